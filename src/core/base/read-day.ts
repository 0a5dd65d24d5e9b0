import { clean } from './clean.js';
import type { Day } from './day.js';
import { addDays, addMonths, dayInWords, isDay, weekdayOf } from './day.js';
import { CoachError } from './errors.js';
import { capitalised } from './letters.js';
import { isAmbiguousDate, numericDate } from './numeric-dates.js';

/** Which day a word such as "friday" or "march" means: the last one, or the next one. */
export type Direction = 'past' | 'upcoming';

/** Reads one way to name a day; null for other words. */
type Reader = (words: string, today: Day, direction: Direction) => Day | null;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const namesOfMonths =
  'january february march april may june july august september october november december';
const months = namesOfMonths.split(' ');
/** The first months of the meteorological seasons in the north. */
const seasons = new Map([
  ['winter', 12],
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
]);
/** Days from today. Maps, because an object also has keys such as "constructor". */
const namedDays = new Map([
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
  ['day after tomorrow', 2],
  ['the day after tomorrow', 2],
]);
const numberWords = new Map([
  ['a', 1],
  ['an', 1],
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, index) => [word, index + 1] as const,
  ),
]);

/**
 * The day that somebody means by a date (`2026-12-05`, `31 march`, `Fri 30 Jan 2026`, `31.12.2026`), a distance (`in 2 weeks`, `3 days
 * ago`, `2w`), or a name (`today`, `last friday`, `march`, `last spring`, `end of month`, `first week of may`). A month or a season means its
 * first day. Null for anything else, and for what could be two days, such as 03/04/2026.
 */
export function readDay(text: string, today: Day, direction: Direction): Day | null {
  const words = plainWords(text);
  if (isDay(words)) return words;
  const named = namedDays.get(words);
  if (named !== undefined) return addDays(today, named);
  for (const read of readers) {
    const day = read(words, today, direction);
    // Distances can lead out of the years that a date can have.
    if (day !== null) return isDay(day) ? day : null;
  }
  return null;
}

function plainWords(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .replace(/\.$/, '')
    .replace(/^(\d{4})[/.](\d{2})[/.](\d{2})$/, '$1-$2-$3');
}

const readers: readonly Reader[] = [
  readWeekday,
  readPeriod,
  readEdge,
  readWeek,
  readDate,
  readRelative,
  readDistance,
];

const which = '(?:(last|next|this|on|in) )?(?:the )?';

/** Splits "last friday" into its parts; null for more words. */
function withoutWhich(words: string): { readonly which: string; readonly name: string } | null {
  const match = new RegExp(`^${which}(\\S+)$`).exec(words);
  return match === null ? null : { which: match[1] ?? '', name: match[2] ?? '' };
}

/** "last march" means the past in every question. */
function directionOf(word: string, direction: Direction): Direction {
  return word === 'last' ? 'past' : word === 'next' ? 'upcoming' : direction;
}

function readWeekday(words: string, today: Day, direction: Direction): Day | null {
  const parts = withoutWhich(words);
  const weekday = parts === null ? -1 : indexOfName(weekdays, parts.name);
  if (parts === null || weekday < 0) return null;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  // “Tuesday” on a Tuesday: what has happened was today, and what is to come has a week.
  const isToday =
    parts.which === 'this' || (direction === 'past' && !/last|next/.test(parts.which));
  if (isToday && ahead === 0) return today;
  return directionOf(parts.which, direction) === 'past'
    ? addDays(today, ahead - 7)
    : addDays(today, ahead === 0 ? 7 : ahead);
}

/** Three letters are enough to tell weekdays, and months, apart. */
function indexOfName(names: readonly string[], word: string): number {
  const start = word.replace(/\.$/, '');
  return start.length < 3 ? -1 : names.findIndex((name) => name.startsWith(start));
}

/** `march`, `last spring`, `march 2025`, `2025-03`: the first day. */
function readPeriod(words: string, today: Day, direction: Direction): Day | null {
  const iso = /^(\d{4})-(\d{2})$/.exec(words);
  if (iso !== null) return `${iso[1]}-${iso[2]}-01`;
  const dated = /^(?:in |early )?(\S+?)\.? (\d{4})$/.exec(words);
  if (dated !== null) {
    // The winter of a year is at its beginning, or at its end.
    const month = dated[1] === 'winter' ? null : firstMonth(dated[1] ?? '');
    return month === null ? null : dayIn(Number(dated[2]), month, 1);
  }
  const parts = withoutWhich(words.replace(/^early /, 'in '));
  const month = parts === null ? null : firstMonth(parts.name);
  if (parts === null || month === null) return null;
  const year = Number(today.slice(0, 4));
  const starts = [-2, -1, 0, 1].map((years) => dayIn(year + years, month, 1));
  // "last spring" is over, while "spring" may be the present one.
  const length = seasons.has(parts.name) ? 3 : 1;
  const over = parts.which === 'last' ? length : 0;
  return directionOf(parts.which, direction) === 'past'
    ? (starts.findLast((start) => addMonths(start, over) <= today) ?? null)
    : (starts.find((start) => start > today) ?? null);
}

function firstMonth(name: string): number | null {
  const month = indexOfName(months, name);
  return month >= 0 ? month + 1 : (seasons.get(name) ?? null);
}

/** `end of month`, `end of next month`, `end of march`, `start of the year`, `mid june`. */
function readEdge(words: string, today: Day, direction: Direction): Day | null {
  const match = /^(?:at |by |in )?(?:the )?(end|start|beginning|middle|mid)(?: of|-)? ?(.+)$/.exec(
    words,
  );
  if (match === null) return null;
  const [, edge = '', period = ''] = match;
  return dayWithin(period, today, direction, edge === 'end', ([first, last]) => {
    if (edge === 'end') return last;
    if (!edge.startsWith('mid')) return first;
    return last.slice(0, 7) === first.slice(0, 7) ? addDays(first, 14) : null;
  });
}

const weeks = ['first', 'second', 'third', 'fourth'];

/** `first week of january`, `last week of next month`: its Friday. A first week has three working days of the month, at least. */
function readWeek(words: string, today: Day, direction: Direction): Day | null {
  const match = /^(?:by |in )?(?:the )?(first|second|third|fourth|last) week (?:of|in) (.+)$/.exec(
    words,
  );
  if (match === null) return null;
  const [, name = '', period = ''] = match;
  return dayWithin(period, today, direction, name === 'last', ([first, last]) => {
    if (name === 'last') return addDays(last, -((weekdayOf(last) + 2) % 7));
    const third = addDays(first, 2);
    return addDays(third, ((12 - weekdayOf(third)) % 7) + 7 * weeks.indexOf(name));
  });
}

/** A day of a period. Where a month is named without its year, that of the day which is to come, or has been. */
function dayWithin(
  period: string,
  today: Day,
  direction: Direction,
  toItsEnd: boolean,
  dayOf: (period: readonly [Day, Day]) => Day | null,
): Day | null {
  const name = period.replace(/^the /, '');
  const month = indexOfName(months, name) + 1;
  if (month === 0) {
    const whole = periodOf(name, today, direction, toItsEnd);
    return whole === null ? null : dayOf(whole);
  }
  const days = [-1, 0, 1].flatMap((years) => {
    const first = dayIn(Number(today.slice(0, 4)) + years, month, 1);
    return dayOf([first, addDays(addMonths(first, 1), -1)]) ?? [];
  });
  const found =
    direction === 'past' ? days.findLast((day) => day <= today) : days.find((day) => day >= today);
  return found ?? null;
}

/** The first and the last day of a month, a week (Monday to Friday), or a year. */
function periodOf(
  words: string,
  today: Day,
  direction: Direction,
  toItsEnd: boolean,
): readonly [Day, Day] | null {
  const match = /^(?:(last|next|this) )?(week|month|year)$/.exec(words);
  if (match === null) {
    const first = readPeriod(words, today, direction);
    return first === null || /spring|summer|autumn|fall|winter/.test(words)
      ? null
      : [first, addDays(addMonths(first, 1), -1)];
  }
  const [, word, unit] = match;
  const at = (steps: number): readonly [Day, Day] => {
    if (unit === 'week') {
      const monday = addDays(today, 7 * steps - ((weekdayOf(today) + 6) % 7));
      return [monday, addDays(monday, 4)];
    }
    const size = unit === 'month' ? 1 : 12;
    const first = addMonths(
      `${today.slice(0, unit === 'month' ? 7 : 4)}${unit === 'month' ? '' : '-01'}-01`,
      size * steps,
    );
    return [first, addDays(addMonths(first, size), -1)];
  };
  if (word === 'last') return at(-1);
  if (word === 'next') return at(1);
  const present = at(0);
  const day = present[toItsEnd ? 1 : 0];
  if (word === 'this') return present;
  if (direction === 'past') return day > today ? at(-1) : present;
  return day < today ? at(1) : present;
}

/** The parts of `31 march`, `march 31st`, `Fri 30 Jan 2026`, `31.12.2026`; null for other words. */
function partsOfDate(words: string) {
  const inNumbers = numericDate(words);
  if (inNumbers !== null) return { weekday: undefined, ...inNumbers };
  const match =
    /^(?:on )?(?:the )?(?:([a-z]{3,})\.? )?(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,})\.?|([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?)(?: (\d{4}))?$/.exec(
      words,
    );
  if (match === null) return null;
  const [, weekday, date = match[5], month = match[4] ?? '', , , year] = match;
  const index = indexOfName(months, month);
  if (index < 0) return null;
  return { weekday, date: Number(date), month: index + 1, ...(year && { year: Number(year) }) };
}

function readDate(words: string, today: Day, direction: Direction): Day | null {
  const parts = partsOfDate(words);
  if (parts === null) return null;
  const { weekday, date, month, year } = parts;
  const thisYear = Number(today.slice(0, 4));
  const years =
    year !== undefined
      ? [year]
      : direction === 'past'
        ? [thisYear, thisYear - 1]
        : [thisYear, thisYear + 1];
  const days = years.map((inYear) => dayIn(inYear, month, date)).filter(isDay);
  const named = year !== undefined ? days : days.filter((day) => isIn(direction, day, today));
  const fitting = named.find((day) => weekday === undefined || isOn(weekday, day));
  return fitting ?? null;
}

/** "there is no 31 February" or "no month 13", for a day that no calendar has; null for other words. */
export function missingDay(text: string): string | null {
  const words = plainWords(text);
  const [, isoYear, isoMonth, isoDate] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) ?? [];
  const parts =
    isoYear === undefined
      ? partsOfDate(words)
      : { year: Number(isoYear), month: Number(isoMonth), date: Number(isoDate) };
  if (parts === null) return null;
  const { date, month, year } = parts;
  const name = months[month - 1];
  if (isoYear !== undefined && name === undefined) return `there is no month ${isoMonth}`;
  // Without a year, any will do: 29 February is a day.
  if (name === undefined || isDay(dayIn(year ?? 2000, month, date))) return null;
  const told = `${date} ${capitalised(name)}`;
  return `there is no ${told}${year === undefined ? '' : ` ${year}`}`;
}

function isIn(direction: Direction, day: Day, today: Day): boolean {
  return direction === 'past' ? day <= today : day >= today;
}

function isOn(weekday: string, day: Day): boolean {
  return indexOfName(weekdays, weekday) === weekdayOf(day);
}

function dayIn(year: number, month: number, date: number): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

const unitDays = { day: 1, week: 7, fortnight: 14 } as const;
const unitMonths = { month: 1, quarter: 3, year: 12 } as const;

/** `last month`, `next week`. */
function readRelative(words: string, today: Day): Day | null {
  const match = /^(last|next) (week|fortnight|month|quarter|year)$/.exec(words);
  if (match === null) return null;
  return moveBy(match[2] ?? '', match[1] === 'last' ? -1 : 1, today);
}

/** `in 2 weeks`, `2w`, `+10d`, `a year ago`. */
function readDistance(words: string, today: Day): Day | null {
  const match =
    /^(?:in (?:about )?|\+)?(\d{1,3}|[a-z]+?) ?([dwmy]|days?|weeks?|fortnights?|months?|quarters?|years?)( ago)?$/.exec(
      words,
    );
  if (match === null) return null;
  const [, amount = '', unit = '', ago] = match;
  const count = /\d/.test(amount) ? Number(amount) : numberWords.get(amount);
  if (count === undefined) return null;
  return moveBy(unit, ago === undefined ? count : -count, today);
}

function moveBy(unit: string, count: number, today: Day): Day | null {
  const name = { d: 'day', w: 'week', m: 'month', y: 'year' }[unit] ?? unit.replace(/s$/, '');
  if (Object.hasOwn(unitDays, name)) {
    return addDays(today, count * unitDays[name as keyof typeof unitDays]);
  }
  return Object.hasOwn(unitMonths, name)
    ? addMonths(today, count * unitMonths[name as keyof typeof unitMonths])
    : null;
}

/**
 * Like `readDay`, but throws CoachError `usage` if the words are not a date.
 *
 * @param option the option that held the words, for the message: `--due`
 */
export function requireDay(words: string, today: Day, direction: Direction, option = ''): Day {
  const day = readDay(words, today, direction);
  if (day !== null) return day;
  const said = `${`${option} `.trimStart()}"${clean(words)}"`;
  const examples = direction === 'past' ? pastExamples : upcomingExamples;
  if (isAmbiguousDate(words.trim())) {
    throw new CoachError('usage', `${said} could be read in more than one way`, [
      `write the month as a word, or the year first: ${examples}`,
    ]);
  }
  const missing = missingDay(words);
  const reason = missing === null ? 'is not a date' : `is not a date: ${missing}`;
  throw new CoachError('usage', `${said} ${reason}`, [examples]);
}

const pastExamples =
  'a date like 2026-03-31, or words: yesterday, last friday, 31 march, 3 weeks ago';
const upcomingExamples =
  'a date like 2026-12-05, or words: tomorrow, friday, 31 march, in 2 weeks, end of month';

/** Like `requireDay`, but also refuses days before today. */
export function requireUpcomingDay(words: string, today: Day, option = ''): Day {
  const day = requireDay(words, today, 'upcoming', option);
  if (day >= today) return day;
  throw wrongSide(words, day, option, 'in the past', upcomingExamples);
}

/** Like `requireDay`, but also refuses days after today. */
export function requirePastDay(words: string, today: Day, option = ''): Day {
  const day = requireDay(words, today, 'past', option);
  if (day <= today) return day;
  throw wrongSide(words, day, option, 'in the future', pastExamples);
}

function wrongSide(words: string, day: Day, option: string, where: string, examples: string) {
  const named = day === words.trim() ? day : `${clean(words)} (${dayInWords(day)})`;
  return new CoachError('usage', `${`${option} `.trimStart()}${named} is ${where}`, [examples]);
}
