import type { CountingAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { State } from '../journal/state.js';
import type { Answers } from '../ladder/answers.js';
import { type Findings, findingsOf, toldFit, toldStage } from '../placement/findings.js';
import { findStrengths, scoreLevels, scoreStrands } from '../placement/gaps.js';
import type { PersonFit } from '../placement/person-fit.js';
import type { Placement } from '../placement/placement.js';
import { toldPosition } from '../placement/placement.js';
import { openBehaviours } from '../plan/action-status.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report, Strength } from '../schema/report.schema.js';
import { describeReview } from './describe-review.js';
import { describeCareless, describeEvidenced, explainStage } from './report-parts.js';
import { positionSides, scoreSides } from './sides.js';

/**
 * The part of a report that follows from answers, examples of them, and what others said; the larger part of the work,
 * and most commands leave it as it was.
 */
export type ReportFindings = Pick<
  Report,
  | 'stage'
  | 'evidenced'
  | 'uneven'
  | 'fit'
  | 'why'
  | 'levels'
  | 'sides'
  | 'sidePositions'
  | 'strands'
  | 'gaps'
  | 'strengths'
  | 'careless'
  | 'review'
> &
  Pick<Findings, 'decisive' | 'inQuestion' | 'weightiest'>;

/** Works it out. */
export function reportFindings(
  ladder: Ladder,
  current: CountingAnswers,
  { reviews, actions }: Pick<State, 'reviews' | 'actions'>,
  today: Day,
): ReportFindings {
  const { answers, placing } = current;
  const findings = findingsOf(ladder, answers, placing, openBehaviours(actions));
  const { weighed, profile, fit, because, gaps } = findings;
  const { placement } = weighed;
  const { stage } = placement;
  const sides = scoreSides(ladder, answers, findings.themes);
  const sidePositions = positionSides(ladder, findings.themes);
  const careless = describeCareless(current);
  const review = describeReview(ladder, current, stage, reviews, today);
  const told = {
    stage: describeStage(ladder, placement, fit, current.ownGuess),
    levels: scoreLevels(ladder, answers),
    ...(!fit.stacks && { fit: toldFit(fit) }),
  };
  return {
    ...told,
    evidenced: describeEvidenced(findings, ladder, because, current, today),
    uneven: profile?.uneven ?? null,
    why: explainStage(findings, ladder),
    ...(sides !== null && { sides }),
    ...(sidePositions !== null && { sidePositions }),
    strands: scoreStrands(ladder, stage, answers),
    gaps: [...gaps],
    decisive: findings.decisive,
    inQuestion: findings.inQuestion,
    weightiest: findings.weightiest,
    strengths: placingFirst(findStrengths(ladder, stage, answers), placing).filter(
      (strength) => !review?.doubted?.some(({ behaviour }) => behaviour === strength.behaviour),
    ),
    ...(careless !== null && { careless }),
    ...(review !== null && { review }),
  };
}

/** Whoever has stepped down may still be good at what wasn't asked again, but nobody leads with it. */
function placingFirst(strengths: readonly Strength[], placing: Answers): Strength[] {
  const isSetAside = ({ behaviour }: Strength) => !placing.has(behaviour);
  return [...strengths.filter((one) => !isSetAside(one)), ...strengths.filter(isSetAside)];
}

function describeStage(
  ladder: Ladder,
  placement: Placement,
  fit: PersonFit,
  ownGuess: number | null,
): Report['stage'] {
  const level = ladder.levels[placement.stage - 1];
  const { confidence, posterior, cappedBy } = toldStage(placement, fit);
  return {
    level: placement.stage,
    id: level?.id ?? '',
    title: level?.title ?? '',
    summary: level?.summary ?? '',
    confidence,
    posterior,
    likely: [...placement.likely],
    position: toldPosition(placement.position),
    ownGuess,
    cappedBy,
  };
}
