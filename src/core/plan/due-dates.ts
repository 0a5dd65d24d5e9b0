import type { Day } from '../base/day.js';
import { addDays, daysBetween } from '../base/day.js';
import { workingDayFrom, workingDayIn } from '../base/working-day.js';
import type { KeptAction } from '../schema/events.schema.js';

/** When an action is due, and how long it takes. */
export type Dated = Pick<KeptAction, 'due' | 'effort'>;

/** Days between two dates: a week in which all falls due is none to work in. */
const apart = 3;
/** Where both take half a day or more. */
const apartIfLong = 7;

/** The day so many days ahead, or the first working day after it on which nothing else is due close by. */
export function dateIn(
  days: number,
  { effort, today }: Pick<KeptAction, 'effort'> & { readonly today: Day },
  others: readonly Dated[],
): Day {
  return freeDay(workingDayIn(days, today), { effort }, others);
}

/** The day itself, or the first working day after it, on which nothing else is due close by. */
export function freeDay(
  day: Day,
  { effort }: Pick<KeptAction, 'effort'>,
  others: readonly Dated[],
): Day {
  const isClose = (other: Dated) => {
    const least = isLong(effort) && isLong(other.effort) ? apartIfLong : apart;
    return other.due ? Math.abs(daysBetween(day, other.due)) < least : false;
  };
  return others.some(isClose) ? freeDay(workingDayFrom(addDays(day, 1)), { effort }, others) : day;
}

/** "half a day", "2 days", but not "15 min a day". */
function isLong(effort = ''): boolean {
  return /^(?:half a|\d+) days?\b/i.test(effort);
}

/** Dates that leave each action the days that it needs, the first one first. */
export function spreadDates(
  actions: readonly { readonly days: number; readonly effort?: string | undefined }[],
  today: Day,
  others: readonly Dated[],
): Day[] {
  const given: Dated[] = [...others];
  return actions.map(({ days, effort }) => {
    const due = dateIn(days, { effort, today }, given);
    given.push({ due, effort });
    return due;
  });
}

/** Actions chosen from a list, due on later days where they would be too close to each other. */
export function keptApart(
  actions: readonly KeptAction[],
  others: readonly Dated[],
  isFixed: (action: KeptAction) => boolean,
): KeptAction[] {
  const given: Dated[] = [...others, ...actions.filter(isFixed)];
  return actions.map((action) => {
    if (isFixed(action) || !action.due) return action;
    const due = freeDay(action.due, action, given);
    given.push({ ...action, due });
    return { ...action, due };
  });
}
