import type { Answer, Answers } from '../ladder/answers.js';
import { place } from '../placement/placement.js';
import { placementModel } from '../placement/placement-model.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { BehaviourChange, Difference } from './difference.js';
import type { Standing } from './standing.js';

/** A changed answer, and by how much it moved the position, in levels. */
export interface Mover {
  readonly change: BehaviourChange;
  readonly by: number;
}

/** A second decimal is rounding, not a reason. */
const leastMove = 0.005;

/**
 * The changed answers that moved the position, those that moved it most first: each against where one would be with that
 * answer as it was. Habits move none.
 *
 * @param answers those that place the person now
 */
export function moversOf(
  ladder: Ladder,
  changes: readonly BehaviourChange[],
  answers: Answers,
): Mover[] {
  const model = placementModel(ladder);
  const now = place(model, answers).position;
  return changes
    .filter(({ level }) => level !== undefined)
    .map((change) => {
      const then = new Map<string, Answer>(answers);
      if (change.from === null) then.delete(change.behaviour);
      else then.set(change.behaviour, change.from);
      return { change, by: now - place(model, then).position };
    })
    .filter(({ by }) => Math.abs(by) >= leastMove)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

/** Without those that weigh hardly anything beside the first. */
export function weightiest(movers: readonly Mover[]): Mover[] {
  const least = Math.abs(movers[0]?.by ?? 0) / 10;
  return movers.filter(({ by }) => Math.abs(by) >= least);
}

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
