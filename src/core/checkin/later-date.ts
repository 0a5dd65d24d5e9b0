import type { Day } from '../base/day.js';
import { addDays } from '../base/day.js';
import type { KnownAction } from '../journal/state.js';
import { activeOf } from '../plan/action-status.js';
import { dateIn } from '../plan/due-dates.js';
import { daysNamedIn } from '../plan/own-action.js';

/** Days until the new date of an action, if nothing else is said. */
export const postponeDays = 14;

/** Days after the end of what is in the way: “away until 25 May”. */
const daysAfter = 7;

/** A day further off is one that has just passed: in late January, “until mid January” doesn't mean next year. */
const furthestAway = 92;

/** A new date for an action: so many days from today or from its date, but not before what is in the way is over. */
export function laterDate(
  action: KnownAction,
  actions: readonly KnownAction[],
  today: Day,
  days = postponeDays,
): Day {
  const from = action.due !== null && action.due > today ? action.due : today;
  const active = activeOf(actions);
  const date = dateIn(days, { ...action, today: from }, active);
  const away = daysNamedIn(action.because ?? '', today);
  return away === null || away > furthestAway || addDays(today, away) < date
    ? date
    : dateIn(away + daysAfter, { ...action, today }, active);
}
