import type { State } from '../journal/state.js';
import { declinedBehaviours } from './find-actions.js';
import {
  canMoveLevel,
  inGroups,
  isOfTarget,
  maxActive,
  suggestionToTick,
} from './suggestion-order.js';
import type { Suggestion } from './suggestions.js';

/**
 * What a person who chooses is shown, in its order, and what of it is ticked beforehand.
 *
 * @param free how many actions the plan can still take
 * @returns `wanted`: the id that is ticked, if any
 */
export function offerToChoose(
  suggestions: readonly Suggestion[],
  { actions, declined, target }: Pick<State, 'actions' | 'declined' | 'target'>,
  free: number,
): { offered: Suggestion[]; wanted: string[] } {
  const declinedFor = declinedBehaviours(actions);
  const undecided = suggestions.filter(
    ({ action, gap }) =>
      !declined.has(action.id) && (gap === null || !declinedFor.has(gap.behaviour)),
  );
  // What was parked comes back only if the person wants it.
  const first = free > 0 ? suggestionToTick(undecided.filter((one) => !one.isParked)) : undefined;
  // What is ticked leads, and what was not wanted before comes after it.
  const inTurn = [...new Set([...(first ? [first] : []), ...undecided, ...suggestions])];
  const early = inTurn.slice(0, maxActive);
  const grouped = inGroups(inTurn, first);
  const isLate = (is: (one: Suggestion) => boolean) =>
    early.some(is) && !grouped.slice(0, maxActive).some(is);
  // Else what the person aims at, or what can move the level, would come last.
  const offered =
    isLate(({ gap }) => isOfTarget(gap, target)) || isLate(canMoveLevel)
      ? [...inGroups(early, first), ...inGroups(inTurn.slice(maxActive))]
      : grouped;
  return { offered, wanted: first === undefined ? [] : [first.action.id] };
}
