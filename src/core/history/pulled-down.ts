import type { Answers } from '../ladder/answers.js';
import { moversOf, weightiest } from '../placement/movers.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { BehaviourChange, Difference } from './difference.js';
import type { Standing } from './standing.js';

/** More names explain less. */
const most = 2;

/**
 * Why a position or its level fell though ratings rose: the changed answers that lower it most. null where nothing rose,
 * or where no such answer is found.
 *
 * @param answers those that place the person now
 */
export function pulledDown(
  ladder: Ladder,
  changes: readonly BehaviourChange[],
  answers: Answers,
  before: Standing,
  now: Standing,
): Difference['pulledDown'] | null {
  // A level can become less sure while its position is the same to one decimal.
  const levelFell = lowestOf(now) < lowestOf(before);
  const isLower = now.position < before.position || (now.position === before.position && levelFell);
  if (!isLower || !changes.some(({ change }) => change === 'up')) return null;
  const pulls = moversOf(ladder, changes, answers).filter(
    ({ change: { change }, by }) => change !== 'up' && by < 0,
  );
  const behaviours = weightiest(pulls)
    .slice(0, most)
    .map(({ change }) => change.behaviour);
  return behaviours.length === 0 ? null : { behaviours };
}

/** The lowest rank that the headline names. */
function lowestOf({ level, ranks = [level] }: Standing): number {
  return Math.min(...ranks);
}
