import { rounded } from '../base/rounded.js';
import type { Answer, Answers } from '../ladder/answers.js';
import { type Item, type PlacementModel, POINTS_OF_A_STAGE } from './placement-model.js';

/**
 * From answers to a stage.
 *
 * A small Bayesian model: a person stands at a point of a line on which the levels are 1, 2, … L. How likely
 * each rating is at each point (`PlacementNumbers`) was fitted to described and simulated people, not to real ones; the answers
 * weigh the points, and the points of one level add up to the probability of that stage. docs/placement.md
 * explains it from the start; the formulas here use its names. `placement-model.ts` works out the model of a ladder.
 *
 * Source: tempering the likelihood, `trust`, follows Grünwald and van Ommen ("Inconsistency of Bayesian inference for
 * misspecified linear models", Bayesian Analysis 12, 2017).
 */

/** How often each slot was given at each level: `counts[rank - 1][slot - 1]`. `slotOf` says what a slot is. */
export type RatingCounts = readonly (readonly number[])[];

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

/** What `likely` holds at least, with room for the rounding of a sum. */
const LIKELY_MASS = 0.9 - 1e-12;

/** A level with as many ratings as this, or all of its behaviours, counts as tested. */
const TESTED_BY = 2;

/** The sum of a list. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function checkRating(model: PlacementModel, item: Item, rating: number): void {
  if (!Number.isInteger(rating) || rating < 1 || rating > model.points) {
    throw new RangeError(`${item.id} is rated ${rating}, off the scale of 1 to ${model.points}`);
  }
}

/**
 * Where an answer is counted: its rating, or one more than the scale has points for "earlier". null for answers that
 * weigh nothing. Throws RangeError for a rating that is not on the scale.
 */
export function slotOf(
  model: PlacementModel,
  item: Item,
  answer: Answer | undefined,
): number | null {
  if (answer === 'earlier') return model.points + 1;
  if (typeof answer !== 'number') return null;
  checkRating(model, item, answer);
  return answer;
}

/** So many zeros. */
export const zeros = (n: number): number[] => new Array<number>(n).fill(0);

/** Adds one to a number of a list. */
export function addOne(list: number[] | undefined, index: number): void {
  if (list) list[index] = (list[index] ?? 0) + 1;
}

/**
 * The answers as counts, all that the stage depends on, and that cannot depend on the order of the answers. Answers to
 * unknown ids (strand behaviours), skips and "no opportunity" count nothing. Throws RangeError for a rating that is not
 * on the scale.
 *
 * @param items the behaviours whose answers are counted
 */
export function countRatings(
  model: PlacementModel,
  answers: Answers,
  items: readonly Item[] = model.items,
): RatingCounts {
  const counts = model.sizes.map(() => zeros(model.points + 1));
  for (const item of items) {
    const slot = slotOf(model, item, answers.get(item.id));
    if (slot !== null) addOne(counts[item.level - 1], slot - 1);
  }
  return counts;
}

/** How many ratings were counted. */
export function ratedIn(counts: RatingCounts): number {
  let rated = 0;
  for (const ofLevel of counts) rated += sum(ofLevel);
  return rated;
}

/**
 * The evidence for each point of the line, in nats: trust * sum of count * logLikelihood. The uniform prior
 * adds the same to each point and is left out.
 */
export function evidenceOf(model: PlacementModel, counts: RatingCounts): readonly number[] {
  const total = zeros(model.levels * POINTS_OF_A_STAGE.length);
  for (let level = 0; level < counts.length; level += 1) {
    const ofLevel = counts[level] ?? [];
    for (let slot = 0; slot < ofLevel.length; slot += 1) {
      const count = ofLevel[slot] ?? 0;
      if (count === 0) continue;
      const row = model.logLikelihood[level]?.[slot] ?? [];
      for (let point = 0; point < row.length; point += 1) {
        total[point] = (total[point] ?? 0) + count * (row[point] ?? 0);
      }
    }
  }
  return total.map((nats) => model.numbers.trust * nats);
}

/** One answer more (`by` 1) or less (-1) at a level. */
export interface RatingChange {
  readonly level: number;
  readonly slot: number;
  readonly by: 1 | -1;
}

/** The evidence after ratings were changed, from that before: what `evidenceOf` gives for them, but for rounding. */
export function evidenceAfter(
  model: PlacementModel,
  evidence: readonly number[],
  changes: readonly RatingChange[],
): readonly number[] {
  let after = evidence;
  for (const { level, slot, by } of changes) {
    const row = model.logLikelihood[level - 1]?.[slot - 1] ?? [];
    const times = by * model.numbers.trust;
    after = after.map((nats, point) => nats + times * (row[point] ?? 0));
  }
  return after;
}

/** exp of each, over their sum. */
export function softmax(logs: readonly number[]): readonly number[] {
  const highest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - highest));
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

/** The weight of each stage: that of its points together. */
export function byStage(weights: readonly number[]): readonly number[] {
  const stages = zeros(weights.length / POINTS_OF_A_STAGE.length);
  for (let point = 0; point < weights.length; point += 1) {
    const stage = Math.floor(point / POINTS_OF_A_STAGE.length);
    stages[stage] = (stages[stage] ?? 0) + (weights[point] ?? 0);
  }
  return stages;
}

/** The probability of each stage from the evidence for each point, before any cap; sums to 1. */
export function stagePosterior(evidence: readonly number[]): readonly number[] {
  // A sum of shares can come out above 1 by rounding.
  return byStage(softmax(evidence)).map((share) => Math.min(1, share));
}

/** The rank of the largest value, the lowest of equals. */
export function modeOf(posterior: readonly number[]): number {
  return posterior.indexOf(Math.max(...posterior)) + 1;
}

/**
 * The rank of the highest level that was tested: two of its behaviours are rated, or all where it has fewer.
 * No stage lies above it. L where no level was tested: too few answers to cap anything by.
 */
export function highestTested(model: PlacementModel, counts: RatingCounts): number {
  const tested = counts.findLastIndex(
    (ofLevel, index) => sum(ofLevel) >= Math.min(TESTED_BY, model.sizes[index] ?? 0),
  );
  return tested < 0 ? model.levels : tested + 1;
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

/** The posterior with all that lies above the rank `cap` given to it. */
export function foldAbove(posterior: readonly number[], cap: number): readonly number[] {
  const folded = Math.min(1, sum(posterior.slice(cap - 1)));
  return posterior.map((share, index) => {
    if (index + 1 > cap) return 0;
    return index + 1 === cap ? folded : share;
  });
}

/** The fewest ranks that hold nine tenths of the probability, ascending. */
export function likelyRanks(posterior: readonly number[]): readonly number[] {
  const byShare = posterior
    .map((share, index) => ({ share, rank: index + 1 }))
    .sort((a, b) => b.share - a.share || a.rank - b.rank);
  const chosen: number[] = [];
  let held = 0;
  for (const { share, rank } of byShare) {
    if (held >= LIKELY_MASS) break;
    held += share;
    chosen.push(rank);
  }
  return chosen.sort((a, b) => a - b);
}

/** The stage alone, from counted answers: what `place` gives for them, where no stage lies above `ceiling`. */
export function stageOf(
  model: PlacementModel,
  counts: RatingCounts,
  ceiling: number = model.levels,
): number {
  const cap = Math.min(ceiling, highestTested(model, counts));
  return stageUnder(stagePosterior(evidenceOf(model, counts)), cap);
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

/** A position on the line of levels as it is told: a second decimal would say more than the answers do. */
export function toldPosition(position: number): number {
  return rounded(position, 1);
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
