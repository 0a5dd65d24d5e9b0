import type { Answers } from '../ladder/answers.js';
import type { Item, PlacementModel } from './placement-model.js';
import { addOne, slotOf, sum, zeros } from './posterior.js';

/**
 * Whether one level describes a person at all. People hold about the same share of everything up to their level, and
 * next to nothing above it. Three measures say when they do not:
 *
 * - a likelihood ratio for two stretches of held levels with missing ones between them, against one stretch from the first
 *   level on: the person who holds much of the top and little of the middle.
 * - lz, the standardised log-likelihood of the answers (Drasgow, Levine and Williams, "Appropriateness measurement with
 *   polychotomous item response models and standardized indices", British Journal of Mathematical and Statistical
 *   Psychology 38, 1985): far below 0 for answers that follow no level, such as those given at random.
 * - the likelihood ratio of a level for each side of the work against one level for both.
 *
 * An answer counts as little, nearly or held. The limits were chosen on described people (docs/model.md).
 */

/** What counts for the fit: little of a behaviour, nearly, or held. */
const kinds = 3;

/** How often a level's answers were of each kind: `[rank - 1][kind]`. */
type KindCounts = readonly (readonly number[])[];

/** How well answers fit together. */
export interface PersonFit {
  /** Whether one level can describe them. */
  readonly stacks: boolean;
  /** The standardised log-likelihood; about 0 for people who fit, and never above 3. */
  readonly lz: number;
  /** How much likelier two stretches of held levels are than one, in nats. */
  readonly twoPeaks: number;
  /** From the highest level that the levels below carry, to the highest level that is held. */
  readonly range: readonly [number, number];
  /** Where there are two stretches: the ranks of the levels mostly held, and of those that are not. */
  readonly strongAt: readonly number[];
  readonly thinAt: readonly number[];
}

/** The log-likelihood of each kind of answer at a level, in nats, with its mean and variance. */
interface Expected {
  readonly nats: readonly number[];
  readonly mean: number;
  readonly variance: number;
}

function expectedFrom(chances: readonly number[]): Expected {
  const nats = chances.map(Math.log);
  const mean = sum(chances.map((chance, kind) => chance * (nats[kind] ?? 0)));
  const ofSquares = sum(chances.map((chance, kind) => chance * (nats[kind] ?? 0) ** 2));
  return { nats, mean, variance: ofSquares - mean ** 2 };
}

/** By the chances of little, nearly and held: at one's level or below, one level above, and further up. */
const expected = {
  upTo: expectedFrom([0.1, 0.2, 0.7]),
  next: expectedFrom([0.55, 0.3, 0.15]),
  beyond: expectedFrom([0.82, 0.09, 0.09]),
};

/** Below it, answers follow no level. */
const leastFit = -2.5;

/** Nats for two stretches of held levels from which they are told: odds of 150 to 1. */
const mostPeaks = 5;

/** Levels that are held: all up to `base` (0: none), and those from `from` to `top` where levels between are missing. */
interface HeldLevels {
  readonly base: number;
  readonly from: number;
  readonly top: number;
}

/** Up to a stage; 0 holds next to nothing of the first level either. */
const upTo = (stage: number): HeldLevels => ({ base: stage, from: 1, top: stage });

function expectedAt(level: number, { base, from, top }: HeldLevels): keyof typeof expected {
  if (level <= base || (level >= from && level <= top)) return 'upTo';
  return level === base + 1 || level === top + 1 ? 'next' : 'beyond';
}

const heldKind = kinds - 1;

/** "Earlier" counts as held. Only a rating one point below held is nearly, unless it is the lowest there is. */
function kindOf(model: PlacementModel, slot: number): number {
  if (slot >= model.held) return heldKind;
  return slot === model.held - 1 && slot > 1 ? 1 : 0;
}

function countKinds(
  model: PlacementModel,
  answers: Answers,
  items: readonly Item[] = model.items,
): KindCounts {
  const counts = model.sizes.map(() => zeros(kinds));
  for (const item of items) {
    const slot = slotOf(model, item, answers.get(item.id));
    if (slot !== null) addOne(counts[item.level - 1], kindOf(model, slot));
  }
  return counts;
}

/** A log-likelihood, in nats, with its mean and variance over people of whom the same is expected. */
interface Likelihood {
  readonly log: number;
  readonly mean: number;
  readonly variance: number;
}

/** Of each level's answers, by what may be expected there. */
type LevelLikelihoods = readonly Readonly<Record<keyof typeof expected, Likelihood>>[];

function likelihoodsOf(counts: KindCounts): LevelLikelihoods {
  return counts.map((ofLevel) => {
    const answered = sum(ofLevel);
    const given = ({ nats, mean, variance }: Expected): Likelihood => ({
      log: sum(ofLevel.map((count, kind) => count * (nats[kind] ?? 0))),
      mean: answered * mean,
      variance: answered * variance,
    });
    const { upTo, next, beyond } = expected;
    return { upTo: given(upTo), next: given(next), beyond: given(beyond) };
  });
}

/** Of all answers, where so much is held. */
function likelihoodAt(likelihoods: LevelLikelihoods, levels: HeldLevels): Likelihood {
  let log = 0;
  let mean = 0;
  let variance = 0;
  likelihoods.forEach((ofLevel, index) => {
    const at = ofLevel[expectedAt(index + 1, levels)];
    log += at.log;
    mean += at.mean;
    variance += at.variance;
  });
  return { log, mean, variance };
}

/** The best log-likelihood over stages from `lowest`, with its mean and variance. */
function bestLikelihood(likelihoods: LevelLikelihoods, lowest: number): Likelihood {
  let best = likelihoodAt(likelihoods, upTo(lowest));
  for (let stage = lowest + 1; stage <= likelihoods.length; stage += 1) {
    const other = likelihoodAt(likelihoods, upTo(stage));
    if (other.log > best.log) best = other;
  }
  return best;
}

/** The likeliest two stretches of held levels with missing ones between them, and how likely they are. */
function bestPeaks(likelihoods: LevelLikelihoods): {
  readonly peaks: HeldLevels;
  readonly log: number;
} {
  const { length } = likelihoods;
  let best = { peaks: upTo(0), log: Number.NEGATIVE_INFINITY };
  for (let base = 0; base < length; base += 1) {
    for (let from = base + 2; from <= length; from += 1) {
      for (let top = from; top <= length; top += 1) {
        const peaks = { base, from, top };
        const { log } = likelihoodAt(likelihoods, peaks);
        if (log > best.log) best = { peaks, log };
      }
    }
  }
  return best;
}

/** How well a person's answers fit one level. Throws RangeError for a rating that is not on the scale. */
export function personFit(model: PlacementModel, answers: Answers): PersonFit {
  const counts = countKinds(model, answers);
  const likelihoods = likelihoodsOf(counts);
  const { log, mean, variance } = bestLikelihood(likelihoods, lowestToFit(counts));
  const lz = variance === 0 ? 0 : (log - mean) / Math.sqrt(variance);
  const { peaks, log: ofPeaks } = bestPeaks(likelihoods);
  const twoPeaks = ofPeaks - bestLikelihood(likelihoods, 0).log;
  const isHeld = heldIn(counts) > 0;
  const ranks = counts.map((_, index) => index + 1);
  if (isHeld && twoPeaks >= mostPeaks) {
    const rated = ranks.filter((rank) => rank <= peaks.top && sum(counts[rank - 1] ?? []) > 0);
    const strongAt = rated.filter((rank) => isMostlyHeld(counts[rank - 1] ?? []));
    const thinAt = rated.filter((rank) => !isMostlyHeld(counts[rank - 1] ?? []));
    // Only a strong level above a thin one says where somebody is strong.
    const isTold = thinAt.some((rank) => rank < (strongAt.at(-1) ?? 0));
    return {
      stacks: false,
      lz,
      twoPeaks,
      range: [Math.max(1, peaks.base), peaks.top],
      strongAt: isTold ? strongAt : [],
      thinAt: isTold ? thinAt : [],
    };
  }
  const heldAt = ranks.filter((rank) => (counts[rank - 1]?.[heldKind] ?? 0) > 0);
  const range = [heldAt[0] ?? 1, heldAt.at(-1) ?? 1] as const;
  return { stacks: !isHeld || lz >= leastFit, lz, twoPeaks, range, strongAt: [], thinAt: [] };
}

function isMostlyHeld(ofLevel: readonly number[]): boolean {
  return 2 * (ofLevel[heldKind] ?? 0) > sum(ofLevel);
}

function heldIn(counts: KindCounts): number {
  return sum(counts.map((ofLevel) => ofLevel[heldKind] ?? 0));
}

/** A beginner may be below the first level, but not somebody who holds mostly what lies above the second. */
function lowestToFit(counts: KindCounts): number {
  return 2 * heldIn(counts.slice(2)) > heldIn(counts) ? 1 : 0;
}

/**
 * How much likelier the answers are when each part of the behaviours has a level of its own, in nats. A part may also
 * stand below the first level.
 */
export function evidenceApart(
  model: PlacementModel,
  answers: Answers,
  parts: readonly (readonly Item[])[],
): number {
  const ofParts = parts.map((items) => countKinds(model, answers, items));
  const apart = sum(ofParts.map((counts) => bestLikelihood(likelihoodsOf(counts), 0).log));
  const whole = model.sizes.map((_, index) =>
    zeros(kinds).map((_, kind) => sum(ofParts.map((counts) => counts[index]?.[kind] ?? 0))),
  );
  return apart - bestLikelihood(likelihoodsOf(whole), 0).log;
}
