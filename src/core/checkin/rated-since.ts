import type { DatedRating, KnownAction, State } from '../journal/state.js';
import { isHeld } from '../placement/gaps.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** The rating by which the person does what an action practises, given since it was taken; null: there is none. */
export function heldSince(
  ladder: Ladder,
  { behaviour, since }: Pick<KnownAction, 'behaviour' | 'since'>,
  { rerated }: Pick<State, 'rerated'>,
): DatedRating | null {
  const rated = rerated.get(behaviour ?? '');
  return rated !== undefined && rated.day >= since && isHeld(ladder, rated.answer) ? rated : null;
}
