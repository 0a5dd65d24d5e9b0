import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersOverTime } from '../../src/core/answers/answers-over-time.js';
import { currentAnswers } from '../../src/core/answers/counting-answers.js';
import { earlierAnswers } from '../../src/core/answers/earlier-answers.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { endOf } from '../../src/core/history/difference.js';
import { buildHistory } from '../../src/core/history/history.js';
import { planUndo } from '../../src/core/history/undo.js';
import { listUndoItems } from '../../src/core/history/undo-items.js';
import { answersOf, onScreen, resumeInterview } from '../../src/core/interview/interview.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import { runs } from '../thorough.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

/** A ladder whose author goes on writing: what was answered before may be off it. */

const today = '2026-11-21';
const before = testLadder(4, 4);

const assessment = assessmentEvent(before, {
  sitting: 'a1',
  answers: new Map<string, Answer>([...cleanAnswers(before, 2, 4, 3), ['listen-1', 3]]),
  ownGuess: 4,
  mentor: null,
  framework: null,
});
const checkin: NewEvent = {
  type: 'checkin',
  sitting: 'c1',
  ladder: before.id,
  ratings: [
    { behaviour: 'l3-b1', answer: 4 },
    { behaviour: 'l1-b1', answer: 2 },
  ],
};
const review: NewEvent = {
  type: 'review',
  ladder: before.id,
  by: 'a lead',
  answers: [...cleanAnswers(before, 1)].map(([behaviour, answer]) => ({ behaviour, answer })),
};
const target: NewEvent = { type: 'plan', ladder: before.id, target: 4 };
const events = eventsOn(today, [assessment, checkin, review, target]);
const state = fold(events, before.id);

/** The same with fewer points on its scale. */
const shorter = (points: number): Ladder => ({
  ...before,
  scale: { ...before.scale, points: before.scale.points.slice(0, points), held: 3 },
});
/** The same without a behaviour, and with fewer levels. */
const without = (gone: string, levels = 4): Ladder => ({
  ...before,
  levels: before.levels.slice(0, levels).map((level) => ({
    ...level,
    behaviours: level.behaviours.filter(({ id }) => id !== gone),
  })),
});

describe('an answer off the scale', () => {
  const ladder = shorter(3);

  test('does not count, and is reported', () => {
    const report = buildReport(ladder, state, today);
    expect(report?.basis?.leftOut).toHaveLength(8);
    expect(report?.basis?.leftOut).toContain('l3-b1');
    expect(report?.basis?.moved).toEqual(['l1-b1']);
    expect(report?.answers.map(({ rating }) => rating)).not.toContain(4);
  });

  test('is reported to nobody else', () => {
    expect(answersOverTime(ladder, state, 'l3-b1', []).map(({ answer }) => answer)).toEqual([3]);
    expect([...earlierAnswers(ladder, state, today).values()]).not.toContain(4);
    expect(buildHistory(ladder, events, today).now?.level).toBeGreaterThan(0);
    const thing = listUndoItems(events, ladder.id).find(({ kind }) => kind === 'checkin');
    expect(planUndo(ladder, events, today, thing?.id ?? '').after.stage).not.toBeNull();
  });

  test('of another person is left out, too', () => {
    const { review: told } = buildReport(ladder, state, today) ?? {};
    expect(told?.talkingPoints.map(({ other }) => other)).not.toContain(4);
    const all: NewEvent = { ...review, answers: [{ behaviour: 'l1-b1', answer: 4 }] };
    const only = fold(eventsOn(today, [assessment, all]), before.id);
    expect(buildReport(ladder, only, today)?.review).toBeUndefined();
  });

  test('alone gives no stage', () => {
    expect(currentAnswers(shorter(2), state, today)).toBeNull();
    expect(endOf(today, events).events).toHaveLength(4);
    expect(buildHistory(shorter(2), events, today).now).toBeNull();
  });
});

test('an unchanged ladder reports nothing', () => {
  expect(buildReport(before, state, today)?.basis).not.toHaveProperty('leftOut');
});

test('answers to removed behaviours are reported, skips are not', () => {
  const said = currentAnswers(without('l1-b2'), state, today);
  expect(said?.leftOut).toEqual(['l1-b2']);
  const skipped = assessmentEvent(before, {
    sitting: 'a2',
    answers: new Map<string, Answer>([...cleanAnswers(before, 2), ['l1-b2', 'skip']]),
    ownGuess: null,
    mentor: null,
    framework: null,
  });
  const other = fold(eventsOn(today, [skipped]), before.id);
  expect(currentAnswers(without('l1-b2'), other, today)?.leftOut).toEqual([]);
});

test('removed levels are neither a target nor an own guess', () => {
  const ladder = without('', 3);
  const report = buildReport(ladder, state, today);
  expect(report?.plan.targetLevel).toBe(3);
  expect(report?.stage.ownGuess).toBeNull();
  expect(earlierAnswers(ladder, state, today).has('@own-guess')).toBe(false);
});

describe('a draft', () => {
  const draft = [
    { question: '@own-guess', phase: 'own-guess', answer: { level: 4 } },
    { question: 'l1-b1', phase: 'placement', answer: 4 },
    { question: 'l2-b1', phase: 'placement', answer: 2 },
    { question: '@example/l1-b1', phase: 'examples', answer: { text: 'it ran' } },
  ] as const;
  const asked = (ladder: Ladder) =>
    resumeInterview(ladder, draft).path.map(({ question }) => question);

  test('goes on as it was where the ladder is the same', () => {
    expect(asked(before)).toEqual(draft.map(({ question }) => question));
  });

  test('loses answers to removed behaviours', () => {
    expect(asked(without('l1-b1'))).toEqual(['@own-guess', 'l2-b1']);
    expect(asked(without('', 3))).toEqual(['l1-b1', 'l2-b1', '@example/l1-b1']);
    expect(onScreen(resumeInterview(without('', 3), draft))?.question).toBe('@own-guess');
  });

  test('loses answers off the scale', () => {
    const interview = resumeInterview(shorter(3), draft);
    expect([...answersOf(interview)]).toEqual([['l2-b1', 2]]);
  });
});

test('any edit of a ladder leaves a journal that can be read', () => {
  const ids = before.levels.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 3, max: 5 }),
      fc.subarray(ids, { maxLength: 15 }),
      (levels, points, gone) => {
        const ladder = {
          ...shorter(points),
          levels: before.levels.slice(0, levels).map((level) => ({
            ...level,
            behaviours: level.behaviours.filter(({ id }) => !gone.includes(id)),
          })),
        };
        const report = buildReport(ladder, state, today);
        expect(report?.plan.targetLevel ?? 1).toBeLessThanOrEqual(levels);
        buildHistory(ladder, events, today);
        for (const { id } of listUndoItems(events, ladder.id)) planUndo(ladder, events, today, id);
      },
    ),
    { numRuns: runs(200) },
  );
});
