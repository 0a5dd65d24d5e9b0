import type { Day } from './day.js';
import { describeCareless, describeEvidenced, describeReview, explainStage } from './explain.js';
import { findingsOf } from './findings.js';
import { findStrengths, scoreLevels, scoreStrands } from './gaps.js';
import type { Review } from './journal.js';
import type { Ladder } from './ladder.schema.js';
import type { Placement } from './placement.js';
import type { Report } from './report.schema.js';
import type { Said } from './said.js';
import { why } from './why.js';

/**
 * The part of a report that follows from answers, examples of them, and what others said; the larger part of the work,
 * and most commands leave it as it was.
 */
export type Found = Pick<
  Report,
  | 'stage'
  | 'evidenced'
  | 'uneven'
  | 'why'
  | 'levels'
  | 'strands'
  | 'gaps'
  | 'strengths'
  | 'careless'
  | 'review'
>;

/** Works it out. */
export function findIn(ladder: Ladder, said: Said, reviews: readonly Review[], today: Day): Found {
  const { answers } = said;
  const findings = findingsOf(ladder, answers);
  const { model, weighed, profile, gaps } = findings;
  const { placement } = weighed;
  const { stage } = placement;
  const because = why(model, answers, weighed);
  const careless = describeCareless(said);
  const review = describeReview(ladder, said, reviews, today);
  return {
    stage: describeStage(ladder, placement, said.ownGuess),
    evidenced: describeEvidenced(findings, ladder, because, said, today),
    uneven: profile?.uneven ?? null,
    why: explainStage(findings, ladder, because),
    levels: scoreLevels(ladder, answers),
    strands: scoreStrands(ladder, stage, answers),
    gaps: [...gaps],
    strengths: findStrengths(ladder, stage, answers),
    ...(careless !== null && { careless }),
    ...(review !== null && { review }),
  };
}

function describeStage(
  ladder: Ladder,
  placement: Placement,
  ownGuess: number | null,
): Report['stage'] {
  const level = ladder.levels[placement.stage - 1];
  return {
    level: placement.stage,
    id: level?.id ?? '',
    title: level?.title ?? '',
    summary: level?.summary ?? '',
    confidence: rounded(placement.confidence, 9),
    posterior: placement.posterior.map((probability) => rounded(probability, 9)),
    likely: [...placement.likely],
    position: rounded(placement.position, 1),
    ownGuess,
    cappedBy: placement.cappedBy,
  };
}

function rounded(value: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit;
}
