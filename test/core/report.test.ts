import { describe, expect, test } from 'vitest';
import { assessmentEvent, missingRatings } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import { planNow } from '../../src/core/plan/plan-now.js';
import { takeAction } from '../../src/core/plan/suggestions.js';
import { buildReport } from '../../src/core/report/report.js';
import { reportBefore } from '../../src/core/report/report-before.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { reportSchema } from '../../src/core/schema/report.schema.js';
import { draftEvents, eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

const ladder = testLadder(4, 4);
const said = {
  sitting: 'a1',
  answers: cleanAnswers(ladder, 2).set('trust-1', 2),
  evidence: new Map([['l1-b1', 'shipped the export']]),
  ownGuess: 3,
  mentor: null,
  framework: 'none of note',
};
const report = (...events: NewEvent[]) =>
  buildReport(ladder, fold(eventsOn('2026-11-21', events), ladder.id), '2026-11-28');

test('without an assessment there is no report', () => {
  expect(buildReport(ladder, fold([], ladder.id), '2026-11-21')).toBeNull();
});

describe('after an assessment', () => {
  const assessed = fold(eventsOn('2026-11-21', [assessmentEvent(ladder, said)]), ladder.id);
  const [first] = planNow(ladder, assessed, '2026-11-21').suggestions;
  if (first === undefined) throw new Error('no suggestion');
  const made = report(
    assessmentEvent(ladder, said),
    {
      type: 'plan',
      ladder: ladder.id,
      nextCheckin: '2026-12-05',
      actions: [takeAction(first, '2026-11-21', [])],
    },
    { type: 'evidence', date: '2026-11-25', text: 'shipped again', behaviours: ['l1-b1'] },
    { type: 'evidence', date: '2026-11-26', text: 'shipped the export', behaviours: ['l1-b1'] },
  );

  test('fits its schema', () => {
    expect(reportSchema.parse(made)).toEqual(made);
  });

  test('says the stage, beside the own guess', () => {
    expect(made?.stage).toMatchObject({
      level: 2,
      id: 'level-2',
      title: 'Title 2',
      ownGuess: 3,
      cappedBy: null,
    });
    expect(made?.stage.posterior).toHaveLength(4);
    expect(made?.stage.confidence).toBe(made?.stage.posterior[1]);
    expect(made?.date).toBe('2026-11-28');
  });

  test('lists what was asked, with evidence newest first; the same words count once', () => {
    expect(made?.answers.map(({ behaviour }) => behaviour)).toEqual([...said.answers.keys()]);
    expect(made?.answers[0]?.evidence).toEqual([
      { date: '2026-11-25', text: 'shipped again' },
      { date: '2026-11-21', text: 'shipped the export' },
    ]);
  });

  test('has the plan: what is active, and the rest of the suggestions behind it', () => {
    expect(made?.plan.targetLevel).toBe(3);
    expect(made?.plan.active.map(({ id, due }) => [id, due])).toEqual([
      ['trust-1-start', '2026-12-21'],
    ]);
    expect(made?.plan.queue.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'l3-b1-start queued',
      'l3-b2-start queued',
      'l3-b3-start queued',
      'l3-b4-start queued',
      'ask-for-mentor queued',
    ]);
    expect(made?.nextCheckin).toBe('2026-12-05');
  });
});

test('a draft whose stage was shown counts before the first assessment, never instead of one', () => {
  const draft = draftEvents(ladder, 'd1', 3);
  const before = assessmentEvent(ladder, said);
  const placed: NewEvent = { type: 'placed', sitting: 'd1', ladder: ladder.id, level: 3 };
  expect(report(...draft)).toBeNull();
  expect(report(...draft, placed)).toMatchObject({
    stage: { level: 3 },
    basis: { unfinished: true },
  });
  expect(report(before, ...draft, placed)).toEqual(report(before));
});

test('the second of two assessments counts, with what the first was asked besides', () => {
  const second = { ...said, answers: cleanAnswers(testLadder(3, 4), 3), evidence: new Map() };
  const made = report(assessmentEvent(ladder, said), assessmentEvent(ladder, second));
  const asOf = new Map(made?.answers.map((answer) => [answer.behaviour, answer.asOf]));
  expect(asOf.get('l4-b1')).toBe('2026-11-21');
  expect(asOf.get('trust-1')).toBe('2026-11-21');
  expect([...second.answers.keys()].filter((id) => asOf.get(id) !== undefined)).toEqual([]);
  expect(reportSchema.parse(made)).toEqual(made);
});

test('the report before a sitting is without what was said in it', () => {
  const second = { ...said, sitting: 'a2', answers: cleanAnswers(ladder, 3) };
  const both = [assessmentEvent(ladder, said), assessmentEvent(ladder, second)];
  const before = (sitting: string, events: NewEvent[]) =>
    reportBefore(sitting, ladder, eventsOn('2026-11-21', events), '2026-11-28');
  expect(report(...both)?.stage.level).toBe(3);
  expect(before('a2', both)?.stage.level).toBe(2);
  expect(before('a1', both.slice(0, 1))).toBeNull();
});

test('each level has its tally', () => {
  expect(report(assessmentEvent(ladder, said))?.levels).toEqual([
    { rank: 1, held: 4, near: 0, rated: 4, of: 4 },
    { rank: 2, held: 4, near: 0, rated: 4, of: 4 },
    { rank: 3, held: 0, near: 0, rated: 4, of: 4 },
    { rank: 4, held: 0, near: 0, rated: 4, of: 4 },
  ]);
});

describe('a run of one rating', () => {
  const same = new Map([...said.answers.keys()].map((id) => [id, 4] as const));

  test('is told where the answers were given one by one', () => {
    const event = assessmentEvent(ladder, { ...said, answers: same, oneByOne: true });
    expect(report(event)?.careless).toMatchObject({ rating: 4, run: same.size, of: same.size });
  });

  test('means nothing in the order of a ladder, as files have it', () => {
    const event = assessmentEvent(ladder, { ...said, answers: same });
    expect(event).not.toHaveProperty('oneByOne');
    expect(report(event)).not.toHaveProperty('careless');
  });
});

describe('whatIsMissing', () => {
  test('counts the ratings that a stage still needs, and names some', () => {
    expect(missingRatings(ladder, new Map([['l1-b1', 4]]))).toEqual({
      sentence: "1 of the levels' behaviours rated, and a stage needs 5",
      behaviours: ['l1-b2', 'l1-b3', 'l1-b4', 'l2-b1', 'l2-b2', 'l2-b3'],
    });
  });

  test('skips and missing opportunities are no ratings', () => {
    const answers = new Map([...cleanAnswers(ladder, 2).keys()].map((id) => [id, 'skip'] as const));
    expect(missingRatings(ladder, answers)?.sentence).toMatch(/^nothing is rated yet/);
  });

  test('is null when they are enough', () => {
    expect(missingRatings(ladder, cleanAnswers(ladder, 2))).toBeNull();
  });
});

test('an assessment without a rating, as only a hand writes it, has a report that says little', () => {
  const empty = assessmentEvent(ladder, { ...said, answers: new Map(), evidence: new Map() });
  const made = report(empty);
  expect(reportSchema.parse(made)).toEqual(made);
  expect(made).toMatchObject({ stage: { level: 1 }, why: { rival: 2, answers: [] }, gaps: [] });
});
