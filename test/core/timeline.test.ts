import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/base/day.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { differenceSince, lastAssessment } from '../../src/core/history/difference.js';
import type { HistoryEntry } from '../../src/core/history/history.js';
import { buildHistory } from '../../src/core/history/history.js';
import type { Standing } from '../../src/core/history/standing.js';
import { lastWeeks, sinceCheckin, timelineOf, totalOf } from '../../src/core/history/timeline.js';
import { fold } from '../../src/core/journal/fold.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { eventsOn } from './events.js';
import { testLadder } from './ladders.js';
import { answersOfLevel } from './year.js';

const start = '2026-01-05';
const standing = (day: string, position: number): Standing => ({
  day,
  level: Math.round(position),
  ranks: [Math.round(position)],
  position,
  themes: [],
  strands: [],
});
const assessed = (day: string, position: number): HistoryEntry => ({
  kind: 'assessment',
  day,
  sitting: day,
  answered: 30,
  standing: standing(day, position),
});
const noted = (day: string): HistoryEntry => ({
  kind: 'evidence',
  day,
  text: 'x',
  behaviours: [],
  noted: true,
});

describe('the timeline', () => {
  test('a stretch is a day as long as the days fit, and holds the position at its end', () => {
    const timeline = timelineOf(
      {
        entries: [assessed(start, 2), noted('2026-01-06'), noted('2026-01-06')],
        first: standing(start, 2),
        now: standing('2026-01-08', 2.4),
      },
      60,
    );
    expect(timeline?.days).toBe(1);
    expect(
      timeline?.stretches.map(({ from, position, recorded, marks }) => [
        from,
        position,
        recorded,
        marks.noted,
      ]),
    ).toEqual([
      ['2026-01-05', 2, true, 0],
      ['2026-01-06', 2, false, 2],
      ['2026-01-07', 2, false, 0],
      ['2026-01-08', 2.4, true, 0],
    ]);
  });

  test.each([
    [60, 1],
    [61, 2],
    [140, 3],
    [420, 7],
    [1680, 28],
    [1681, 56],
    [36_500, 896],
  ])('over %i days, a stretch has %i', (span, days) => {
    const now = standing(addDays(start, span - 1), 3);
    expect(timelineOf({ entries: [], first: standing(start, 2), now }, 60)?.days).toBe(days);
  });

  test('no time, no picture', () => {
    const first = standing(start, 2);
    expect(timelineOf({ entries: [], first, now: standing(start, 2) }, 60)).toBeNull();
    expect(timelineOf({ entries: [], first: null, now: null }, 60)).toBeNull();
  });

  test('whatever its width, it begins at the first day, ends at today’s position and loses no mark', () => {
    const days = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(
        fc.array(days),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 5, max: 120 }),
        (at, span, most) => {
          const inside = at.filter((day) => day <= span);
          const timeline = timelineOf(
            {
              entries: inside.map((day) => noted(addDays(start, day))),
              first: standing(start, 2),
              now: standing(addDays(start, span), 3.5),
            },
            most,
          );
          expect(timeline?.stretches.length).toBeLessThanOrEqual(most);
          expect(timeline?.stretches[0]?.from).toBe(start);
          expect(timeline?.stretches.at(-1)).toMatchObject({ position: 3.5, recorded: true });
          expect(totalOf(timeline?.stretches ?? []).noted).toBe(inside.length);
        },
      ),
    );
  });
});

describe('the last weeks', () => {
  const ladder = testLadder(4, 4);
  const assessment: NewEvent = {
    type: 'assessment',
    ladder: ladder.id,
    ladderVersion: '1',
    sitting: 'a1',
    answers: [],
    ownGuess: null,
    mentor: null,
    framework: null,
    result: { level: 2, confidence: 1, position: 2 },
  };
  const state = fold(
    [
      ...eventsOn(start, [assessment]),
      ...eventsOn('2026-01-12', [
        { type: 'checkin', sitting: 'c1', ladder: ladder.id, note: 'x', next: '2026-01-26' },
        // Left, and empty: neither counts.
        { type: 'checkin', sitting: 'c2', ladder: ladder.id, note: 'x' },
        { type: 'checkin', sitting: 'c3', ladder: ladder.id, next: '2026-01-26' },
        // Added to the first one later that day.
        { type: 'checkin', sitting: 'c4', ladder: ladder.id, note: 'y', next: '2026-01-26' },
        { type: 'evidence', date: '2026-01-10', text: 'a line', behaviours: [] },
      ]),
    ],
    ladder.id,
  );

  test('begin with the first assessment', () => {
    expect(lastWeeks(state, start)).toHaveLength(1);
    expect(lastWeeks(state, '2026-01-11')).toHaveLength(1);
    expect(lastWeeks(state, '2026-01-12').map(({ from, marks }) => [from, marks])).toEqual([
      ['2025-12-30', { checkin: 0, done: 0, noted: 0 }],
      ['2026-01-06', { checkin: 1, done: 0, noted: 1 }],
    ]);
  });

  test('tell in which of them an assessment was', () => {
    expect(lastWeeks(state, '2026-01-12').map(({ assessed }) => assessed)).toEqual([true, false]);
  });

  test('are a quarter at most', () => {
    expect(lastWeeks(state, '2026-12-31')).toHaveLength(13);
    expect(totalOf(lastWeeks(state, '2026-12-31'))).toEqual({ checkin: 0, done: 0, noted: 0 });
  });
});

describe('what was noted', () => {
  const ladder = testLadder(5, 6);
  const line = (text: string, date: string): NewEvent => ({
    type: 'evidence',
    date,
    text,
    behaviours: [],
  });
  const assessment = assessmentEvent(ladder, {
    answers: answersOfLevel(ladder, 2),
    ownGuess: null,
    mentor: null,
    framework: null,
    sitting: 'a1',
  });
  const answers = assessment.answers.map((answer, index) =>
    index === 0 ? { ...answer, evidence: 'an example' } : answer,
  );
  const [behaviour = ''] = answers.map((answer) => answer.behaviour);
  const before = eventsOn('2026-01-04', [line('before', '2026-01-04')]);
  const after = eventsOn('2026-01-19', [
    line('after', '2026-01-18'),
    line('after, about last year', '2025-11-01'),
    {
      type: 'review',
      by: 'Mentor',
      ladder: ladder.id,
      answers: [{ behaviour, answer: 4, evidence: 'seen' }],
    },
  ]);
  const corrected = eventsOn('2026-01-20', [
    { type: 'amendment', evidence: before[0]?.id ?? '', text: 'before, corrected' },
  ]);
  const events = [
    ...before,
    ...eventsOn(start, [{ ...assessment, answers }]),
    ...after,
    ...corrected,
  ];
  const today = '2026-01-21';

  test('counts alike everywhere: written after the assessment, by the person', () => {
    const moment = lastAssessment(ladder, events, today);
    const difference = moment && differenceSince(ladder, moment, events, today);
    const timeline = timelineOf(buildHistory(ladder, events, today), 60);
    expect(difference?.noted).toBe(2);
    expect(totalOf(timeline?.stretches ?? []).noted).toBe(2);
    expect(totalOf(lastWeeks(fold(events, ladder.id), today)).noted).toBe(2);
  });

  test('after a check-in but before it happened, is told apart', () => {
    const said: NewEvent = {
      type: 'checkin',
      sitting: '0',
      ladder: ladder.id,
      note: 'small steps',
      next: '2026-02-01',
    };
    const [first, rest] = [events.slice(0, -1), eventsOn('2026-01-20', [said])];
    const late = eventsOn('2026-01-22', [
      line('of the week before', '2026-01-12'),
      line('of yesterday', '2026-01-21'),
    ]);
    const state = fold([...first, ...rest, ...late], ladder.id);
    // The id of a sitting is made as it begins.
    const sitting = rest[0]?.id ?? '';
    const checkins = state.checkins.map((checkin) => ({ ...checkin, sitting }));
    expect(sinceCheckin({ ...state, checkins })).toMatchObject({
      marks: { noted: 1 },
      earlier: 1,
      viewed: false,
      assessed: false,
      taken: 0,
    });
    const begun = (day: string) =>
      sinceCheckin({
        ...state,
        checkins,
        assessments: [{ day } as (typeof state.assessments)[number]],
        actions: [{ status: 'active', since: day } as (typeof state.actions)[number]],
      });
    expect(begun('2026-01-20')).toMatchObject({ assessed: false, taken: 0 });
    expect(begun('2026-01-21')).toMatchObject({ assessed: true, taken: 1 });
    const viewedOn = (day: string) =>
      sinceCheckin({ ...state, checkins, reviews: [{ day } as (typeof state.reviews)[number]] });
    // Nor is what a check-in of two days noted on its first any news.
    const told = [{ text: 'of the week before', behaviours: [] }];
    const inIt = checkins.map((checkin) => ({ ...checkin, evidence: told }));
    expect(sinceCheckin({ ...state, checkins: inIt })?.earlier).toBe(0);
    const { last = '' } = checkins[0] ?? {};
    const correctedAt = (end: string) => {
      const rating = { behaviour: 'l3-b1', answer: 4 };
      const more = { correction: true, sitting: '1', last: end, ratings: [rating, rating] };
      const corrections = [...checkins, { ...checkins[0], ...more } as (typeof checkins)[number]];
      return sinceCheckin({ ...state, checkins: corrections })?.corrected;
    };
    expect([correctedAt(last), correctedAt(`${last}1`)]).toEqual([0, 2]);
    const [on, after] = ['2026-01-20', '2026-01-21'].map((day) => viewedOn(day)?.viewed);
    expect([on, after]).toEqual([false, true]);
  });
});
