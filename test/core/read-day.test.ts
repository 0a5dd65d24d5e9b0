import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isDay } from '../../src/core/base/day.js';
import {
  missingDay,
  readDay,
  requireDay,
  requirePastDay,
  requireUpcomingDay,
} from '../../src/core/base/read-day.js';
import { formatDay, formatNearDay } from '../../src/views/text/style.js';

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
  ['in 2 fortnights', '2026-12-19'],
  ['soon', null],
  ['fr', null],
  ['fridays', null],
  ['next 2 weeks', null],
  ['constructor', null],
  ['__proto__', null],
  ['', null],
  ['in weeks', null],
])('readDay(%j) is %s', (text, day) => {
  expect(readDay(text, '2026-11-21', 'upcoming')).toBe(day);
});

// What has happened, and what is to come, on Saturday 28 November 2026.
test.each([
  ['friday', '2026-11-27', '2026-12-04'],
  ['saturday', '2026-11-28', '2026-12-05'],
  ['on Sat', '2026-11-28', '2026-12-05'],
  ['last saturday', '2026-11-21', '2026-11-21'],
  ['last friday', '2026-11-27', '2026-11-27'],
  ['next friday', '2026-12-04', '2026-12-04'],
  ['this saturday', '2026-11-28', '2026-11-28'],
  ['March', '2026-03-01', '2027-03-01'],
  ['in march', '2026-03-01', '2027-03-01'],
  ['nov', '2026-11-01', '2027-11-01'],
  ['december', '2025-12-01', '2026-12-01'],
  ['last november', '2025-11-01', '2025-11-01'],
  ['march 2025', '2025-03-01', '2025-03-01'],
  ['2025-03', '2025-03-01', '2025-03-01'],
  ['last spring', '2026-03-01', '2026-03-01'],
  ['last autumn', '2025-09-01', '2025-09-01'],
  ['autumn', '2026-09-01', '2027-09-01'],
  ['summer 2024', '2024-06-01', '2024-06-01'],
  ['31 march', '2026-03-31', '2027-03-31'],
  ['31st of March', '2026-03-31', '2027-03-31'],
  ['March 31', '2026-03-31', '2027-03-31'],
  ['1 dec', '2025-12-01', '2026-12-01'],
  ['31 January', '2026-01-31', '2027-01-31'],
  ['march 31, 2025', '2025-03-31', '2025-03-31'],
  ['28 nov', '2026-11-28', '2026-11-28'],
  ['Fri 30 Jan 2026', '2026-01-30', '2026-01-30'],
  ['30 Jan 2026', '2026-01-30', '2026-01-30'],
  ['Fri, 30 Jan 2026', '2026-01-30', '2026-01-30'],
  ['in 1 year', '2027-11-28', '2027-11-28'],
  ['2y', '2028-11-28', '2028-11-28'],
  ['a year ago', '2025-11-28', '2025-11-28'],
  ['two weeks ago', '2026-11-14', '2026-11-14'],
  ['a fortnight ago', '2026-11-14', '2026-11-14'],
  ['last week', '2026-11-21', '2026-11-21'],
  ['last month', '2026-10-28', '2026-10-28'],
  ['last year', '2025-11-28', '2025-11-28'],
  ['next year', '2027-11-28', '2027-11-28'],
  ['end of month', '2026-10-31', '2026-11-30'],
  ['end of the month', '2026-10-31', '2026-11-30'],
  ['end of next month', '2026-12-31', '2026-12-31'],
  ['end of last month', '2026-10-31', '2026-10-31'],
  ['end of march', '2026-03-31', '2027-03-31'],
  ['end of november', '2025-11-30', '2026-11-30'],
  ['start of january', '2026-01-01', '2027-01-01'],
  ['beginning of january', '2026-01-01', '2027-01-01'],
  ['first week of january', '2026-01-09', '2027-01-08'],
  ['the first week of Dec', '2025-12-05', '2026-12-04'],
  ['second week of january', '2026-01-16', '2027-01-15'],
  ['in the third week of january 2027', '2027-01-22', '2027-01-22'],
  ['last week of november', '2026-11-27', '2027-11-26'],
  ['last week of february', '2026-02-27', '2027-02-26'],
  ['first week of next month', '2026-12-04', '2026-12-04'],
  ['last week of the year', '2025-12-26', '2026-12-25'],
  ['fifth week of january', null, null],
  ['first week of spring', null, null],
  ['end of year', '2025-12-31', '2026-12-31'],
  ['start of the year', '2026-01-01', '2027-01-01'],
  ['mid june', '2026-06-15', '2027-06-15'],
  ['end of next week', '2026-12-04', '2026-12-04'],
  ['the day before yesterday', '2026-11-26', '2026-11-26'],
  ['the day after tomorrow', '2026-11-30', '2026-11-30'],
  ['2026/12/05', '2026-12-05', '2026-12-05'],
  // Never a guess.
  ['03/04/2026', null, null],
  ['3.4.2026', null, null],
  ['03-04-26', null, null],
  ['31.12.26', null, null],
  // Only one of the two numbers can be the month.
  ['31/03/2026', '2026-03-31', '2026-03-31'],
  ['31.12.2026', '2026-12-31', '2026-12-31'],
  ['12/31/2026', '2026-12-31', '2026-12-31'],
  ['4-4-2027', '2027-04-04', '2027-04-04'],
  ['24.12.', '2025-12-24', '2026-12-24'],
  ['24/12', '2025-12-24', '2026-12-24'],
  ['31.13.2026', null, null],
  ['0.12.2026', null, null],
  ['3/4', null, null],
  ['2026-02-29', null, null],
  ['30 february', null, null],
  ['Mon 30 Jan 2026', null, null],
  ['winter 2025', null, null],
  ['2025', null, null],
  ['5', null, null],
  ['march april', null, null],
  ['in 999 years', '3025-11-28', '3025-11-28'],
  ['some march', null, null],
])('%j is %s where it has happened, %s where it is to come', (words, past, upcoming) => {
  expect([readDay(words, '2026-11-28', 'past'), readDay(words, '2026-11-28', 'upcoming')]).toEqual([
    past,
    upcoming,
  ]);
});

test('every day that this program prints is read back', () => {
  const distances = fc.integer({ min: -4000, max: 4000 });
  fc.assert(
    fc.property(distances, fc.integer({ min: -300, max: 0 }), (distance, near) => {
      const today = addDays('2026-11-28', distance);
      expect(readDay(formatDay(today, null), '2026-11-28', 'past')).toBe(today);
      const day = addDays(today, near);
      expect(readDay(formatNearDay(day, null), today, 'past')).toBe(day);
    }),
  );
});

test('whatever is typed is a day that exists, or none', () => {
  const word = fc.constantFrom(
    'end',
    'of',
    'last',
    'next',
    'in',
    'march',
    'may',
    'friday',
    'week',
    'first week of',
    'year',
    '31',
    '999',
    'ago',
    'mid',
    'spring',
    '2026',
    '0000',
    'the',
    'a',
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 5 }),
      fc.constantFrom('past', 'upcoming'),
      (words, direction) => {
        const day = readDay(words.join(' '), '2026-11-28', direction as 'past' | 'upcoming');
        expect(day === null || isDay(day)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a day is read as people write it, or refused', () => {
  const today = '2026-11-28';
  expect(requireDay('yesterday', today, 'past', '--date')).toBe('2026-11-27');
  expect(() => requireDay('soon', today, 'past', '--date')).toThrow('--date "soon" is not a date');
  expect(() => requireDay('31 Feb', today, 'upcoming', '--due')).toThrow(
    '--due "31 Feb" is not a date: there is no 31 February',
  );
  expect(() => requireDay('so\u001bon', today, 'past')).toThrow('"so on" is not a date');
});

test('a day to come is today or later', () => {
  const today = '2026-11-28';
  expect(requireUpcomingDay('6w', today)).toBe('2027-01-09');
  expect(requireUpcomingDay('today', today)).toBe(today);
  expect(() => requireUpcomingDay('yesterday', today)).toThrow(
    /^yesterday \(Fri 27 Nov 2026\) is in the past$/,
  );
  expect(() => requireUpcomingDay('2026-11-27', today, '--due')).toThrow(
    /^--due 2026-11-27 is in the past$/,
  );
  expect(() => requireUpcomingDay('soon', today, '--due')).toThrow('--due "soon" is not a date');
});

test('what has happened is today or earlier', () => {
  const today = '2026-11-28';
  expect(requirePastDay('friday', today, '--date')).toBe('2026-11-27');
  expect(() => requirePastDay('tomorrow', today)).toThrow(
    /^tomorrow \(Sun 29 Nov 2026\) is in the future$/,
  );
  expect(() => requirePastDay('03/04/2026', today, '--date')).toThrow(
    '--date "03/04/2026" could be read in more than one way',
  );
  expect(() => requirePastDay('31.12.2026', today, '--date')).toThrow(
    '--date 31.12.2026 (Thu 31 Dec 2026) is in the future',
  );
  expect(() => requirePastDay('31.13.2026', today, '--date')).toThrow(
    /^--date "31.13.2026" is not a date$/,
  );
});

test.each([
  ['31 Feb', 'there is no 31 February'],
  ['feb 30th', 'there is no 30 February'],
  ['29 feb', null],
  ['29 Feb 2027', 'there is no 29 February 2027'],
  ['2026-02-31', 'there is no 31 February 2026'],
  ['2026.04.31', 'there is no 31 April 2026'],
  ['2026-13-01', 'there is no month 13'],
  ['31.02.2026', 'there is no 31 February 2026'],
  ['02/30', 'there is no 30 February'],
  ['0 march', 'there is no 0 March'],
  ['31 march', null],
  ['soon', null],
])('%s: a day that no calendar has is named (%s)', (words, told) => {
  expect(missingDay(words)).toBe(told);
});
