import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carryOver } from '../../src/core/carry-over.js';
import type { NewEvent } from '../../src/core/events.schema.js';
import { fold } from '../../src/core/journal.js';
import { presentOf } from '../../src/core/present.js';
import { buildReport } from '../../src/core/report.js';
import { eventsOn } from './events.js';
import { testLadder } from './ladders.js';
import { anyEvent, assessment, checkin } from './life.js';

const today = '2026-11-21';
const ladder = testLadder();

/** The report before some last events, the one after them, and what is carried over. */
function around(first: readonly NewEvent[], last: readonly NewEvent[]) {
  const events = eventsOn(today, [...first, ...last]);
  const state = (count: number) => presentOf(fold(events.slice(0, count), ladder.id));
  const after = state(events.length);
  const before = buildReport(ladder, state(first.length), today);
  return {
    whole: buildReport(ladder, after, today),
    carried: before && carryOver(before, { state: () => after }, events.slice(first.length)),
  };
}

test('what is carried over is the report that would be made anew', () => {
  let carriedOver = 0;
  const life = fc.tuple(assessment, fc.array(anyEvent, { maxLength: 20 }));
  fc.assert(
    fc.property(life, fc.array(checkin, { maxLength: 2 }), ([begin, middle], last) => {
      const { whole, carried } = around([begin, ...middle], last);
      if (carried === null) return;
      carriedOver += 1;
      expect(carried).toEqual(whole);
    }),
    { numRuns: 1000 },
  );
  expect(carriedOver).toBeGreaterThan(100);
});

const begin: NewEvent[] = fc.sample(assessment, { numRuns: 1, seed: 1 }).map((event) => ({
  ...event,
  ladder: 'test',
})) as NewEvent[];
const plan: NewEvent = {
  type: 'plan',
  ladder: 'test',
  actions: [
    { id: 'one', act: 'ask', behaviour: 'l1-b1' },
    { id: 'over', act: 'draw', behaviour: 'l1-b2', status: 'done' },
  ],
};
const said = (more: object): NewEvent =>
  ({ type: 'checkin', sitting: 's9', ladder: 'test', ...more }) as NewEvent;

test.each([
  ['a note', said({ note: 'asked' }), true],
  ['an action that moved', said({ actions: [{ id: 'one', outcome: 'moved' }] }), true],
  [
    'an action that is done, and stuck',
    said({ actions: [{ id: 'over', outcome: 'stuck' }] }),
    true,
  ],
  ['another day', { type: 'plan', ladder: 'test', nextCheckin: today } as NewEvent, true],
  ['an action that was done', said({ actions: [{ id: 'one', outcome: 'done' }] }), false],
  ['a rating', said({ ratings: [{ behaviour: 'l1-b1', answer: 2 }] }), false],
  ['evidence', said({ evidence: [{ text: 'x', behaviours: ['l1-b1'] }] }), false],
  ['a target', { type: 'plan', ladder: 'test', target: 1 } as NewEvent, false],
  ['an assessment', begin[0] as NewEvent, false],
])('%s', (_, event, isCarried) => {
  const { whole, carried } = around([...begin, plan], [event]);
  expect(carried === null).toBe(!isCarried);
  if (isCarried) expect(carried).toEqual(whole);
});
