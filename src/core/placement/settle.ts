import type { Answer, Answers } from '../ladder/answers.js';
import { type Placement, place } from './placement.js';
import type { PlacementModel } from './placement-model.js';
import { isInQuestion, likelihoodFrom, nearestRanks } from './rival.js';

/** Whether a placement gets a level: as the likeliest, or beyond question. */
export type Reaches = (placement: Placement) => boolean;

export function isLikeliest(level: number): Reaches {
  return ({ stage }) => stage >= level;
}

export function isSettled(level: number): Reaches {
  return ({ stage, posterior }) => {
    const ranks = nearestRanks(stage, posterior);
    const isHere = stage === level && isInQuestion(stage, ranks, likelihoodFrom(stage, posterior));
    return Math.min(...ranks) >= level && !isHere;
  };
}

/**
 * Behaviours that, raised to held, would reach a level. null where they are not enough.
 *
 * @param inOrder what may be raised, the first before others
 */
export function enoughFor(
  reaches: Reaches,
  model: PlacementModel,
  answers: Answers,
  inOrder: readonly string[],
): string[] | null {
  const isEnough = (ids: readonly string[]) => {
    const raised = ids.map((id): [string, Answer] => [id, model.held]);
    return reaches(place(model, new Map([...answers, ...raised])));
  };
  const needed = inOrder.findIndex((_, index) => isEnough(inOrder.slice(0, index + 1))) + 1;
  if (needed === 0) return null;
  let enough = inOrder.slice(0, needed);
  for (const id of enough.toReversed()) {
    const fewer = enough.filter((other) => other !== id);
    if (isEnough(fewer)) enough = fewer;
  }
  return enough;
}
