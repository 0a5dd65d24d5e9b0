import { expect, test } from 'vitest';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import { buildReport } from '../../src/core/report/report.js';
import { renderWhy } from '../../src/views/terminal/why.js';
import { expectedFirst } from '../../src/views/text/gap-labels.js';
import { eventsOn } from '../core/events.js';
import { cleanAnswers, testLadder } from '../core/ladders.js';
import { ladder, levelThree, plainStyle, reportOf } from './reports.js';

test('the percentages stand below each other from ten levels on, too', () => {
  const eleven = testLadder(11, 4);
  const assessed = assessmentEvent(eleven, {
    sitting: 'a1',
    answers: cleanAnswers(eleven, 9),
    ownGuess: null,
    mentor: null,
    framework: null,
  });
  const day = '2026-11-21';
  const report = buildReport(eleven, fold(eventsOn(day, [assessed]), eleven.id), day);
  if (report === null) throw new Error('expected a report');
  const rows = renderWhy(report, eleven, plainStyle())
    .split('\n')
    .filter((line) => /^. +\d+ .*%/.test(line));
  expect(rows).toHaveLength(11);
  expect(new Set(rows.map((row) => row.indexOf('%'))).size).toBe(1);
});

test('the percentages add up to 100, and that of the level is what a check-in names', () => {
  for (const posterior of [
    [0.145, 0.855, 0, 0, 0],
    [0.0303, 0.0602, 0.9049, 0.0046, 0],
    [0.0303, 0.0652, 0.8949, 0.0046, 0.005],
    [0.335, 0.335, 0.33, 0, 0],
    [0.105, 0.205, 0.305, 0.385, 0],
    [0.2, 0.2, 0.2, 0.2, 0.2],
  ]) {
    const report = reportOf(levelThree);
    const text = renderWhy(
      { ...report, stage: { ...report.stage, posterior } },
      ladder,
      plainStyle(),
    );
    const percents = [...text.matchAll(/^. +\d +(\d+) %/gm)].map(([, percent]) => Number(percent));
    expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
    const { level } = report.stage;
    const here = new RegExp(
      `^. +${level} +${Math.round((posterior[level - 1] ?? 0) * 100)} %`,
      'm',
    );
    if ((posterior[level - 1] ?? 0) > 0) expect(text).toMatch(here);
  }
});

test('it tells of examples as progress, with those that would help most', () => {
  const why = { rival: 2, answers: [], wouldChange: null };
  const evidenced = { level: 2, confidence: 0.7, wants: ['hands-on'], examples: 4, held: 9 };
  const report = reportOf({ ...levelThree, others: { why, evidenced } });
  const text = renderWhy(report, ladder, plainStyle()).replaceAll(/\s+/g, ' ');
  expect(text).toContain(
    "You've given an example for 4 of the 9 things you do. " +
      'One more would help most here: • Proves a doubtful part of a design by code.',
  );
  const enough = reportOf({
    ...levelThree,
    others: { why, evidenced: { ...evidenced, level: 3 } },
  });
  const shown = renderWhy(enough, ladder, plainStyle()).replaceAll(/\s+/g, ' ');
  expect(shown).toContain(
    "things you do. If only those counted, you'd still be at level 3. One more",
  );
  for (const none of [null, { ...evidenced, examples: 0 }]) {
    const without = reportOf({ ...levelThree, others: { why, evidenced: none } });
    expect(renderWhy(without, ladder, plainStyle())).not.toContain('example');
  }
});

test('it says how many more answers count than those it names', () => {
  const { why } = reportOf(levelThree);
  const first = { behaviour: 'says-no', statement: 'Says no.', level: 3, rating: 4 };
  const text = (weights: readonly number[]) => {
    const answers = weights.map((weight) => ({ ...first, weight }));
    const told = reportOf({ ...levelThree, others: { why: { ...why, answers } } });
    return renderWhy(told, ladder, plainStyle());
  };
  expect(text([1, 0.9, 0.8, 0.8, 0.01]).split('Says no.')).toHaveLength(5);
  expect(text([1, 0.9, 0.8, 0.8])).not.toContain('more\n');
  expect(text([1, 0.9, 0.8, 0.8, 0.3, 0.01])).toContain('\nand two more\n');
});

test('it is two pages of a terminal at most, and cuts nothing', () => {
  const why = renderWhy(reportOf(levelThree), ladder, plainStyle());
  expect(why.split('\n').length).toBeLessThanOrEqual(48);
  expect(why).not.toContain('…');
});

test('it says what the percentages of a level that is held back add up to', () => {
  const report = reportOf({ ...levelThree, cappedBy: 4 });
  const together = '“At least level 3” means level 3 and all above it together.';
  expect(renderWhy(report, ladder, plainStyle())).toContain(together);
  expect(renderWhy(reportOf(levelThree), ladder, plainStyle())).not.toContain('together');
});

test('the plan closes gaps at the level or below first, where that is all it holds', () => {
  const base = reportOf(levelThree);
  const report = {
    ...base,
    why: { ...base.why, wouldChange: ['l5-b1', 'l5-b2', 'l5-b3', 'l5-b4'] },
  };
  const [foundation, next] = [true, false].map((wanted) =>
    report.gaps.find((gap) => gap.foundation === wanted),
  );
  const [action] = [...report.plan.active, ...report.plan.queue];
  if (!(foundation && next && action)) throw new Error('expected gaps and an action');
  const told = (...behaviours: string[]) => {
    const active = behaviours.map((behaviour) => ({ ...action, behaviour }));
    return expectedFirst({ ...report, plan: { ...report.plan, active } });
  };
  expect(told(foundation.behaviour)).toBe('Your plan closes gaps at level 3 or below first.');
  expect(told(foundation.behaviour, next.behaviour)).toBe('');
  expect(told()).toBe('');
});
