import type { Answer, Answers } from '../ladder/answers.js';
import { place, toldPosition } from '../placement/placement.js';
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
  const positionAs = undoing(ladder, answers);
  const now = positionAs([]);
  return changes
    .filter(({ level }) => level !== undefined)
    .map((change) => ({ change, by: now - positionAs([change]) }))
    .filter(({ by }) => Math.abs(by) >= leastMove)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

/** Where one would be with some answers as they were before. */
function undoing(ladder: Ladder, answers: Answers) {
  const model = placementModel(ladder);
  return (changes: readonly BehaviourChange[]) => {
    const then = new Map<string, Answer>(answers);
    for (const { behaviour, from } of changes) {
      if (from === null) then.delete(behaviour);
      else then.set(behaviour, from);
    }
    return place(model, then).position;
  };
}

/** The changed answers that lower the position most, and where it would be without these changes. */
type PulledDown = NonNullable<Difference['pulledDown']>;

/** More names explain less. */
const most = 2;

/**
 * Why a position or its level fell though ratings rose: of the changed answers those with which, as they were, it would
 * lie highest.
 * null where nothing rose, or where no such answer is found.
 *
 * @param answers those that place the person now
 */
export function pulledDown(
  ladder: Ladder,
  changes: readonly BehaviourChange[],
  answers: Answers,
  before: Standing,
  now: Standing,
): PulledDown | null {
  // A level can become less sure while its position is the same to one decimal.
  const levelFell = lowestOf(now) < lowestOf(before);
  const isLower = now.position < before.position || (now.position === before.position && levelFell);
  if (!isLower || !changes.some(({ change }) => change === 'up')) return null;
  const positionAs = undoing(ladder, answers);
  const pulls = moversOf(ladder, changes, answers)
    .filter(({ change: { change }, by }) => change !== 'up' && by < 0)
    .slice(0, most)
    .map(({ change }) => change);
  const [first] = pulls;
  if (first === undefined) return null;
  const alone = toldPosition(positionAs([first]));
  const together = toldPosition(positionAs(pulls));
  // A second name that changes nothing on the screen explains nothing.
  const named = together > alone ? pulls : [first];
  const position = Math.max(together, alone);
  const isHigher = position > now.position;
  if (!isHigher && !levelFell) return null;
  return {
    behaviours: named.map(({ behaviour }) => behaviour),
    ...(isHigher && { position }),
  };
}

/** The lowest rank that the headline names. */
function lowestOf({ level, ranks = [level] }: Standing): number {
  return Math.min(...ranks);
}
