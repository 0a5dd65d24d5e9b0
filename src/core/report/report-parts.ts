import type { CountingAnswers } from '../answers/counting-answers.js';
import { examplesOn } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { rounded } from '../base/rounded.js';
import type { Review } from '../journal/fold.js';
import {
  answerRule,
  behavioursById,
  findBehaviour,
  periodStart,
} from '../ladder/find-in-ladder.js';
import type { Findings } from '../placement/findings.js';
import { isHeld } from '../placement/gaps.js';
import { enoughRatings, place, placementModel, toldProbability } from '../placement/placement.js';
import { carelessRun, combineRatings, placeEvidenced } from '../placement/profile.js';
import { type Why, wantedOf, whatWouldChange } from '../placement/why.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

/** Which answers decided the stage, and what would change it. */
export function explainStage(
  { model, weighed, answers }: Findings,
  ladder: Ladder,
  { rival, reasons }: Why,
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
    wouldChange: whatWouldChange(model, answers, weighed)?.behaviours.slice() ?? null,
  };
}

/** The stage when only ratings with an example from the period count; null where nobody gave any example. */
export function describeEvidenced(
  { model, answers }: Findings,
  ladder: Ladder,
  { reasons }: Why,
  current: Pick<CountingAnswers, 'evidence'>,
  today: Day,
): Report['evidenced'] {
  const examples = examplesOn(ladder, current, today);
  if (![...examples].some((id) => answers.has(id))) return null;
  const { stage, confidence } = placeEvidenced(model, answers, examples);
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
  oneByOne,
}: Pick<CountingAnswers, 'answers' | 'oneByOne'>): NonNullable<Report['careless']> | null {
  return oneByOne ? carelessRun(answers.values()) : null;
}

/**
 * What the latest view of somebody else adds, if it lies in the ladder's period and some of it fits the ladder as it
 * is now; null otherwise. The other's ratings are taken without the leniency that self-ratings have.
 */
export function describeReview(
  ladder: Ladder,
  current: CountingAnswers,
  reviews: readonly Review[],
  today: Day,
): NonNullable<Report['review']> | null {
  const review = reviews.at(-1);
  if (review === undefined || review.day < periodStart(ladder, today)) return null;
  const fits = answerRule(ladder);
  const other = new Map(
    review.answers.flatMap(({ behaviour, answer }) =>
      fits(behaviour, answer) ? [[behaviour, answer] as const] : [],
    ),
  );
  if (other.size === 0) return null;
  const otherModel = placementModel(ladder, 'other');
  const combined = combineRatings(current.answers, other);
  return {
    by: review.by,
    date: review.day,
    level: enoughRatings(otherModel, other).enough ? place(otherModel, other).stage : null,
    together: place(placementModel(ladder), combined.answers).stage,
    talkingPoints: combined.talkingPoints.flatMap(({ id, self, other: theirs }) => {
      const found = findBehaviour(ladder, id);
      if (found === null) return [];
      const where =
        found.level === undefined ? { strand: found.strand.id } : { level: found.level.rank };
      const { statement } = found.behaviour;
      return { behaviour: id, statement, ...where, self, other: theirs };
    }),
  };
}
