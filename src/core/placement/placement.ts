import { rounded } from '../base/rounded.js';
import type { Answers } from '../ladder/answers.js';
import type { Item, PlacementModel } from './placement-model.js';
import {
  countRatings,
  evidenceOf,
  foldAbove,
  likelyRanks,
  modeOf,
  type RatingCounts,
  ratedIn,
  slotOf,
  stagePosterior,
  sum,
} from './posterior.js';

/**
 * From answers to a stage.
 *
 * A small Bayesian model: a person stands at a point of a line on which the levels are 1, 2, … L. How likely
 * each rating is at each point (`PlacementNumbers`) was fitted to described and simulated people, not to real ones; the answers
 * weigh the points, and the points of one level add up to the probability of that stage. docs/model.md
 * explains it from the start; the formulas here use its names. `placement-model.ts` works out the model of a ladder.
 *
 * Source: tempering the likelihood, `trust`, follows Grünwald and van Ommen ("Inconsistency of Bayesian inference for
 * misspecified linear models", Bayesian Analysis 12, 2017).
 */

/** Where the answers place a person. */
export interface Placement {
  /**
   * The rank of the level at which the person works: the mode of `posterior`, the lower one of equals; where too little
   * of that was seen, the highest level that was.
   */
  readonly stage: number;
  /** The probability of the level of rank i + 1; sums to 1. */
  readonly posterior: readonly number[];
  /** The probability of `stage`; where the stage is held back, of `stage` or a higher one. */
  readonly confidence: number;
  /** The fewest ranks that hold nine tenths of the probability, ascending. */
  readonly likely: readonly number[];
  /** The mean rank under `posterior`, 1..L. */
  readonly position: number;
  /**
   * The rank of the lowest level that holds the stage back because too little of it was rated: the answers
   * point higher, but nobody is placed at a level that was not seen. null where nothing is held back.
   */
  readonly cappedBy: number | null;
  /** How many ratings were counted. */
  readonly rated: number;
}

/** Whether the answers are enough for a stage to be told. */
export interface Sufficiency {
  /** How many ratings were counted. */
  readonly rated: number;
  /** How many it takes: one more than there are levels, or all behaviours where there are fewer. */
  readonly needed: number;
  /** The rank of the stage that the answers would give, where neither it nor the next level has a rating. */
  readonly untestedLevel: number | null;
  /** Whether a stage may be told: enough ratings, and some of them where it matters. */
  readonly enough: boolean;
}

/** A level with as many ratings as this, or all of its behaviours, counts as tested. */
const TESTED_BY = 2;

/**
 * The rank of the highest level that was tested: two of its behaviours are rated, or all where it has fewer.
 * No stage lies above it. L where no level was tested: too few answers to cap anything by.
 */
export function highestTested(model: PlacementModel, counts: RatingCounts): number {
  const tested = counts.findLastIndex((_, index) => isTested(index + 1, model, counts));
  return tested < 0 ? model.levels : tested + 1;
}

export function isTested(rank: number, model: PlacementModel, counts: RatingCounts): boolean {
  return sum(counts[rank - 1] ?? []) >= Math.min(TESTED_BY, model.sizes[rank - 1] ?? 0);
}

/**
 * The highest rank that these behaviours allow, so that "no opportunity" never promotes. If the work gives no chance
 * for a behaviour above every rated level, the stage ends one rank below that behaviour's level.
 */
export function highestPossible(
  model: PlacementModel,
  items: readonly Item[],
  answers: Answers,
): number {
  let rated = 0;
  const unseen: number[] = [];
  for (const item of items) {
    const answer = answers.get(item.id);
    if (answer === 'no-opportunity') unseen.push(item.level);
    else if (slotOf(model, item, answer) !== null) rated = Math.max(rated, item.level);
  }
  // Of a side with no rating at all nothing is known, whatever was asked first.
  if (rated === 0 && unseen.length > 0) return 1;
  const above = unseen.filter((level) => level > rated);
  return Math.max(1, Math.min(model.levels, ...above.map((level) => level - 1)));
}

/** The highest stage that the answers may give: every theme of the ladder must have been seen. */
function ceilingOf(model: PlacementModel, answers: Answers): number {
  const themes = [...new Set(model.items.map(({ theme }) => theme))];
  const ofThemes = themes.map((theme) =>
    highestPossible(
      model,
      model.items.filter((item) => item.theme === theme),
      answers,
    ),
  );
  return Math.min(model.levels, ...ofThemes);
}

/** The likeliest level; where it lies above the cap, the likeliest that the cap allows, which stands for all above. */
function stageUnder(posterior: readonly number[], cap: number): number {
  const mode = modeOf(posterior);
  return mode > cap ? Math.min(cap, modeOf(foldAbove(posterior, cap))) : mode;
}

/** A placement, and what it was worked out from: for all else that follows from the same answers. */
export interface Weighed {
  readonly counts: RatingCounts;
  /** What `evidenceOf` gives for the counts. */
  readonly evidence: readonly number[];
  /** The highest stage that the answers may give, whatever else is held. */
  readonly ceiling: number;
  readonly placement: Placement;
}

/** Counts answers, weighs them, and places by them. Throws RangeError for a rating that is not on the scale. */
export function weigh(model: PlacementModel, answers: Answers): Weighed {
  const counts = countRatings(model, answers);
  const evidence = evidenceOf(model, counts);
  const ceiling = ceilingOf(model, answers);
  return { counts, evidence, ceiling, placement: placementBy(model, counts, evidence, ceiling) };
}

function placementBy(
  model: PlacementModel,
  counts: RatingCounts,
  evidence: readonly number[],
  ceiling: number,
): Placement {
  const posterior = stagePosterior(evidence);
  const cap = Math.min(ceiling, highestTested(model, counts));
  const stage = stageUnder(posterior, cap);
  const heldBack = modeOf(posterior) > cap;
  return {
    stage,
    posterior,
    confidence: heldBack
      ? Math.min(1, sum(posterior.slice(stage - 1)))
      : (posterior[stage - 1] ?? 0),
    likely: likelyRanks(posterior),
    position: meanRank(posterior),
    cappedBy: heldBack ? cap + 1 : null,
    rated: ratedIn(counts),
  };
}

/** The mean rank under a posterior. */
export function meanRank(posterior: readonly number[]): number {
  return sum(posterior.map((share, index) => share * (index + 1)));
}

/** How far from its mean a posterior lies, in levels: its standard deviation. */
export function spreadOf(posterior: readonly number[]): number {
  const mean = meanRank(posterior);
  return Math.sqrt(sum(posterior.map((share, index) => share * (index + 1 - mean) ** 2)));
}

/** A position on the line of levels as it is told: a second decimal would say more than the answers do. */
export function toldPosition(position: number): number {
  return rounded(position, 1);
}

/** Whether a position hardly moved: then another headline was about to change, and says more than the answers do. */
export function isSmallMove(from: number, to: number): boolean {
  return Math.abs(to - from) < 0.15;
}

/** A probability as it is told: the same on every machine, whatever the last bits of its sums are. */
export function toldProbability(probability: number): number {
  return rounded(probability, 9);
}

/**
 * Places a person by their answers. Always gives a stage, with no answers the lowest (all are equally likely);
 * `enoughRatings` says whether it may be told. Skips, "no opportunity" and answers to ids that are no behaviour
 * of a level weigh nothing, and the order of the answers makes no difference, bit for bit.
 * Throws RangeError for a rating that is not on the scale.
 */
export function place(model: PlacementModel, answers: Answers): Placement {
  return weigh(model, answers).placement;
}

/**
 * Whether a stage may be told. Fewer ratings than one more than there are levels could leave every level
 * untested; and a stage of which neither its own level nor the next has a rating is only a guess between others.
 *
 * @param weighed what `weigh` gives for the answers, where it is known already
 */
export function enoughRatings(
  model: PlacementModel,
  answers: Answers,
  weighed: Weighed = weigh(model, answers),
): Sufficiency {
  const { counts, placement } = weighed;
  const { stage, rated } = placement;
  const needed = Math.min(model.levels + 1, model.items.length);
  const ratedAt = (rank: number) => sum(counts[rank - 1] ?? []);
  const untestedLevel = ratedAt(stage) + ratedAt(stage + 1) === 0 ? stage : null;
  return { rated, needed, untestedLevel, enough: rated >= needed && untestedLevel === null };
}
