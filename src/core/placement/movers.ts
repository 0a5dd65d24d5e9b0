import type { Answer, Answers } from '../ladder/answers.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { place } from './placement.js';
import { placementModel } from './placement-model.js';

interface Change {
  readonly behaviour: string;
  /** null: it had no answer. */
  readonly from: Answer | null;
}

/** A changed answer, and by how much it moved the position, in levels. */
export interface Mover<C extends Change> {
  readonly change: C;
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
export function moversOf<C extends Change>(
  ladder: Ladder,
  changes: readonly C[],
  answers: Answers,
): Mover<C>[] {
  const model = placementModel(ladder);
  const now = place(model, answers).position;
  return changes
    .map((change) => {
      const then = new Map<string, Answer>(answers);
      if (change.from === null) then.delete(change.behaviour);
      else then.set(change.behaviour, change.from);
      return { change, by: now - place(model, then).position };
    })
    .filter(({ by }) => Math.abs(by) >= leastMove)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

/** Half of a told decimal: less is no reason beside more. */
const told = 0.05;

/**
 * Without those that weigh hardly anything, or hardly anything beside the first.
 *
 * @param hasMoved whether the told position has: else nothing small has moved it
 */
export function weightiest<C extends Change>(
  movers: readonly Mover<C>[],
  hasMoved = true,
): Mover<C>[] {
  const most = Math.abs(movers[0]?.by ?? 0);
  const least = hasMoved && most < told ? most / 10 : Math.max(told, most / 10);
  return movers.filter(({ by }) => Math.abs(by) >= least);
}

/** The one that moved the position most in the direction in which it went; null where none did. */
export function mainMover<C extends Change>(
  movers: readonly Mover<C>[],
  move: number,
): Mover<C> | null {
  return movers.find(({ by }) => by * move > 0) ?? null;
}
