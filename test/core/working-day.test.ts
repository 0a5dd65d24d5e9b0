import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekdayOf } from '../../src/core/base/day.js';
import {
  isWorkingDay,
  workingDayAfterHolidays,
  workingDayFrom,
  workingDayIn,
} from '../../src/core/base/working-day.js';

test.each([
  ['2026-12-05', '2026-12-07'],
  ['2026-12-06', '2026-12-07'],
  ['2026-12-07', '2026-12-07'],
  ['2026-12-24', '2026-12-28'],
  ['2026-12-31', '2027-01-04'],
  ['2025-12-24', '2025-12-29'],
])('from %s on, the first working day is %s', (day, working) => {
  expect(workingDayFrom(day)).toBe(working);
});

test('a proposed day is a working day, and a fortnight stays one', () => {
  const day = fc.nat(3700).map((days) => addDays('2024-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 366 }), (today, days) => {
      const proposed = workingDayIn(days, today);
      expect(isWorkingDay(proposed)).toBe(true);
      expect([0, 6]).not.toContain(weekdayOf(proposed));
      expect(proposed.slice(5)).not.toMatch(/^12-(24|25|26|31)$|^01-01$/);
      const distance = daysBetween(today, proposed);
      expect(Math.abs(distance - days)).toBeLessThanOrEqual(5);
      if (days >= 7 && days <= 14) {
        expect(distance).toBeGreaterThanOrEqual(7);
        expect(distance).toBeLessThanOrEqual(14);
      }
    }),
  );
});

test.each([
  ['2026-12-23', '2026-12-23'],
  ['2026-12-24', '2027-01-04'],
  ['2026-12-29', '2027-01-04'],
  ['2027-01-01', '2027-01-04'],
  ['2028-12-23', '2029-01-02'],
])('a check-in that would be on %s can wait until %s', (day, later) => {
  expect(workingDayAfterHolidays(day)).toBe(later);
});
