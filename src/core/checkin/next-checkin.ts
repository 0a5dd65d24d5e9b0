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

/**
 * The day proposed for the first check-in after an assessment: when the rhythm says so, or earlier on the day on which the
 * first action is due (or the working day after it); for one that is late, as soon as it can be. But not before half the
 * rhythm is over, and never on a day on which nobody works.
 *
 * @returns with the action that it is earlier for; null: it isn't
 */
export function firstCheckin<A extends Dated>(
  actions: readonly A[],
  { rhythm, today }: Pick<CheckinDates, 'rhythm' | 'today'>,
): { readonly day: Day; readonly due: A | null } {
  const usual = usualCheckin({ rhythm, today });
  const earliest = addDays(today, Math.ceil(rhythm / 2));
  const [first] = actions
    .flatMap((action) => {
      const { status, due } = action;
      if (status !== 'active' || !due) return [];
      if (due < today) return { day: workingDayAfterHolidays(earliest), due: action };
      return due >= earliest ? { day: workingDayAfterHolidays(due), due: action } : [];
    })
    .sort((a, b) => compareDays(a.day, b.day));
  return first !== undefined && first.day < usual ? first : { day: usual, due: null };
}

/** Later ones keep the rhythm, whatever is due before. A later day that was planned is a break. */
export function usualCheckin({ planned = null, rhythm, today }: CheckinDates): Day {
  const usual = besideHolidays(addDays(today, rhythm), rhythm, today);
  return planned !== null && planned > usual ? planned : usual;
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
 * Why that day is proposed where nothing is due then: the rhythm ends on it, or on days off right before it, or the
 * holidays begin. null: it was planned, or comes after the holidays.
 */
export function reasonForDay(
  day: Day,
  { rhythm, today }: Pick<CheckinDates, 'rhythm' | 'today'>,
): 'rhythm' | 'after days off' | 'before holidays' | null {
  const usual = addDays(today, rhythm);
  if (day < usual) return 'before holidays';
  if (day > workingDayFrom(usual)) return null;
  return day > usual ? 'after days off' : 'rhythm';
}

/** The same for a person, who can answer with another day: a break is proposed only if no action is due before its end. */
export function checkinToPropose(actions: readonly Dated[], dates: CheckinDates): Day {
  const planned = dates.planned ?? null;
  const isBreak =
    planned !== null &&
    actions.every(({ status, due }) => status !== 'active' || !due || due >= planned);
  return usualCheckin({ ...dates, planned: isBreak ? workingDayAfterHolidays(planned) : null });
}

/** The first action that is due between today and the next check-in. */
export function dueBefore<A extends Dated>(
  next: Day,
  actions: readonly A[],
  today: Day,
): A | undefined {
  return actions
    .filter(({ status, due }) => status === 'active' && due && due > today && due < next)
    .sort((a, b) => compareDays(a.due ?? next, b.due ?? next))[0];
}
