import type { Day } from '../base/day.js';
import { addDays, daysBetween } from '../base/day.js';
import { workingDayFrom, workingDayIn } from '../base/working-day.js';
import type { KeptAction } from '../schema/events.schema.js';

/** When an action is due, and how long it takes. */
export type Dated = Partial<Pick<KeptAction, 'id' | 'due' | 'effort'>>;

/** Days between two dates: a week in which all falls due is none to work in. */
const apart = 3;
/** Where both take half a day or more. */
const apartIfLong = 7;

/** The day so many days ahead, or the first working day after it on which no other action is due close by. */
export function dateIn(
  days: number,
  { today, ...action }: Pick<Dated, 'id' | 'effort'> & { readonly today: Day },
  active: readonly Dated[],
): Day {
  return freeDay(workingDayIn(days, today), action, active);
}

/** The day itself, or the first working day after it, on which no other action is due close by. */
export function freeDay(
  day: Day,
  action: Pick<Dated, 'id' | 'effort'>,
  active: readonly Dated[],
): Day {
  return isTaken(day, action, active)
    ? freeDay(workingDayFrom(addDays(day, 1)), action, active)
    : day;
}

/** Whether another action is due close to the day. */
function isTaken(
  day: Day,
  action: Pick<Dated, 'id' | 'effort'>,
  active: readonly Dated[],
): boolean {
  return active.some((other) => {
    if (!other.due || (other.id !== undefined && other.id === action.id)) return false;
    const least = isLong(action.effort) && isLong(other.effort) ? apartIfLong : apart;
    return Math.abs(daysBetween(day, other.due)) < least;
  });
}

/** For a smaller step: in two to four working days. */
export function stepDay(today: Day): Day {
  return workingDayFrom(addDays(today, 4));
}

/** "half a day", "2 days", but not "15 min a day". */
function isLong(effort = ''): boolean {
  return /^(?:half a|\d+) days?\b/i.test(effort);
}

/** Actions that are taken together, due on later days where they would be too close to each other or to the plan. */
export function keptApart(actions: readonly KeptAction[], active: readonly Dated[]): KeptAction[] {
  const given: Dated[] = [...active];
  return actions.map((action) => {
    if (!action.due) return action;
    const due = freeDay(action.due, action, given);
    given.push({ ...action, due });
    return { ...action, due };
  });
}
