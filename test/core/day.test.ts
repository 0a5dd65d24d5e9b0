import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  isDay,
  readDay,
  requireDay,
  requireUpcomingDay,
} from '../../src/core/base/day.js';

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

// 2026-11-21 is a Saturday.
test.each([
  ['2026-12-05', '2026-12-05'],
  ['today', '2026-11-21'],
  ['Tomorrow', '2026-11-22'],
  ['yesterday', '2026-11-20'],
  ['friday', '2026-11-27'],
  ['saturday', '2026-11-28'],
  ['next sunday', '2026-11-22'],
  ['in 2 weeks', '2026-12-05'],
  ['Fri', '2026-11-27'],
  ['on thurs', '2026-11-26'],
  ['next week', '2026-11-28'],
  ['next month', '2026-12-21'],
  ['in a week', '2026-11-28'],
  ['  in   3   days ', '2026-11-24'],
  ['2w', '2026-12-05'],
  ['+10d', '2026-12-01'],
  ['6 weeks', '2027-01-02'],
  ['3 days ago', '2026-11-18'],
  ['in 3 months', '2027-02-21'],
  ['2026-02-30', null],
  ['in 2 fortnights', null],
  ['soon', null],
  ['fr', null],
  ['fridays', null],
  ['next 2 weeks', null],
  ['constructor', null],
  ['__proto__', null],
  ['', null],
  ['in weeks', null],
])('readDay(%j) is %s', (text, day) => {
  expect(readDay(text, '2026-11-21')).toBe(day);
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

test('a day is read as people write it, or refused', () => {
  const today = '2026-11-28';
  expect(requireDay('yesterday', today, '--date')).toBe('2026-11-27');
  expect(() => requireDay('soon', today, '--date')).toThrow('--date "soon" is not a date');
  expect(() => requireDay('so\u001bon', today)).toThrow('"so on" is not a date');
});

test('a day to come is today or later', () => {
  const today = '2026-11-28';
  expect(requireUpcomingDay('6w', today)).toBe('2027-01-09');
  expect(requireUpcomingDay('today', today)).toBe(today);
  expect(() => requireUpcomingDay('yesterday', today)).toThrow(
    /^yesterday \(2026-11-27\) is in the past$/,
  );
  expect(() => requireUpcomingDay('2026-11-27', today, '--due')).toThrow(
    /^--due 2026-11-27 is in the past$/,
  );
  expect(() => requireUpcomingDay('soon', today, '--due')).toThrow('--due "soon" is not a date');
});
