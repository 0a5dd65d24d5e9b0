import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceSince, endOf } from '../../src/core/history/difference.js';
import { buildHistory } from '../../src/core/history/history.js';
import { planUndo } from '../../src/core/history/undo.js';
import { fold } from '../../src/core/journal/fold.js';
import { buildReport } from '../../src/core/report/report.js';
import type { Event } from '../../src/core/schema/events.schema.js';
import { memoryStore } from '../store/memory-store.js';
import { testLadder } from './ladders.js';
import type { YearDay } from './year.js';
import { yearOf } from './year.js';

const ladder = testLadder(5, 8);
const year = yearOf(ladder);
const end = year.at(-1)?.day ?? '';

/** The journal of somebody who wrote on these days, as text. */
function written(days: readonly YearDay[], journal = ''): string {
  return days.reduce((text, { day, events }) => {
    const store = memoryStore({ clock: () => new Date(`${day}T09:00:00Z`), today: day }, text);
    store.append(events);
    return store.journalText();
  }, journal);
}

function readJournal(text: string): readonly Event[] {
  return memoryStore({ clock: () => new Date(0), today: '1970-01-01' }, text).readJournal().events;
}

const events = readJournal(written(year));

test('the year is whole: two assessments, 26 check-ins, evidence in between', () => {
  const state = fold(events, ladder.id);
  expect(state.assessments).toHaveLength(2);
  expect(state.checkins).toHaveLength(26);
  expect(state.evidence).toHaveLength(26);
  expect(state.actions.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  expect(state.rerated.size).toBe(0);
});

test('on each day the history ends with what the report of that day says', () => {
  for (const { day } of year) {
    const until = events.filter((event) => event.day <= day);
    const report = buildReport(ladder, fold(until, ladder.id), day);
    const { now, entries } = buildHistory(ladder, until, day);
    expect(now).toMatchObject({ level: report?.stage.level, position: report?.stage.position });
    const told = entries.flatMap((entry) =>
      'standing' in entry && entry.standing ? entry.standing : [],
    );
    expect(told.at(-1)).toMatchObject({ level: now?.level, position: now?.position });
    expect(entries.filter(({ kind }) => kind === 'checkin')).toHaveLength(
      until.filter(({ type }) => type === 'checkin').length,
    );
    const done = entries.filter((entry) => entry.kind === 'action' && entry.status === 'done');
    expect(done).toHaveLength(report?.plan.done.length ?? 0);
  }
});

test('the history of a day is the beginning of the later history', () => {
  const whole = buildHistory(ladder, events, end).entries;
  for (const { day } of year) {
    const until = events.filter((event) => event.day <= day);
    const part = buildHistory(ladder, until, day).entries;
    expect(whole.slice(0, part.length)).toEqual(part);
  }
});

test('the differences from day to day add up to that of the year', () => {
  const days = [year[0]?.day ?? '', '2026-04-01', '2026-08-01', end];
  const between = (from: string, to: string) => {
    const until = events.filter((event) => event.day <= to);
    const difference = differenceSince(ladder, endOf(from, until), until, to);
    if (difference === null) throw new Error('expected a stage');
    return difference;
  };
  const all = between(days[0] ?? '', end);
  const parts = days.slice(1).map((day, index) => between(days[index] ?? '', day));
  const sum = (count: (difference: typeof all) => number) =>
    parts.reduce((total, part) => total + count(part), 0);
  expect(sum(({ checkins }) => checkins)).toBe(all.checkins);
  expect(sum(({ evidence }) => evidence.length)).toBe(all.evidence.length);
  expect(sum(({ done }) => done.length)).toBe(all.done.length);
  expect(all).toMatchObject({
    checkins: 26,
    assessments: 1,
    before: { level: 2 },
    now: { level: 3 },
  });
  const answers = new Map<string, unknown>();
  for (const { behaviours } of parts) {
    for (const { behaviour, to } of behaviours) answers.set(behaviour, to);
  }
  for (const { behaviour, to } of all.behaviours) expect(answers.get(behaviour)).toBe(to);
});

test('at each step, undo leads back to the day before, and once more to the day itself', () => {
  for (const [index, { day, events: added }] of year.entries()) {
    const store = memoryStore(
      { clock: () => new Date(`${day}T10:00:00Z`), today: day },
      written(year.slice(0, index + 1)),
    );
    const after = store.readJournal().events;
    const before = after.slice(0, after.length - added.length);
    const undo = () => {
      const { targets } = planUndo(ladder, store.readJournal().events, day);
      store.append([{ type: 'undo', targets: [...targets] }]);
      return fold(store.readJournal().events, ladder.id);
    };
    expect(undo()).toEqual(fold(before, ladder.id));
    expect(undo()).toEqual(fold(after, ladder.id));
  }
});

describe('the same year on two machines', () => {
  const outcome = (text: string) => {
    const all = readJournal(text);
    return { state: fold(all, ladder.id), history: buildHistory(ladder, all, end) };
  };
  /** The state without the ids of events, which chance gives. */
  const comparable = ({
    assessments,
    checkins,
    changedBy,
    evidence,
    ...state
  }: ReturnType<typeof fold>) => ({
    ...state,
    changedBy: [...changedBy.keys()],
    checkins: checkins.map(({ last: _, ...checkin }) => checkin),
    evidence: evidence.map(({ id: _, ...line }) => line),
    assessments: assessments.map(({ id: _, ...assessment }) => assessment),
  });

  test('merged in either order gives the same state, however the days were split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: year.length, maxLength: year.length }),
        (onFirst) => {
          // Both know the first day, and then not of each other.
          const [first, ...rest] = year;
          const start = written(first === undefined ? [] : [first]);
          const one = written(
            rest.filter((_, index) => onFirst[index]),
            start,
          );
          const other = written(
            rest.filter((_, index) => !onFirst[index]),
            start,
          );
          expect(outcome(one + other)).toEqual(outcome(other + one));
          expect(outcome(one + other + one)).toEqual(outcome(one + other));
          expect(comparable(outcome(one + other).state)).toEqual(
            comparable(fold(events, ladder.id)),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});
