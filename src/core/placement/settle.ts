import type { Answer, Answers } from '../ladder/answers.js';
import { place } from './placement.js';
import type { PlacementModel } from './placement-model.js';
import { ranksToName, rivalOf } from './rival.js';

/**
 * Behaviours that, raised to held, would settle the stage: a headline would name no level below it any more. null where
 * they are not enough.
 *
 * @param inOrder what may be raised, the first before others
 */
export function whatWouldSettle(
  model: PlacementModel,
  answers: Answers,
  stage: number,
  inOrder: readonly string[],
): string[] | null {
  const isSettled = (ids: readonly string[]) => {
    const raised = new Map<string, Answer>([
      ...answers,
      ...ids.map((id) => [id, model.held] as const),
    ]);
    const { stage: reached, posterior, confidence } = place(model, raised);
    const [lowest = reached] = ranksToName(reached, rivalOf(reached, posterior), confidence);
    return lowest >= stage;
  };
  const needed = inOrder.findIndex((_, index) => isSettled(inOrder.slice(0, index + 1))) + 1;
  if (needed === 0) return null;
  let enough = inOrder.slice(0, needed);
  for (const id of enough.toReversed()) {
    const fewer = enough.filter((other) => other !== id);
    if (isSettled(fewer)) enough = fewer;
  }
  return enough;
}
