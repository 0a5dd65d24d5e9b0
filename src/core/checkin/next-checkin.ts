import type { Day } from '../base/day.js';
import { addDays, compareDays } from '../base/day.js';
import { workingDayFrom } from '../base/working-day.js';
import type { KeptAction } from '../schema/events.schema.js';

/**
 * The day proposed for the next check-in: when the rhythm says so, or earlier on the day on which the first action is
 * due (or the working day after it), so that nobody comes to a check-in with a date long past; for one that is late, as
 * soon as it can be. But not before half the rhythm is over, never on a day on which nobody works, and never before a
 * later day that was planned.
 *
 * @param planned the day planned so far; null: none
 * @param rhythm days between check-ins
 * @returns with the action that it is earlier for; null: it isn't
 */
export function proposedCheckin<A extends Pick<KeptAction, 'status' | 'due'>>(
  actions: readonly A[],
  { planned = null, rhythm, today }: { planned?: Day | null; rhythm: number; today: Day },
): { readonly day: Day; readonly due: A | null } {
  const usual = workingDayFrom(addDays(today, rhythm));
  if (planned !== null && planned > usual) return { day: planned, due: null };
  const earliest = addDays(today, Math.ceil(rhythm / 2));
  const [first] = actions
    .flatMap((action) => {
      const { status, due } = action;
      if (status !== 'active' || !due) return [];
      if (due < today) return { day: workingDayFrom(earliest), due: action };
      return due >= earliest ? { day: workingDayFrom(due), due: action } : [];
    })
    .sort((a, b) => compareDays(a.day, b.day));
  return first !== undefined && first.day < usual ? first : { day: usual, due: null };
}

/**
 * The same for a person, who can answer with another day: a later day that was planned once is a break, and is proposed
 * again only if no action is due before it.
 */
export function checkinToPropose<A extends Pick<KeptAction, 'status' | 'due'>>(
  actions: readonly A[],
  facts: Parameters<typeof proposedCheckin>[1],
): ReturnType<typeof proposedCheckin<A>> {
  const planned = facts.planned ?? null;
  const isBreak =
    planned !== null &&
    actions.every(({ status, due }) => status !== 'active' || !due || due >= planned);
  return proposedCheckin(actions, { ...facts, planned: isBreak ? workingDayFrom(planned) : null });
}

export function nextCheckinDay(...facts: Parameters<typeof proposedCheckin>): Day {
  return proposedCheckin(...facts).day;
}
