import type { Day } from '../base/day.js';
import { addDays } from '../base/day.js';
import { undoneIds } from '../journal/fold.js';
import type { Checkin, State } from '../journal/state.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** A check-in that was left early, to go on with. */
export interface OpenCheckin {
  readonly sitting: string;
  /** The day on which it was left. */
  readonly day: Day;
  /** Actions and behaviours that were asked about to the end. */
  readonly asked: readonly string[];
  /** The action whose outcome was told, but not all that is asked about it; null: there is none. */
  readonly unfinished: Checkin['actions'][number] | null;
}

/**
 * The last check-in, where it has no date for the next one; null: a new one begins, since it is finished, or so old that
 * its answers would have to be given again.
 *
 * @param rhythm days between check-ins
 */
export function openCheckin(
  { id }: Pick<Ladder, 'id'>,
  events: readonly Event[],
  state: Pick<State, 'checkins'>,
  { today, rhythm }: { readonly today: Day; readonly rhythm: number },
): OpenCheckin | null {
  const checkins = state.checkins.filter(({ correction }) => !correction);
  const earliest = addDays(today, -Math.floor(rhythm / 2));
  const undone = undoneIds(events);
  const plans = events.flatMap((event) =>
    event.type === 'plan' && event.ladder === id && event.day >= earliest && !undone.has(event.id)
      ? event
      : [],
  );
  const left = plans.findLast(({ asked }) => asked !== undefined);
  const last = checkins.at(-1);
  if (last !== undefined && last.day >= earliest && last.next === null) {
    const asked = left?.sitting === last.sitting ? (left.asked ?? []) : [];
    const latest = last.actions.at(-1);
    const unfinished = latest === undefined || asked.includes(latest.id) ? null : latest;
    return { sitting: last.sitting, day: last.day, asked, unfinished };
  }
  // "Not yet" was all that was said.
  const sitting = left?.sitting;
  const isOver =
    checkins.some((checkin) => checkin.sitting === sitting || checkin.day > (left?.day ?? '')) ||
    plans.some((plan) => plan.sitting === sitting && plan.nextCheckin !== undefined);
  if (left === undefined || sitting === undefined || isOver) return null;
  return { sitting, day: left.day, asked: left.asked ?? [], unfinished: null };
}
