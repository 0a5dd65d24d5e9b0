import type { Answers } from '../ladder/answers.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { isHeld } from './gaps.js';
import { highestTested, type Weighed, weigh } from './placement.js';
import type { PlacementModel } from './placement-model.js';
import { evidenceAfter, slotOf } from './posterior.js';
import { rivalOf } from './rival.js';

/** Why a stage and not its neighbour, and what would have to be held for the next one. */

/** What one answer did to the stage. */
export interface Reason {
  /** The behaviour that was rated. */
  readonly id: string;
  /** The rank of its level. */
  readonly level: number;
  /** null for "earlier". */
  readonly rating: number | null;
  /**
   * By how much, in nats, the log-odds of the stage against its rival would fall without this answer: above 0 it
   * speaks for the stage, below 0 for the rival.
   */
  readonly weight: number;
}

/** The answers behind a stage. */
export interface Why {
  readonly stage: number;
  /** The rank of the stage that comes nearest. */
  readonly rival: number;
  /** log(P(stage) / P(rival)) from all answers, in nats. */
  readonly logOdds: number;
  /** Every rating, the weightiest first, equals in the order of the file. */
  readonly reasons: readonly Reason[];
}

/** log of the sum of exp of the numbers at from <= index < to, without overflow. */
function logSumExp(logs: readonly number[], from: number, to: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = from; index < to; index += 1) highest = Math.max(highest, logs[index] ?? 0);
  let total = 0;
  for (let index = from; index < to; index += 1) total += Math.exp((logs[index] ?? 0) - highest);
  return highest + Math.log(total);
}

/**
 * The logarithm of the weight of a stage, that of all above `cap` being folded into it. `place` works with
 * probabilities; here they may lie too near 0 to be divided.
 */
function logWeight(
  model: PlacementModel,
  evidence: readonly number[],
  rank: number,
  cap: number,
): number {
  const size = evidence.length / model.levels;
  return logSumExp(evidence, (rank - 1) * size, rank === cap ? evidence.length : rank * size);
}

/** The same of each stage up to `cap`. */
function logWeights(model: PlacementModel, evidence: readonly number[], cap: number): number[] {
  const weights: number[] = [];
  for (let rank = 1; rank <= cap; rank += 1) weights.push(logWeight(model, evidence, rank, cap));
  return weights;
}

/** The level that comes nearest to the stage, and the highest that the answers may give. */
export function rivalIn(
  model: PlacementModel,
  { counts, evidence, ceiling, placement: { stage } }: Weighed,
): { readonly rival: number; readonly cap: number } {
  const tested = Math.min(ceiling, highestTested(model, counts));
  // Where only the lowest level was seen no rival is left; then the odds are those before the cap.
  const cap = tested === 1 ? model.levels : tested;
  return { rival: rivalOf(stage, logWeights(model, evidence, cap)), cap };
}

/**
 * Why the answers give the stage that they give: each answer is left out in turn, and the log-odds of the stage
 * against its nearest rival are worked out again (leave-one-out deletion, as in Cook, "Detection of influential
 * observation in linear regression", Technometrics 19, 1977). What each answer adds depends on the others, so
 * the weights need not sum to `logOdds`. Throws RangeError for a rating that is not on the scale.
 *
 * @param weighed what `weigh` gives for the answers, where it is known already
 * @param pair two other levels to compare, where the stage does not describe the person
 */
export function why(
  model: PlacementModel,
  answers: Answers,
  weighed: Weighed = weigh(model, answers),
  pair?: Pick<Why, 'stage' | 'rival'>,
): Why {
  const { evidence, placement } = weighed;
  const stage = pair?.stage ?? placement.stage;
  const nearest = rivalIn(model, weighed);
  const { cap } = nearest;
  const rival = pair?.rival ?? nearest.rival;
  const oddsFrom = (points: readonly number[]) =>
    logWeight(model, points, stage, cap) - logWeight(model, points, rival, cap);
  const logOdds = oddsFrom(evidence);

  // Answers alike at one level weigh alike.
  const weights = new Map<string, number>();
  const weightOf = (level: number, slot: number): number => {
    const key = `${level} ${slot}`;
    const weight =
      weights.get(key) ??
      logOdds - oddsFrom(evidenceAfter(model, evidence, [{ level, slot, by: -1 }]));
    weights.set(key, weight);
    return weight;
  };
  const reasons = model.items.flatMap((item): Reason[] => {
    const { id, level } = item;
    const answer = answers.get(id);
    const slot = slotOf(model, item, answer);
    if (slot === null) return [];
    const rating = answer === 'earlier' ? null : slot;
    return [{ id, level, rating, weight: weightOf(level, slot) }];
  });
  return {
    stage,
    rival,
    logOdds,
    reasons: reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  };
}

/** So many examples can be asked for at once without becoming a burden. */
const mostWanted = 5;

/** The held ratings that carry the stage most, and that have no example yet. */
export function wantedExamples(
  model: PlacementModel,
  ladder: Ladder,
  answers: Answers,
  examples: ReadonlySet<string>,
): string[] {
  return wantedOf(why(model, answers).reasons, ladder, answers, examples);
}

/** The same, from reasons that are known already. */
export function wantedOf(
  reasons: readonly Reason[],
  ladder: Ladder,
  answers: Answers,
  examples: ReadonlySet<string>,
): string[] {
  return reasons
    .filter(({ id, weight }) => weight > 0 && isHeld(ladder, answers.get(id)))
    .filter(({ id }) => !examples.has(id))
    .slice(0, mostWanted)
    .map(({ id }) => id);
}
