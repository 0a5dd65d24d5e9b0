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

/** Less than half of a told decimal is no reason beside more. */
const told = 0.05;

/** Without those that weigh hardly anything, or hardly anything beside the first. */
export function weightiest<C extends Change>(movers: readonly Mover<C>[]): Mover<C>[] {
  const most = Math.abs(movers[0]?.by ?? 0);
  const least = most < told ? most / 10 : Math.max(told, most / 10);
  return movers.filter(({ by }) => Math.abs(by) >= least);
}
