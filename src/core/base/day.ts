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

/** For sorting: the earliest first, and no day before all others. */
export function compareDays(a: Day = '', b: Day = ''): number {
  return a < b ? -1 : Number(a > b);
}

/** Negative if the second day is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsOfDay;
}

function dayOfUtc(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** The same day in another month, or the last day of a shorter one. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOfUtc(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
}

/** "Mon 30 Nov 2026". Pages put it into the reader's language; see `formatDay`. */
export function dayInWords(day: Day): string {
  // "Sat, 05 Dec 2026 00:00:00 GMT". Loading a formatter would take a fifth of the time of a page.
  const [weekday = '', date, month, year] = new Date(`${day}T00:00:00Z`).toUTCString().split(' ');
  return `${weekday.replace(',', '')} ${Number(date)} ${month} ${Number(year)}`;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
