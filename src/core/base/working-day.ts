import type { Day } from './day.js';
import { addDays, daysBetween, weekdayOf } from './day.js';

/** Days around Christmas and New Year on which hardly anybody works: month and day. */
const quietDays = new Set(['12-24', '12-25', '12-26', '12-31', '01-01']);

export function isWorkingDay(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !quietDays.has(day.slice(5));
}

/** The day itself if it is a working day, or else the next one. */
export function workingDayFrom(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

/** What begins within a fortnight is due within it, too. */
const fortnight = 14;

/** The working day about so many days from today; a fortnight stays a fortnight across Christmas. */
export function workingDayIn(days: number, today: Day): Day {
  const later = workingDayFrom(addDays(today, days));
  return days <= fortnight && daysBetween(today, later) > fortnight
    ? workingDayUntil(addDays(later, -1))
    : later;
}

/** The day itself if it is a working day, or else the last one before it. */
export function workingDayUntil(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayUntil(addDays(day, -1));
}

/** For a check-in, which can wait: the same, but none from Christmas Eve to New Year's Day. */
export function workingDayAfterHolidays(day: Day): Day {
  const next = workingDayFrom(day);
  const date = next.slice(5);
  if (date === '01-01') return workingDayFrom(addDays(next, 1));
  return date < '12-24' ? next : workingDayFrom(`${Number(next.slice(0, 4)) + 1}-01-02`);
}
