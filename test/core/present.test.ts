import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event, NewEvent } from '../../src/core/events.schema.js';
import { fold } from '../../src/core/journal.js';
import { canFollow, goOn, isClosed, presentOf } from '../../src/core/present.js';
import { eventsOn } from './events.js';
import { anyEvent } from './life.js';

const present = (events: readonly Event[]) => presentOf(fold(events, 'test'));
const evidence = (text: string, date: string, ...behaviours: string[]): NewEvent => ({
  type: 'evidence',
  date,
  text,
  behaviours,
});

test('folding later events on a present leads where folding all of them does', () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 60 }),
      fc.nat(60),
      fc.nat(60),
      (all, one, other) => {
        const events = eventsOn('2026-11-21', all);
        const [first = 0, second = 0] = [one, other].sort((a, b) => a - b);
        const middle = goOn(present(events.slice(0, first)), events.slice(first, second), 'test');
        expect(goOn(middle, events.slice(second), 'test')).toEqual(present(events));
      },
    ),
    { numRuns: 300 },
  );
});

test('a present is the same after it was kept as JSON', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (all) => {
      const { rerated, ...rest } = present(eventsOn('2026-11-21', all));
      expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
      expect(new Map(JSON.parse(JSON.stringify([...rerated])))).toEqual(rerated);
    }),
  );
});

test('a present has the latest assessment, and the five newest lines of each behaviour', () => {
  const lines = [3, 1, 7, 2, 6, 5, 4].map((day) =>
    evidence(`day ${day}`, `2026-11-0${day}`, 'a', ...(day === 1 ? ['b'] : [])),
  );
  const again = evidence('again', '2026-11-03', 'a');
  const { evidence: kept } = present(eventsOn('2026-11-21', [...lines, again]));
  expect(kept.map(({ text, behaviours }) => `${text}: ${behaviours}`)).toEqual([
    'day 1: b',
    'day 7: a',
    'day 6: a',
    'day 5: a',
    'day 4: a',
    'again: a',
  ]);
});

describe('what may follow', () => {
  const [first, second, third] = eventsOn('2026-11-21', [
    evidence('x', '2026-11-21', 'a'),
    evidence('y', '2026-11-21', 'a'),
    { type: 'undo', targets: ['some-id'] },
  ]) as [Event, Event, Event];

  test.each([
    ['nothing', [], first.id, true],
    ['a later event', [second], first.id, true],
    ['anything, after nothing', [first], null, true],
    ['the same event', [first], first.id, false],
    ['an earlier event', [first], second.id, false],
    ['an undo', [third], second.id, false],
    ['an event with a key', [{ ...second, key: 'k' }], first.id, false],
  ])('%s', (_, events, after, may) => {
    expect(canFollow(events, after)).toBe(may);
  });

  test('events of which one is taken back that is not there are not closed', () => {
    expect(isClosed([first, second])).toBe(true);
    expect(isClosed([first, { ...third, targets: [first.id] } as Event])).toBe(true);
    expect(isClosed([first, { ...third, targets: [first.id, second.id] } as Event])).toBe(false);
  });
});
