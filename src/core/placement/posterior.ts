import type { Answer, Answers } from '../ladder/answers.js';
import { type Item, type PlacementModel, POINTS_OF_A_STAGE } from './placement-model.js';

/** From answers to the probability of each level. `placement.ts` says what the model is, and where it comes from. */

/** How often each slot was given at each level: `counts[rank - 1][slot - 1]`. `slotOf` says what a slot is. */
export type RatingCounts = readonly (readonly number[])[];

/** What `likely` holds at least, with room for the rounding of a sum. */
const LIKELY_MASS = 0.9 - 1e-12;

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
