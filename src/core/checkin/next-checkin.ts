import type { Day } from '../base/day.js';
import { addDays } from '../base/day.js';
import { workingDayFrom } from '../base/working-day.js';
import type { KeptAction } from '../schema/events.schema.js';

/**
 * The day proposed for the next check-in: when the rhythm says so, or earlier on the day on which the first action is
 * due, so that nobody comes to a check-in with a date that has passed; for one that is late, as soon as it can be. But not before half the rhythm is over, and never
 * before a later day that was planned.
 *
 * @param planned the day planned so far; null: none
 * @param rhythm days between check-ins
 */
export function nextCheckinDay(
  actions: readonly Pick<KeptAction, 'status' | 'due'>[],
  { planned = null, rhythm, today }: { planned?: Day | null; rhythm: number; today: Day },
): Day {
  const usual = workingDayFrom(addDays(today, rhythm));
  if (planned !== null && planned > usual) return planned;
  const earliest = addDays(today, Math.ceil(rhythm / 2));
  const [first] = actions
    .flatMap(({ status, due }) => {
      if (status !== 'active' || !due) return [];
      if (due < today) return workingDayFrom(earliest);
      return due >= earliest ? due : [];
    })
    .sort();
  return first !== undefined && first < usual ? first : usual;
}
