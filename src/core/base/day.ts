import { clean } from './clean.js';
import { CoachError } from './errors.js';

/** The person's local calendar day, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const millisecondsOfDay = 86_400_000;

/** False for days that do not exist, such as `2026-02-30`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayOfUtc(time) === text;
}

/** Throws RangeError if `day` is not a date. */
export function addDays(day: Day, days: number): Day {
  return dayOfUtc(Date.parse(`${day}T00:00:00Z`) + days * millisecondsOfDay);
}

/** Negative if the second day is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsOfDay;
}

function dayOfUtc(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** Days from today. A map, because an object also has keys such as "constructor". */
const namedDays = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);
const unitDays = { d: 1, day: 1, w: 7, week: 7 } as const;

/**
 * Parses `2026-12-05`, `today`, `tomorrow`, `yesterday`, `in 2 weeks`, `2w`, `3 days ago`, `in 2 months`,
 * `next week`, and `friday` or `fri` (the next one after today); null for anything else.
 */
export function readDay(text: string, today: Day): Day | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (isDay(words)) return words;
  const named = namedDays.get(words);
  if (named !== undefined) return addDays(today, named);
  const name = words.replace(/^(?:next|on) /, '');
  // Three letters are enough to tell weekdays apart.
  const weekday =
    name.length < 3 ? -1 : weekdays.findIndex((weekdayName) => weekdayName.startsWith(name));
  if (weekday >= 0) return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
  return readDistance(words.replace(/^next (?=week$|month$)/, '1 '), today);
}

/**
 * Like `readDay`, but throws CoachError `usage` if the words are not a date.
 *
 * @param option the option that held the words, for the message: `--due`
 */
export function requireDay(words: string, today: Day, option = ''): Day {
  const day = readDay(words, today);
  if (day !== null) return day;
  throw new CoachError('usage', `${`${option} `.trimStart()}"${clean(words)}" is not a date`, [
    'a date like 2026-12-05, or words: today, friday, in 2 weeks, 3 days ago',
  ]);
}

/** Like `requireDay`, but also refuses days before today. */
export function requireUpcomingDay(words: string, today: Day, option = ''): Day {
  const day = requireDay(words, today, option);
  if (day >= today) return day;
  const named = day === words.trim() ? day : `${clean(words)} (${day})`;
  throw new CoachError('usage', `${`${option} `.trimStart()}${named} is in the past`, [
    'a date like 2026-12-05, or words: tomorrow, friday, in 2 weeks, 6w',
  ]);
}

function readDistance(words: string, today: Day): Day | null {
  const match = /^(?:in |\+)?(\d{1,3}|an?|one) ?(d|days?|w|weeks?|m|months?)( ago)?$/.exec(words);
  if (match === null) return null;
  const [, amount = '', unit = '', ago] = match;
  const count = (/\d/.test(amount) ? Number(amount) : 1) * (ago === undefined ? 1 : -1);
  const singular = unit.length > 1 ? unit.replace(/s$/, '') : unit;
  return singular === 'd' || singular === 'day' || singular === 'w' || singular === 'week'
    ? addDays(today, count * unitDays[singular])
    : addMonths(today, count);
}

/** The same day in another month, or the last day of a shorter one. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOfUtc(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
