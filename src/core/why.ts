import type { Answers } from './answers.js';
import {
  countRatings,
  evidenceAfter,
  evidenceOf,
  highestTested,
  type Item,
  type PlacementModel,
  placeCounts,
  type RatingChange,
  type RatingCounts,
} from './placement.js';

/** Why a stage and not its neighbour, and what would have to be held for the next one. */

/** What one answer did to the stage. */
export interface Reason {
  /** The behaviour that was rated. */
  readonly id: string;
  /** The rank of its level. */
  readonly level: number;
  readonly rating: number;
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
export interface Change {
  /** The behaviours that would have to be held, the most telling first. */
  readonly behaviours: readonly string[];
  /** The stage that this gives: the next level, or a higher one that the other answers bear out already. */
  readonly stage: number;
}

/** log of the sum of exp, without overflow. */
function logSumExp(logs: readonly number[]): number {
  const highest = Math.max(...logs);
  return highest + Math.log(logs.reduce((total, log) => total + Math.exp(log - highest), 0));
}

/**
 * The logarithm of the weight of each stage, with all above `cap` folded into it. `placeCounts` works with
 * probabilities; here they may lie too near 0 to be divided.
 */
function logWeights(model: PlacementModel, evidence: readonly number[], cap: number): number[] {
  const size = evidence.length / model.levels;
  return Array.from({ length: cap }, (_, index) =>
    logSumExp(evidence.slice(index * size, index + 1 === cap ? undefined : (index + 1) * size)),
  );
}

/** The counts after a change. */
function changedBy(
  counts: RatingCounts,
  { level, rating, by }: RatingChange,
): readonly (readonly number[])[] {
  return counts.map((ofLevel, index) =>
    ofLevel.map((count, point) =>
      index === level - 1 && point === rating - 1 ? count + by : count,
    ),
  );
}

/** The likeliest of the ranks that `allowed` lets through; the lowest of equals. */
function likeliest(logs: readonly number[], allowed: (rank: number) => boolean): number {
  return logs.reduce(
    (best, log, index) => (allowed(index + 1) && log > best.log ? { rank: index + 1, log } : best),
    { rank: 0, log: Number.NEGATIVE_INFINITY },
  ).rank;
}

/**
 * Why the answers give the stage that they give: each answer is left out in turn, and the log-odds of the stage
 * against its nearest rival are worked out again (leave-one-out deletion, as in Cook, "Detection of influential
 * observation in linear regression", Technometrics 19, 1977). What each answer adds depends on the others, so
 * the weights need not sum to `logOdds`. Throws RangeError for a rating that is not on the scale.
 */
export function why(model: PlacementModel, answers: Answers): Why {
  const counts = countRatings(model, answers);
  const { stage } = placeCounts(model, counts);
  const tested = highestTested(model, counts);
  // Where only the lowest level was seen no rival is left; then the odds are those before the cap.
  const cap = tested === 1 ? model.levels : tested;
  const evidence = evidenceOf(model, counts);
  const logs = logWeights(model, evidence, cap);
  const rival = likeliest(logs, (rank) => rank !== stage);
  const oddsOf = (weights: readonly number[]) =>
    (weights[stage - 1] ?? 0) - (weights[rival - 1] ?? 0);
  const logOdds = oddsOf(logs);

  const known = new Map<string, number>();
  const weightOf = (level: number, rating: number): number => {
    const key = `${level} ${rating}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const without = evidenceAfter(model, evidence, [{ level, rating, by: -1 }]);
    const weight = logOdds - oddsOf(logWeights(model, without, cap));
    known.set(key, weight);
    return weight;
  };
  const reasons = model.items.flatMap(({ id, level }) => {
    const rating = answers.get(id);
    return typeof rating === 'number'
      ? [{ id, level, rating, weight: weightOf(level, rating) }]
      : [];
  });
  return {
    stage,
    rival,
    logOdds,
    reasons: reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  };
}

/** Ratings, and the behaviours that may still be raised to held. */
interface Attempt {
  readonly counts: RatingCounts;
  readonly unheld: readonly Item[];
  readonly raised: readonly Item[];
}

/** Steps that gain less than this, in nats, lead nowhere. */
const NO_STEP = 1e-9;

/** What changes when a behaviour is raised to held from what it was answered. */
function raising(model: PlacementModel, { id, level }: Item, answers: Answers): RatingChange[] {
  const before = answers.get(id);
  const held: RatingChange = { level, rating: model.held, by: 1 };
  return typeof before === 'number' ? [{ level, rating: before, by: -1 }, held] : [held];
}

/** The counts after that. */
function raise(
  model: PlacementModel,
  counts: RatingCounts,
  item: Item,
  answers: Answers,
): RatingCounts {
  return raising(model, item, answers).reduce<RatingCounts>(changedBy, counts);
}

/** How far the likeliest stage from `target` up lies above the likeliest below it, in nats. */
function lead(
  model: PlacementModel,
  counts: RatingCounts,
  evidence: readonly number[],
  target: number,
): number {
  const cap = Math.max(target, highestTested(model, counts));
  const logs = logWeights(model, evidence, cap);
  return Math.max(...logs.slice(target - 1)) - Math.max(...logs.slice(0, target - 1));
}

/** The behaviour whose raising brings `target` furthest, or null where none brings it on. */
function bestStep(
  model: PlacementModel,
  answers: Answers,
  attempt: Attempt,
  target: number,
): Item | null {
  const { counts, unheld } = attempt;
  const untested = highestTested(model, counts) < target;
  const evidence = evidenceOf(model, counts);
  const start = lead(model, counts, evidence, target);
  const gainOf = (item: Item): number => {
    const after = evidenceAfter(model, evidence, raising(model, item, answers));
    return lead(model, raise(model, counts, item, answers), after, target) - start;
  };
  const known = new Map<string, number>();
  let best: { item: Item | null; gain: number } = { item: null, gain: NO_STEP };
  for (const item of unheld) {
    const before = answers.get(item.id);
    const unrated = typeof before !== 'number';
    // No stage lies above what was tested: until the next level is, only new ratings of it help.
    if (untested && !(unrated && item.level === target)) continue;
    const key = `${item.level} ${unrated ? 'unrated' : before}`;
    const gain = known.get(key) ?? gainOf(item);
    known.set(key, gain);
    if (gain > best.gain) best = { item, gain };
  }
  return best.item;
}

/** Those of the raised behaviours without which the target is not reached, latest first. */
function withoutNeedless(
  model: PlacementModel,
  answers: Answers,
  start: RatingCounts,
  raised: readonly Item[],
  target: number,
): readonly Item[] {
  const reaches = (items: readonly Item[]) =>
    placeCounts(
      model,
      items.reduce((counts, item) => raise(model, counts, item, answers), start),
    ).stage >= target;
  return raised.reduceRight<readonly Item[]>((kept, item) => {
    const fewer = kept.filter((other) => other !== item);
    return reaches(fewer) ? fewer : kept;
  }, raised);
}

/**
 * The fewest behaviours of the next level and below that, raised to held, would make the next level the stage:
 * the most telling one first, until it is reached, then those that turned out not to be needed are taken away. A
 * behaviour that was not asked, or for which there is no opportunity, counts as not held. null at the top, and
 * where no such set does it. Throws RangeError for a rating that is not on the scale.
 */
export function whatWouldChange(model: PlacementModel, answers: Answers): Change | null {
  const start = countRatings(model, answers);
  const target = placeCounts(model, start).stage + 1;
  if (target > model.levels) return null;
  const isHeld = (item: Item) => {
    const answer = answers.get(item.id);
    return typeof answer === 'number' && answer >= model.held;
  };
  let attempt: Attempt = {
    counts: start,
    unheld: model.items.filter((item) => item.level <= target && !isHeld(item)),
    raised: [],
  };
  while (placeCounts(model, attempt.counts).stage < target) {
    const step = bestStep(model, answers, attempt, target);
    if (step === null) return null;
    attempt = {
      counts: raise(model, attempt.counts, step, answers),
      unheld: attempt.unheld.filter((item) => item !== step),
      raised: [...attempt.raised, step],
    };
  }
  const needed = withoutNeedless(model, answers, start, attempt.raised, target);
  const reached = needed.reduce((counts, item) => raise(model, counts, item, answers), start);
  return { behaviours: needed.map(({ id }) => id), stage: placeCounts(model, reached).stage };
}
