import type { Answers } from '../ladder/answers.js';
import { type Item, type PlacementModel, slotOf, sum, zeros } from './placement.js';

/**
 * Whether one level describes a person at all. People hold about the same share of everything up to their level, and
 * next to nothing above it. Two measures say when they do not:
 *
 * - lz, the standardised log-likelihood of what is held (Drasgow, Levine and Williams, "Appropriateness measurement with
 *   polychotomous item response models and standardized indices", British Journal of Mathematical and Statistical
 *   Psychology 38, 1985): far below 0 for people who hold much of a high level and little of those below.
 * - the log-likelihood ratio of a level for each side of the work against one level for both.
 *
 * The limits were chosen on described people (docs/placement.md).
 */

/** How much of a level is held: `[rank - 1]`. */
interface HeldCounts {
  readonly held: readonly number[];
  readonly rated: readonly number[];
}

/** How well answers fit together. */
export interface PersonFit {
  /** Whether the levels stack: what is held above rests on what is held below. */
  readonly stacks: boolean;
  /** The standardised log-likelihood; about 0 for people who fit, and never above 3. */
  readonly lz: number;
  /** From the highest level that the levels below carry, to the highest level of which most is held. */
  readonly range: readonly [number, number];
  /** The ranks of the levels of which most is held, and of those below the highest of them of which little is. */
  readonly strongAt: readonly number[];
  readonly thinAt: readonly number[];
}

/** Chances of holding a behaviour at one's level or below, one level above, and further up. */
const expected = { upTo: 0.75, next: 0.16, beyond: 0.09 };

/** Below it, levels do not stack. */
const leastFit = -2;

/** A person at no level holds next to nothing of the first one either. */
function chanceAt(level: number, stage: number): number {
  if (level <= stage) return expected.upTo;
  return level === stage + 1 ? expected.next : expected.beyond;
}

/** How many of the behaviours are held and rated, level by level. "Earlier" counts as held. */
function heldCounts(
  model: PlacementModel,
  answers: Answers,
  items: readonly Item[] = model.items,
): HeldCounts {
  const held = zeros(model.levels);
  const rated = zeros(model.levels);
  for (const item of items) {
    const slot = slotOf(model, item, answers.get(item.id));
    if (slot === null) continue;
    rated[item.level - 1] = (rated[item.level - 1] ?? 0) + 1;
    if (slot >= model.held) held[item.level - 1] = (held[item.level - 1] ?? 0) + 1;
  }
  return { held, rated };
}

/** The log-likelihood of what is held at a stage, in nats, with its mean and variance over people of that stage. */
function likelihoodAt({ held, rated }: HeldCounts, stage: number) {
  let log = 0;
  let mean = 0;
  let variance = 0;
  rated.forEach((of, index) => {
    const chance = chanceAt(index + 1, stage);
    const yes = Math.log(chance);
    const no = Math.log(1 - chance);
    const count = held[index] ?? 0;
    log += count * yes + (of - count) * no;
    mean += of * (chance * yes + (1 - chance) * no);
    variance += of * chance * (1 - chance) * (yes - no) ** 2;
  });
  return { log, mean, variance };
}

/** The best log-likelihood over stages from `lowest`, with its mean and variance. */
function bestLikelihood(model: PlacementModel, counts: HeldCounts, lowest: number) {
  let best = likelihoodAt(counts, lowest);
  for (let stage = lowest + 1; stage <= model.levels; stage += 1) {
    const other = likelihoodAt(counts, stage);
    if (other.log > best.log) best = other;
  }
  return best;
}

/** How well a person's answers fit one level. Throws RangeError for a rating that is not on the scale. */
export function personFit(model: PlacementModel, answers: Answers): PersonFit {
  const counts = heldCounts(model, answers);
  const { log, mean, variance } = bestLikelihood(model, counts, 1);
  const lz = variance === 0 ? 0 : (log - mean) / Math.sqrt(variance);
  const most = (index: number) =>
    (counts.rated[index] ?? 0) >= 2 && 2 * (counts.held[index] ?? 0) >= (counts.rated[index] ?? 0);
  let carried = 0;
  while (carried < model.levels && most(carried)) carried += 1;
  const highest = counts.rated.findLastIndex((_, index) => most(index)) + 1;
  const range = [Math.max(1, carried), Math.max(1, carried, highest)] as const;
  const ranks = counts.rated.map((_, index) => index + 1).slice(0, range[1]);
  return {
    stacks: lz >= leastFit || range[0] === range[1],
    lz,
    range,
    strongAt: ranks.filter((rank) => most(rank - 1)),
    thinAt: ranks.filter((rank) => !most(rank - 1) && (counts.rated[rank - 1] ?? 0) > 0),
  };
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
  const counts = parts.map((items) => heldCounts(model, answers, items));
  const apart = sum(counts.map((of) => bestLikelihood(model, of, 0).log));
  const whole: HeldCounts = {
    held: zeros(model.levels).map((_, index) => sum(counts.map(({ held }) => held[index] ?? 0))),
    rated: zeros(model.levels).map((_, index) => sum(counts.map(({ rated }) => rated[index] ?? 0))),
  };
  return apart - bestLikelihood(model, whole, 0).log;
}
