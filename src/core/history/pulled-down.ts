import type { Answer, Answers } from '../ladder/answers.js';
import { place, toldPosition } from '../placement/placement.js';
import { placementModel } from '../placement/placement-model.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { BehaviourChange, Difference } from './difference.js';

/** The answers that weigh more than those that rose, and where one would be without their change. */
type PulledDown = NonNullable<Difference['pulledDown']>;

/** More names explain less. */
const most = 2;

/**
 * Why a position fell though ratings rose: of the changed answers those with which, as they were, it would lie highest.
 * null where nothing rose, or where no such answer is found.
 *
 * @param answers those that place the person now
 */
export function pulledDown(
  ladder: Ladder,
  changes: readonly BehaviourChange[],
  answers: Answers,
  positions: { readonly before: number; readonly now: number },
): PulledDown | null {
  if (positions.now >= positions.before || !changes.some(({ change }) => change === 'up')) {
    return null;
  }
  const model = placementModel(ladder);
  const positionAs = (undone: readonly BehaviourChange[]) => {
    const then = new Map<string, Answer>(answers);
    for (const { behaviour, from } of undone) {
      if (from === null) then.delete(behaviour);
      else then.set(behaviour, from);
    }
    return place(model, then).position;
  };
  const now = positionAs([]);
  const pulls = changes
    .filter(({ change, level }) => change !== 'up' && level !== undefined)
    .map((change) => ({ change, pull: positionAs([change]) - now }))
    .filter(({ pull }) => pull > 0)
    .sort((a, b) => b.pull - a.pull)
    .slice(0, most)
    .map(({ change }) => change);
  const position = toldPosition(positionAs(pulls));
  return position > positions.now
    ? { behaviours: pulls.map(({ behaviour }) => behaviour), position }
    : null;
}
