import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDay } from '../../src/core/base/day.js';

test.each([
  ['2026-11-21', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['26-01-01', false],
  ['2026-11-21T00:00', false],
  ['', false],
])('isDay(%j) is %s', (text, known) => {
  expect(isDay(text)).toBe(known);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-11-21', -12, '2025-11-21'],
  ['2026-03-31', -1, '2026-02-28'],
])('addMonths(%s, %i) is %s', (day, months, result) => {
  expect(addMonths(day, months)).toBe(result);
});

test('adding days and counting them are inverse', () => {
  const days = fc.integer({ min: -40_000, max: 40_000 });
  fc.assert(
    fc.property(days, days, (from, distance) => {
      const day = addDays('2000-01-01', from);
      expect(isDay(day)).toBe(true);
      expect(daysBetween(day, addDays(day, distance))).toBe(distance);
    }),
  );
});
