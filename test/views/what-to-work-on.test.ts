import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { findingsOf } from '../../src/core/placement/findings.js';
import {
  headlineRanks,
  isUnsettled,
  nextLevel,
  thinLevels,
} from '../../src/core/placement/rival.js';
import type { Report } from '../../src/core/schema/report.schema.js';
import { otherGaps } from '../../src/views/page/gaps.js';
import { renderPlan } from '../../src/views/terminal/plan.js';
import { renderResult } from '../../src/views/terminal/result/result.js';
import { renderStatus } from '../../src/views/terminal/status.js';
import { renderWhy } from '../../src/views/terminal/why.js';
import { enoughOf } from '../../src/views/text/gap-labels.js';
import { builtIn as ladder } from '../commands/ladder-facts.js';
import { builtInReport } from './built-in-report.js';
import { plainStyle } from './reports.js';

/** What people are told to work on, and whether all pages say the same. */

const read = (file: string) => JSON.parse(readFileSync(`test/lives/${file}`, 'utf8'));

const holding = (...ranks: number[]): Answers =>
  new Map(
    allBehaviours(ladder).map(({ behaviour, level }) => [
      behaviour.id,
      ranks.includes(level?.rank ?? 0) ? 4 : 1,
    ]),
  );

const pages = (report: Report) => {
  const style = plainStyle();
  return [
    renderResult(report, ladder, style),
    renderWhy(report, ladder, style),
    renderPlan(report, ladder, style, { folder: '' }),
    renderStatus(report, ladder, style),
  ].map((text) => text.replace(/\s+/g, ' '));
};

test('what the lowest level expects is expected at it, with none below', () => {
  const answers: Answers = new Map([...holding().keys()].map((id) => [id, 3]));
  const [result = ''] = pages(builtInReport(answers));
  expect(result).toContain('Expected at level 1');
});

test('a result leads with what is suggested, and never with what was stuck and swapped', () => {
  const report = builtInReport(holding(1));
  const [first] = report.plan.queue;
  if (first === undefined) throw new Error('nothing is suggested');
  const parked = { ...first, id: 'parked', title: 'Parked before', since: '2026-11-01' };
  const other = { ...first, id: 'other', behaviour: null, status: 'done' as const };
  const result = (queue: Report['plan']['queue'], insteadOf: string) => {
    const done = [{ ...other, since: '2026-11-02', insteadOf }];
    return renderResult({ ...report, plan: { ...report.plan, queue, done } }, ladder, plainStyle());
  };
  expect(result([parked, first], '')).not.toContain(parked.title);
  expect(result([parked], '')).toContain(`To try: ${parked.title}`);
  expect(result([parked], 'parked')).not.toContain(parked.title);
});

describe('somebody whom one level does not describe', () => {
  test.each([
    [[5], 'levels 1, 2, 3 and 4'],
    [[1, 5], 'levels 2, 3 and 4'],
    [[1, 2, 4, 5], 'level 3'],
  ])('%j: hears where they are strong and where thin, and of no next level', (ranks, thin) => {
    const report = builtInReport(holding(...ranks));
    const [result = '', why = '', plan = '', status = ''] = pages(report);
    for (const page of [result, why, plan, status]) {
      expect(page).not.toMatch(/towards level|separates you|rather than|New at|% /);
    }
    expect(result).toContain(`What would fill in ${thin}`);
    expect(result).toContain('Expected at level 5 or below');
    expect(result).not.toMatch(/Expected (?:at|up to) level [1-4]/);
    expect(why).toContain('What shows that you are strong at level 5');
    expect(why).toContain(`Where you are thin: ${thin}`);
    expect(plan).toContain(`Your plan for ${thin}`);
    expect(status).toContain(`Your plan is about ${thin}`);
    const thinAt = thinLevels(report.fit)?.thinAt ?? [];
    for (const { level } of report.gaps) expect([undefined, ...thinAt]).toContain(level);
    expect(nextLevel(report, 5)).toBe(5);
  });
});

test('who holds the top level wants to stay strong there', () => {
  const [, , plan = '', status = ''] = pages(builtInReport(holding(1, 2, 3, 4, 5)));
  expect(plan).toContain('Your plan to stay strong at level 5: Partner');
  expect(status).toContain('Your plan is to stay strong at level 5');
});

describe('described people', () => {
  const byReader: Record<string, Record<string, Record<string, Answer>>> = read('answers.json');
  const lives: { id: string; half: string }[] = read('lives.json');
  const reports = lives
    .filter(({ half }) => half === 'development')
    .flatMap(({ id }) => {
      const answers = byReader.reader1?.[id];
      return answers === undefined
        ? []
        : [[id, builtInReport(new Map(Object.entries(answers)))] as const];
    });

  test.each(reports)('%s: of the first three actions, one can change the level', (_, report) => {
    const isOfLevel = ({ behaviour }: { behaviour: string | null }) =>
      report.gaps.some(
        (gap) => gap.behaviour === behaviour && gap.level !== undefined && !gap.noOpportunity,
      );
    const { queue } = report.plan;
    expect(queue.slice(0, 3).some(isOfLevel)).toBe(queue.some(isOfLevel));
  });

  test.each(reports)(
    '%s: the result shows what decides, and a habit with nothing held',
    (_, report) => {
      const [result = ''] = pages(report);
      const missingPart = result.slice(
        result.search(/What (?:separates|would|is missing|is still missing)/),
      );
      const shown = report.gaps.filter(({ statement }) => missingPart.includes(` ${statement}`));
      expect(shown.length).toBeLessThanOrEqual(5);
      const { stage, why } = report;
      const sign = why.rival > stage.level ? 1 : -1;
      const isGap = (id: string) =>
        report.gaps.some(
          ({ behaviour, foundation }) => behaviour === id && (foundation || sign === 1),
        );
      const decisive = why.answers.find(
        ({ behaviour, weight, rating }) =>
          weight * sign > 0.01 && (rating ?? 4) < ladder.scale.held && isGap(behaviour),
      );
      const enough = enoughOf(report);
      // What would be enough may be nearer than the answer that weighs most.
      for (const id of enough) expect(shown.map(({ behaviour }) => behaviour)).toContain(id);
      const change = report.gaps.filter(({ behaviour }) => why.wouldChange?.includes(behaviour));
      if (report.fit === undefined && enough.length === 0 && change.length > 0) {
        // What is new at the next level is what \`why\` names.
        expect(shown.some((gap) => change.includes(gap))).toBe(true);
      } else if (report.fit === undefined && decisive !== undefined && enough.length === 0) {
        // Of answers that weigh the same, any will do.
        const weights = shown.map(
          (gap) => why.answers.find(({ behaviour }) => behaviour === gap.behaviour)?.weight ?? 0,
        );
        expect(Math.max(...weights.map((weight) => weight * sign))).toBeGreaterThan(
          decisive.weight * sign - 0.01,
        );
      }
      const missing = report.strands.filter(({ all }) => all?.rated && all.held === 0);
      const open = missing.filter(({ id }) =>
        report.gaps.some((gap) => gap.strand === id && gap.foundation && !gap.noOpportunity),
      );
      if (open.length > 0) {
        expect(shown.some(({ strand }) => open.some(({ id }) => id === strand))).toBe(true);
      }
      const expected = result.split(/xpected at level \d or below/)[1]?.split('New at')[0] ?? '';
      expect(expected).not.toContain('no occasion');
    },
  );

  test.each(reports)(
    '%s: of the first three suggestions, one is about what `why` names for the next level',
    (_, report) => {
      const { fit, gaps, plan, why } = report;
      if (fit !== undefined || isUnsettled(report)) return;
      const named = gaps.filter(({ behaviour }) => why.wouldChange?.includes(behaviour));
      const first = plan.queue
        .slice(0, 3)
        .map(({ behaviour }) => gaps.find((gap) => gap.behaviour === behaviour));
      if (named.length > 0) expect(first.some((gap) => gap && named.includes(gap))).toBe(true);
      // The page says that the plan begins with what's expected, and names those three first.
      if (pages(report)[0]?.includes('Your plan begins with')) {
        expect(first[0]?.foundation).toBe(true);
        for (const gap of first)
          expect(pages(report)[0]).toContain(gap?.statement.replace(/\s+/g, ' '));
      }
    },
  );

  test.each(reports)('%s: what would be enough stays so while it is worked on', (id, report) => {
    const enough = enoughOf(report);
    const answers = new Map(Object.entries(byReader.reader1?.[id] ?? {}));
    const open = new Set(enough);
    for (const behaviour of enough) {
      const rating = answers.get(behaviour);
      if (rating === 1 || rating === 2) answers.set(behaviour, rating + 1);
    }
    const later = findingsOf(ladder, answers, answers, open);
    if (enough.length === 0 || later.weighed.placement.stage !== report.stage.level) return;
    for (const behaviour of later.decisive) expect(enough).toContain(behaviour);
  });

  test('what is nearly there leads to the next level where a plan can hold it', () => {
    const ratings = (wanted: string) => {
      const report = reports.find(([id]) => id === wanted)?.[1];
      if (report === undefined) throw new Error(wanted);
      const { gaps, why } = report;
      return gaps.flatMap((gap) => (why.wouldChange?.includes(gap.behaviour) ? gap.rating : []));
    };
    expect(ratings('c09')).toEqual([3, 3, 3]);
    expect(ratings('v02')).toEqual([2, 3, 3]);
    // Here the four near ones aren't enough.
    expect(ratings('c14')).toEqual([1, 1, 1]);
  });

  test.each(reports)(
    '%s: a mentor is shown what would be enough, also where an action was let go',
    (_, report) => {
      const enough = enoughOf(report);
      const dropped = report.plan.queue.map((action) => ({
        ...action,
        status: 'dropped' as const,
      }));
      const letGo = { ...report, plan: { ...report.plan, dropped } };
      const page = JSON.stringify(
        otherGaps({ report: letGo, ladder, locale: null, changes: null }, 3),
      );
      for (const { behaviour, statement } of report.gaps) {
        if (enough.includes(behaviour)) expect(page).toContain(statement);
      }
    },
  );

  test.each(reports)(
    '%s: the first action is for what would be enough, but never for what is new while something is expected, unless the headline names the next level, too',
    (_, report) => {
      const { gaps, plan, stage } = report;
      const enough = enoughOf(report);
      const leading = gaps.filter(({ behaviour }) => enough.includes(behaviour));
      const [lead] = leading.length > 0 ? leading : gaps;
      expect(plan.queue[0]?.behaviour).toBe(lead?.behaviour);
      const [result = '', why = ''] = pages(report);
      if (lead !== undefined) expect(result).toContain(lead.statement);
      const isOpen = gaps.some(({ foundation, noOpportunity }) => foundation && !noOpportunity);
      const isBetween = headlineRanks(report).length > 1;
      if (isOpen && !isBetween) expect(lead?.foundation).toBe(true);
      const isAboutNext = why.includes(`likely than level ${stage.level} It takes`);
      const rule =
        /A plan starts with what's expected (up to|at) level \d, since level \d builds on it/;
      for (const page of [result, why])
        expect(rule.test(page)).toBe(isAboutNext && isOpen && leading.length === 0);
    },
  );

  test('between two levels, what would settle it comes first, also where it is new at the upper one', () => {
    const isNew = ({ foundation }: Report['gaps'][number]) => !foundation;
    const between = reports.filter(([, report]) => headlineRanks(report).length > 1);
    const leadsUp = between.filter(([id, report]) => {
      const enough = enoughOf(report);
      const leading = report.gaps.slice(0, enough.length);
      expect(leading.map(({ behaviour }) => behaviour).toSorted(), id).toEqual(enough.toSorted());
      return (
        leading.some(isNew) && report.gaps.some((gap) => !isNew(gap) && !leading.includes(gap))
      );
    });
    expect(leadsUp.length).toBeGreaterThan(3);
  });

  test('different people get different first actions', () => {
    const first = reports.map(([, { plan }]) => plan.queue[0]?.id);
    const most = Math.max(...first.map((id) => first.filter((other) => other === id).length));
    expect(most / first.length).toBeLessThan(0.25);
  });
});
