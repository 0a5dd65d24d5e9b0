import type { Answers } from '../ladder/answers.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { isHeld } from './gaps.js';
import { highestTested, stageOf, type Weighed, weigh } from './placement.js';
import type { Item, PlacementModel } from './placement-model.js';
import {
  evidenceAfter,
  evidenceOf,
  type RatingChange,
  type RatingCounts,
  slotOf,
} from './posterior.js';
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

/** What would make the next level the stage. */
export interface StageChange {
  /** The behaviours that would have to be held, the most telling first. */
  readonly behaviours: readonly string[];
  /** The stage that this gives: the next level, or a higher one that the other answers bear out already. */
  readonly stage: number;
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

/** The counts with so many more of an answer at a level. */
function changedBy(counts: RatingCounts, level: number, slot: number, by: number): RatingCounts {
  const ofLevel = counts[level - 1] ?? [];
  return counts.with(level - 1, ofLevel.with(slot - 1, (ofLevel[slot - 1] ?? 0) + by));
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

/** What was rated, as far as it decides whether a level is the stage. */
interface RatingState {
  readonly counts: RatingCounts;
  /** What `evidenceOf` gives for the counts, but for rounding. */
  readonly evidence: readonly number[];
  /** How far the likeliest stage from the level up lies above the likeliest below it, in nats. */
  readonly lead: number;
}

/** Raising a behaviour to held. It is the same step for all behaviours of one level that are rated alike. */
interface Step {
  readonly level: number;
  /** The slot of the answer before; null: none that weighs. */
  readonly before: number | null;
  /** What it adds to the evidence for each point, in nats. */
  readonly adds: readonly number[];
  /** The behaviours that it can be taken with, in the order of the file. */
  readonly items: Item[];
}

/** Steps that gain less than this, in nats, lead nowhere; and no rounding is as large. */
const NO_STEP = 1e-9;

/** The steps by which a level may become the stage: with its behaviours, and those of the levels below. */
function stepsTowards(model: PlacementModel, answers: Answers, target: number): Step[] {
  const steps = new Map<string, Step>();
  for (const item of model.items) {
    const before = slotOf(model, item, answers.get(item.id));
    if (item.level > target || (before ?? 0) >= model.held) continue;
    const key = `${item.level} ${before}`;
    const known = steps.get(key);
    if (known === undefined) steps.set(key, stepWith(model, item, before));
    else known.items.push(item);
  }
  return [...steps.values()];
}

function stepWith(model: PlacementModel, item: Item, before: number | null): Step {
  const { level } = item;
  const held: RatingChange = { level, slot: model.held, by: 1 };
  const changes: RatingChange[] =
    before === null ? [held] : [{ level, slot: before, by: -1 }, held];
  const adds = evidenceAfter(model, evidenceOf(model, []), changes);
  return { level, before, adds, items: [item] };
}

/** Where one stands after a step, or after it was taken back (-1). */
function after(
  model: PlacementModel,
  standing: RatingState,
  { level, before, adds }: Step,
  target: number,
  by: 1 | -1 = 1,
): RatingState {
  const lowered =
    before === null ? standing.counts : changedBy(standing.counts, level, before, -by);
  const counts = changedBy(lowered, level, model.held, by);
  const evidence = standing.evidence.map((nats, point) => nats + by * (adds[point] ?? 0));
  return { counts, evidence, lead: leadOf(model, counts, evidence, target) };
}

function leadOf(
  model: PlacementModel,
  counts: RatingCounts,
  evidence: readonly number[],
  target: number,
): number {
  const cap = Math.max(target, highestTested(model, counts));
  let above = Number.NEGATIVE_INFINITY;
  let below = Number.NEGATIVE_INFINITY;
  for (let rank = 1; rank <= cap; rank += 1) {
    const weight = logWeight(model, evidence, rank, cap);
    if (rank < target) below = Math.max(below, weight);
    else above = Math.max(above, weight);
  }
  return above - below;
}

/** The stage, where the lead lets it be the level or one above; 0 below that, since to place takes longer. */
function stageReached(
  model: PlacementModel,
  { counts, lead }: RatingState,
  ceiling: number,
): number {
  return lead > -NO_STEP ? stageOf(model, counts, ceiling) : 0;
}

/** The step that brings `target` furthest, and where one stands after it; null where none brings it on. */
function bestStep(
  model: PlacementModel,
  standing: RatingState,
  steps: readonly Step[],
  target: number,
): { readonly step: Step; readonly then: RatingState } | null {
  const untested = highestTested(model, standing.counts) < target;
  let best: { readonly step: Step; readonly then: RatingState } | null = null;
  let most = NO_STEP;
  for (const step of steps) {
    // No stage lies above what was tested: until the next level is, only new ratings of it help.
    const helps = !untested || (step.before === null && step.level === target);
    if (!helps || step.items.length === 0) continue;
    const then = after(model, standing, step, target);
    const gain = then.lead - standing.lead;
    if (gain <= most) continue;
    best = { step, then };
    most = gain;
  }
  return best;
}

/**
 * The fewest behaviours of the next level and below that, raised to held, would make the next level the stage:
 * the most telling one first, until it is reached, then those that turned out not to be needed are taken away. A
 * behaviour that was not asked, or for which there is no opportunity, counts as not held. null at the top, and
 * where no such set does it. Throws RangeError for a rating that is not on the scale.
 *
 * @param weighed what `weigh` gives for the answers, where it is known already
 * @param preferred behaviours to raise before all others, in this order, as far as they help
 */
export function whatWouldChange(
  model: PlacementModel,
  answers: Answers,
  weighed: Weighed = weigh(model, answers),
  preferred: readonly string[] = [],
): StageChange | null {
  const { counts, evidence, ceiling, placement } = weighed;
  const target = placement.stage + 1;
  // Where a side of the work was not seen, holding more of what was seen does not help.
  if (target > ceiling) return null;
  const steps = stepsTowards(model, answers, target);
  const raised: { readonly id: string; readonly step: Step }[] = [];
  let standing: RatingState = { counts, evidence, lead: leadOf(model, counts, evidence, target) };
  let { stage } = placement;
  const take = (
    { step, then }: { readonly step: Step; readonly then: RatingState },
    id: string,
  ) => {
    step.items.splice(
      step.items.findIndex((item) => item.id === id),
      1,
    );
    standing = then;
    stage = stageReached(model, standing, ceiling);
    raised.push({ id, step });
  };
  for (const id of preferred) {
    const step = steps.find(({ items }) => items.some((item) => item.id === id));
    const best = step && stage < target ? bestStep(model, standing, [step], target) : null;
    if (best !== null) take(best, id);
  }
  while (stage < target) {
    const best = bestStep(model, standing, steps, target);
    const [item] = best?.step.items ?? [];
    if (!best || !item) return null;
    take(best, item.id);
  }
  const needed = new Set(raised);
  for (const one of raised.toReversed()) {
    const without = after(model, standing, one.step, target, -1);
    const stageThen = stageReached(model, without, ceiling);
    if (stageThen < target) continue;
    stage = stageThen;
    standing = without;
    needed.delete(one);
  }
  return { behaviours: [...needed].map(({ id }) => id), stage };
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
