import type { Day } from '../base/day.js';
import { daysBetween } from '../base/day.js';
import type { Checkin, KnownAction } from '../journal/fold.js';

/** Weeks after which an action without any outcome is worth another look. */
const idleTooLong = 4;

/**
 * Whole weeks since an action was taken or last had an outcome; null if they are few, or before the action's date:
 * whoever has just moved it knows why nothing happened yet.
 *
 * @param told the last day on which a check-in told them: from then on, another date hides them no more
 */
export function idleWeeks(
  { id, since, due }: Pick<KnownAction, 'id' | 'since' | 'due'>,
  checkins: readonly Pick<Checkin, 'day' | 'actions'>[],
  today: Day,
  told?: Day,
): number | null {
  const last = checkins.findLast(({ actions }) => actions.some((action) => action.id === id));
  const from = last !== undefined && last.day > since ? last.day : since;
  if (due !== null && due > today && (told === undefined || told <= from)) return null;
  const weeks = Math.floor(daysBetween(from, today) / 7);
  return weeks < idleTooLong ? null : weeks;
}
