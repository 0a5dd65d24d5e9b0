import type { CountingAnswers } from '../answers/counting-answers.js';
import { examplesOn } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { rounded } from '../base/rounded.js';
import { behavioursById } from '../ladder/find-in-ladder.js';
import type { Findings } from '../placement/findings.js';
import { isHeld } from '../placement/gaps.js';
import { toldProbability } from '../placement/placement.js';
import { carelessRun, placeEvidenced } from '../placement/profile.js';
import { type Why, wantedOf } from '../placement/why.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

/** Which answers decided the stage, and what would change it. */
export function explainStage(
  { because: { rival, reasons }, wouldChange }: Findings,
  ladder: Ladder,
): Report['why'] {
  const behaviours = behavioursById(ladder);
  return {
    rival,
    answers: reasons.map(({ id, level, rating, weight }) => ({
      behaviour: id,
      statement: behaviours.get(id)?.behaviour.statement ?? '',
      level,
      rating: rating ?? ladder.scale.held,
      ...(rating === null && { earlier: true as const }),
      weight: rounded(weight, 3),
    })),
    wouldChange: wouldChange === null ? null : [...wouldChange],
  };
}

/** The stage when only ratings with an example from the period count; null where nobody gave any example. */
export function describeEvidenced(
  { model, answers, placing }: Findings,
  ladder: Ladder,
  { reasons }: Why,
  current: Pick<CountingAnswers, 'evidence'>,
  today: Day,
): Report['evidenced'] {
  const examples = examplesOn(ladder, current, today);
  if (![...examples].some((id) => answers.has(id))) return null;
  const { stage, confidence } = placeEvidenced(model, placing, examples);
  const held = [...answers].filter(([, answer]) => isHeld(ladder, answer)).map(([id]) => id);
  return {
    level: stage,
    confidence: toldProbability(confidence),
    wants: wantedOf(reasons, ladder, answers, examples),
    examples: held.filter((id) => examples.has(id)).length,
    held: held.length,
  };
}

/**
 * A rating that was given so often in a row that it may have been given without looking; null otherwise. In the order
 * of a ladder honest answers are runs, too, so only answers that were given one by one are looked at.
 */
export function describeCareless({
  answers,
  carried,
  oneByOne,
}: Pick<CountingAnswers, 'answers' | 'carried' | 'oneByOne'>): Report['careless'] | null {
  if (!oneByOne) return null;
  return carelessRun([...answers].flatMap(([id, answer]) => (carried.has(id) ? [] : answer)));
}
