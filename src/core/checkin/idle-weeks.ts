import type { Day } from '../base/day.js';
import { addDays, daysBetween } from '../base/day.js';
import { notYetBefore } from '../history/sitting-changes.js';
import { isOwn } from '../journal/own.js';
import type { Checkin, Evidence, KnownAction, State } from '../journal/state.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { notesAbout } from './notes-about.js';

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

/**
 * Whether an action is idle, and the person's notes about it. A note shows that it isn't, also one that an earlier
 * check-in knew.
 *
 * @param fresh notes since the last check-in
 * @param told as for `idleWeeks`
 */
export function idleOrNoted(
  ladder: Ladder,
  action: KnownAction,
  fresh: readonly Evidence[],
  { checkins, evidence }: Pick<State, 'checkins' | 'evidence'>,
  today: Day,
  told?: Day,
): { readonly weeks: number | null; readonly notes: readonly Evidence[] } {
  if (fresh.length > 0) return { weeks: null, notes: fresh };
  const weeks = idleWeeks(action, checkins, today, told);
  if (weeks === null) return { weeks, notes: [] };
  const start = addDays(today, -7 * weeks);
  const own = evidence.filter((line) => isOwn(line) && line.date > start);
  const notes = notesAbout(ladder, action, own);
  return { weeks: notes.length === 0 ? weeks : null, notes };
}

/** How many in a row another “Not yet” makes of an action whose day has come; 0: it hasn't, or the action has none. */
export function timesNotYet(
  { id, due }: Pick<KnownAction, 'id' | 'due'>,
  events: readonly Event[],
  today: Day,
): number {
  return due !== null && due <= today ? notYetBefore(id, events) + 1 : 0;
}
