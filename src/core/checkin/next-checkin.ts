import type { Day } from '../base/day.js';
import { addDays, compareDays, daysBetween } from '../base/day.js';
import { workingDayAfterHolidays, workingDayFrom, workingDayUntil } from '../base/working-day.js';
import type { KeptAction } from '../schema/events.schema.js';

type Dated = Pick<KeptAction, 'status' | 'due'>;

interface CheckinDates {
  /** The day planned so far; null: none. */
  readonly planned?: Day | null;
  /** Days between check-ins. */
  readonly rhythm: number;
  readonly today: Day;
}

/** No check-in is proposed sooner than in so many days. */
const soonest = 7;

/**
 * The day of the next check-in, wherever it is set: by the rhythm, or earlier on the day on which the first action is due
 * (or the working day after it), but never sooner than in a week. What is due before, or late, is asked about then.
 *
 * @returns with the action that is due on that day, where the day is earlier for it; null: there is none
 */
export function nextCheckin<A extends Dated>(
  actions: readonly A[],
  dates: CheckinDates,
): { readonly day: Day; readonly due: A | null } {
  const usual = usualCheckin(dates);
  const [first] = actions
    .flatMap((action) =>
      action.status === 'active' && action.due ? { action, due: action.due } : [],
    )
    .sort((a, b) => compareDays(a.due, b.due));
  if (first === undefined) return { day: usual, due: null };
  const earliest = addDays(dates.today, soonest);
  const day = workingDayAfterHolidays(first.due < earliest ? earliest : first.due);
  if (day >= usual) return { day: usual, due: null };
  return { day, due: day === first.due ? first.action : null };
}

/** By the rhythm alone. A later day that was planned is a break. */
export function usualCheckin({ planned = null, rhythm, today }: CheckinDates): Day {
  const usual = besideHolidays(addDays(today, rhythm), rhythm, today);
  return planned !== null && planned > usual ? workingDayAfterHolidays(planned) : usual;
}

/** Before Christmas rather than after New Year, where half the rhythm is over by then. */
function besideHolidays(day: Day, rhythm: number, today: Day): Day {
  const after = workingDayAfterHolidays(day);
  if (after === workingDayFrom(day)) return after;
  const year = Number(after.slice(0, 4)) - 1;
  const before = workingDayUntil(`${year}-12-23`);
  return daysBetween(today, before) >= rhythm / 2 ? before : after;
}

/**
 * Why that day is proposed where nothing is due then: the rhythm ends on it, or on days off right before it, the
 * holidays begin, or something is due before. null: it was planned, or comes after the holidays.
 */
export function reasonForDay(
  day: Day,
  { rhythm, today }: Pick<CheckinDates, 'rhythm' | 'today'>,
): 'rhythm' | 'after days off' | 'before holidays' | 'sooner' | null {
  const usual = addDays(today, rhythm);
  if (day < usual) return day === usualCheckin({ rhythm, today }) ? 'before holidays' : 'sooner';
  if (day > workingDayFrom(usual)) return null;
  return day > usual ? 'after days off' : 'rhythm';
}

/** The first action that is due before the next check-in; with today, after that. */
export function dueBefore<A extends Dated>(
  next: Day,
  actions: readonly A[],
  today?: Day,
): A | undefined {
  return actions
    .filter(
      ({ status, due }) =>
        status === 'active' && due && (today === undefined || due > today) && due < next,
    )
    .sort((a, b) => compareDays(a.due ?? next, b.due ?? next))[0];
}
