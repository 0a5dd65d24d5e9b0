import { type CountingAnswers, currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { State } from '../journal/state.js';
import type { Answers } from '../ladder/answers.js';
import { findingsOf, toldFit, toldStage } from '../placement/findings.js';
import { findStrengths, scoreLevels, scoreStrands, targetOn } from '../placement/gaps.js';
import type { PersonFit } from '../placement/person-fit.js';
import { type Placement, toldPosition } from '../placement/placement.js';
import {
  headlineRanks,
  isInQuestion,
  likelihoodThen,
  nextLevel,
  ranksThen,
  verySure,
} from '../placement/rival.js';
import { openBehaviours, withStatus } from '../plan/action-status.js';
import { markedGaps } from '../plan/marked-gaps.js';
import { suggestNext } from '../plan/suggestions.js';
import { describeReview } from '../review/describe-review.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report, Strength } from '../schema/report.schema.js';
import { describeLadderSince } from './ladder-since.js';
import { listAnswers } from './listed-answers.js';
import { describeCareless, describeEvidenced, explainStage } from './report-parts.js';
import { positionSides, scoreSides } from './sides.js';

/**
 * The report for one day: what the latest assessment says, and the plan as it stands. Before the first assessment, a
 * draft whose stage was shown counts as one. null when there is neither.
 */
export function buildReport(ladder: Ladder, state: State, today: Day): Report | null {
  const current = currentAnswers(ladder, state, today);
  if (current === null) return null;
  const { answers, placing, mentor } = current;
  const { actions } = state;
  const findings = findingsOf(ladder, answers, placing, openBehaviours(actions));
  const { weighed } = findings;
  const level = weighed.placement.stage;
  const told = { stage: level, gaps: findings.gaps };
  const gaps = markedGaps(ladder, told, current, state, today);
  const sides = scoreSides(ladder, answers, findings.themes);
  const sidePositions = positionSides(ladder, findings.themes);
  const careless = describeCareless(current);
  const review = describeReview(ladder, current, level, state.reviews, today);
  const since = describeLadderSince(ladder, level, current);
  const stage = describeStage(ladder, weighed.placement, findings.fit, current.ownGuess);
  const fit = findings.fit.stacks ? {} : { fit: toldFit(findings.fit) };
  const why = explainStage(findings, ladder);
  const levels = scoreLevels(ladder, answers);
  const headline = { stage, why, levels, ...fit };
  const found = { ...findings, gaps, stage: level };
  const queue = suggestNext(ladder, state, found, mentor, today).map(({ action }) => action);
  return {
    schemaVersion: 1,
    date: today,
    ladder: { id: ladder.id, version: ladder.version },
    stage,
    evidenced: describeEvidenced(findings, ladder, findings.because, current, today),
    uneven: findings.profile?.uneven ?? null,
    ...fit,
    why,
    answers: listAnswers(ladder, current, state),
    levels,
    ...(sides !== null && { sides }),
    ...(sidePositions !== null && { sidePositions }),
    strands: scoreStrands(ladder, level, answers),
    gaps,
    strengths: placingFirst(findStrengths(ladder, level, answers), placing).filter(
      (strength) => !review?.doubted?.some(({ behaviour }) => behaviour === strength.behaviour),
    ),
    plan: {
      targetLevel: targetOn(ladder, state.target) ?? aimOf(headline, current, state, ladder),
      ...(state.target !== null && { isChosen: true as const }),
      active: withStatus(actions, 'active'),
      queue: [...withStatus(actions, 'queued'), ...queue],
      done: withStatus(actions, 'done'),
      dropped: withStatus(actions, 'dropped'),
    },
    mentor,
    framework: current.framework,
    nextCheckin: state.nextCheckin,
    ...(careless !== null && { careless }),
    ...(review !== null && { review }),
    basis: {
      assessed: current.assessed,
      ...(current.unfinished && { unfinished: true as const }),
      moved: [...current.moved],
      ...sinceAssessment(headline, current, state),
      old: [...current.old],
      outdated: current.outdated,
      ...(current.leftOut.length > 0 && { leftOut: [...current.leftOut] }),
      ...(since !== null && { ladder: since }),
    },
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

/**
 * The level that a plan aims at by itself. One rating can tip a headline, and another tip it back: so between assessments
 * the aim rises only where the level is very likely, and falls not at all.
 */
function aimOf(
  report: Pick<Report, 'stage' | 'why' | 'levels' | 'fit'>,
  { moved, unfinished }: CountingAnswers,
  { assessments }: State,
  { levels }: Ladder,
): number {
  const next = nextLevel(report, levels.length);
  const then = assessments.at(-1)?.result;
  const { stage, fit } = report;
  const isOpen = fit !== undefined || stage.cappedBy !== null;
  if (then === undefined || unfinished || moved.length === 0 || isOpen) return next;
  const wasUnsettled = isInQuestion(then.level, ranksThen(then), likelihoodThen(then));
  const before = wasUnsettled ? then.level : Math.min(then.level + 1, levels.length);
  return stage.confidence >= verySure ? Math.max(next, before) : before;
}

/** What the latest assessment told; a draft that counts in its place told nothing. */
function sinceAssessment(
  report: Pick<Report, 'stage' | 'why' | 'levels' | 'fit'>,
  { unfinished }: CountingAnswers,
  { assessments }: State,
): Pick<NonNullable<Report['basis']>, 'positionThen' | 'ranksThen'> {
  const result = assessments.at(-1)?.result;
  if (result === undefined || unfinished) return {};
  const then = ranksThen(result);
  // A headline that names level 2 after one that named levels 1 and 2 has changed.
  return headlineRanks(report).join() === then.join()
    ? { positionThen: toldPosition(result.position) }
    : { ranksThen: [...then] };
}
