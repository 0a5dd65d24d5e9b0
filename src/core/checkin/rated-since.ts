import type { Rerated } from '../history/changes.js';
import { changesIn } from '../history/sitting-changes.js';
import type { DatedRating, KnownAction, State } from '../journal/state.js';
import { isHeld } from '../placement/gaps.js';
import type { Event } from '../schema/events.schema.js';
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

/**
 * Ratings that changed since the last other check-in or assessment, each from what it was then: by corrections, or in this
 * check-in before it was left.
 */
export function correctedSince(
  ladder: Ladder,
  events: readonly Event[],
  { assessments, checkins }: Pick<State, 'assessments' | 'checkins'>,
  sitting: string,
): Rerated[] {
  const others = checkins.filter((one) => !one.correction && one.sitting !== sitting);
  const [last = ''] = [others.at(-1)?.last ?? '', assessments.at(-1)?.id ?? ''].sort().reverse();
  const rated = new Map<string, Rerated>();
  for (const one of checkins) {
    if (others.includes(one) || one.last < last) continue;
    for (const rating of changesIn(one.sitting, ladder, events).ratings) {
      const { from } = rated.get(rating.behaviour) ?? rating;
      rated.set(rating.behaviour, { ...rating, from });
    }
  }
  return [...rated.values()].filter(({ from, answer }) => from !== answer);
}
