import type { Day } from '../base/day.js';
import type { Checkin, State } from '../journal/fold.js';
import { undoneIds } from '../journal/fold.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** A check-in that was left early, to go on with. */
export interface OpenCheckin {
  readonly sitting: string;
  /** Actions and behaviours that were asked about to the end. */
  readonly asked: readonly string[];
  /** The action whose outcome was told, but not all that is asked about it; null: there is none. */
  readonly unfinished: Checkin['actions'][number] | null;
}

/** The unfinished check-in of today, which has no date for the next one; null: a new one begins. */
export function openCheckin(
  { id }: Pick<Ladder, 'id'>,
  events: readonly Event[],
  { checkins }: Pick<State, 'checkins'>,
  today: Day,
): OpenCheckin | null {
  const undone = undoneIds(events);
  const plans = events.flatMap((event) =>
    event.type === 'plan' && event.ladder === id && event.day === today && !undone.has(event.id)
      ? event
      : [],
  );
  const left = plans.findLast(({ asked }) => asked !== undefined);
  const last = checkins.at(-1);
  if (last !== undefined && last.day === today && last.next === null) {
    const asked = left?.sitting === last.sitting ? (left.asked ?? []) : [];
    const latest = last.actions.at(-1);
    const unfinished = latest === undefined || asked.includes(latest.id) ? null : latest;
    return { sitting: last.sitting, asked, unfinished };
  }
  // "Not yet" was all that was said.
  const sitting = left?.sitting;
  const isOver =
    checkins.some((checkin) => checkin.sitting === sitting) ||
    plans.some((plan) => plan.sitting === sitting && plan.nextCheckin !== undefined);
  if (sitting === undefined || isOver) return null;
  return { sitting, asked: left?.asked ?? [], unfinished: null };
}
