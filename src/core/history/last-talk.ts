import type { Day } from '../base/day.js';
import { addDays } from '../base/day.js';
import type { State } from '../journal/fold.js';

/**
 * The day since when a 1:1 of today looks back: that of the last check-in or assessment which is a week old or more;
 * without one, of the first. null where nothing is older than today.
 */
export function lookBackFrom(
  { assessments, checkins }: Pick<State, 'assessments' | 'checkins'>,
  today: Day,
): Day | null {
  const days = [...assessments, ...checkins]
    .map(({ day }) => day)
    .filter((day) => day < today)
    .sort();
  const weekAgo = addDays(today, -7);
  return days.findLast((day) => day <= weekAgo) ?? days[0] ?? null;
}
