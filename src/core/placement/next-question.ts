import type { Answers } from '../ladder/answers.js';
import {
  addOne,
  byStage,
  countRatings,
  evidenceOf,
  type Item,
  modeOf,
  type PlacementModel,
  type RatingCounts,
  ratedIn,
  softmax,
  stageOf,
  sum,
  zeros,
} from './placement.js';

/** Which behaviour to ask about next: the one whose answer is expected to tell most. docs/placement.md explains it. */

/** After as many answers "no opportunity" at a level, asking more there would only annoy. */
const NO_OPPORTUNITIES = 2;

/** Questions whose gain is within this share of the best are as good; then themes are balanced. */
const NEARLY_BEST = 0.05;

/** The most questions that follow the stage, to find its gaps (docs/placement.md). */
export const GAP_QUESTIONS = 20;

/** What the answers hold, for who asks the next question. */
interface AskedCounts {
  readonly counts: RatingCounts;
  readonly rated: number;
  /** Ratings, skips and "no opportunity" together. */
  readonly asked: number;
  /** The same for the level of rank i + 1. */
  readonly askedAt: readonly number[];
  readonly askedOfTheme: ReadonlyMap<string | null, number>;
  /** "No opportunity" at the level of rank i + 1. */
  readonly withoutOpportunity: readonly number[];
}

function tally(model: PlacementModel, answers: Answers): AskedCounts {
  const counts = countRatings(model, answers);
  const askedAt = zeros(model.levels);
  const withoutOpportunity = zeros(model.levels);
  const askedOfTheme = new Map<string | null, number>();
  for (const { id, level, theme } of model.items) {
    const answer = answers.get(id);
    if (answer === undefined) continue;
    addOne(askedAt, level - 1);
    askedOfTheme.set(theme, (askedOfTheme.get(theme) ?? 0) + 1);
    if (answer === 'no-opportunity') addOne(withoutOpportunity, level - 1);
  }
  return {
    counts,
    rated: ratedIn(counts),
    asked: sum(askedAt),
    askedAt,
    askedOfTheme,
    withoutOpportunity,
  };
}

/** Shannon entropy of weights that need not sum to 1, in nats. */
function entropy(weights: readonly number[]): number {
  const total = sum(weights);
  if (total <= 0) return 0;
  const inner = sum(weights.map((weight) => (weight > 0 ? weight * Math.log(weight) : 0)));
  return Math.log(total) - inner / total;
}

/**
 * What one more rating at a level is expected to tell about the stage, in nats: the mutual information
 * H(post) - sum over r of P(r) * H(post | r) (Lindley, "On a measure of the information provided by an experiment",
 * Annals of Mathematical Statistics 27, 1956). Looking ahead, a rating counts by its plain chance Q, not by the tempered
 * evidence that it counts for once given: the latter made the questions end too soon, with .29 instead of .36 of
 * simulated people at 90 % or more.
 */
function expectedGain(model: PlacementModel, weights: readonly number[], level: number): number {
  const chances = model.chance[level - 1] ?? [];
  const after = chances.map((chance) => {
    const joint = weights.map((weight, point) => weight * (chance[point] ?? 0));
    return sum(joint) * entropy(byStage(joint));
  });
  return entropy(byStage(weights)) - sum(after);
}

/** How many more questions each of the stage and the level above it must get. */
function owedAt(
  model: PlacementModel,
  asked: AskedCounts,
  stage: number,
): ReadonlyMap<number, number> {
  const owed = new Map<number, number>();
  for (const level of [stage, stage + 1]) {
    const wanted = Math.min(model.numbers.perAdjacent, model.sizes[level - 1] ?? 0);
    const missing = wanted - (asked.askedAt[level - 1] ?? 0);
    const opportunity = (asked.withoutOpportunity[level - 1] ?? 0) < NO_OPPORTUNITIES;
    if (missing > 0 && opportunity) owed.set(level, missing);
  }
  return owed;
}

/** The first in the file of those whose theme was asked least. */
function leastAskedTheme(items: readonly Item[], asked: AskedCounts): Item | undefined {
  const timesAsked = (item: Item) => asked.askedOfTheme.get(item.theme) ?? 0;
  const least = Math.min(...items.map(timesAsked));
  return items.find((item) => timesAsked(item) === least);
}

/**
 * The behaviour to ask about next for placement, or null when enough is known, `max` questions were asked or
 * none is left. It depends on the whole set of answers, so that changing one keeps the others.
 * Throws RangeError for a rating that is not on the scale.
 */
export function nextQuestion(model: PlacementModel, answers: Answers): string | null {
  const { numbers } = model;
  const asked = tally(model, answers);
  const open = model.items.filter(
    (item) =>
      !answers.has(item.id) && (asked.withoutOpportunity[item.level - 1] ?? 0) < NO_OPPORTUNITIES,
  );
  if (asked.asked >= numbers.max || open.length === 0) return null;

  const weights = softmax(evidenceOf(model, asked.counts));
  // Before the cap: a level is asked about in order to lift it.
  const posterior = byStage(weights);
  const stage = modeOf(posterior);
  const gains = new Map(
    [...new Set(open.map((item) => item.level))].map((level) => [
      level,
      expectedGain(model, weights, level),
    ]),
  );
  const done =
    asked.rated >= numbers.min &&
    ((posterior[stage - 1] ?? 0) >= numbers.target ||
      Math.max(...gains.values()) < numbers.minGain);
  const owed = owedAt(model, asked, stage);
  if (done && owed.size === 0) return null;

  const owedOnly = owed.size > 0 && (done || numbers.max - asked.asked <= sum([...owed.values()]));
  const candidates = owedOnly ? open.filter((item) => owed.has(item.level)) : open;
  const gainOf = (item: Item) => gains.get(item.level) ?? 0;
  const best = Math.max(...candidates.map(gainOf));
  const nearlyBest = candidates.filter(
    (item) => gainOf(item) >= best - NEARLY_BEST * Math.abs(best),
  );
  return leastAskedTheme(nearlyBest, asked)?.id ?? null;
}

/**
 * The behaviour to ask about next once the stage is found, so that the gaps are known: those of the next level
 * that were not asked, then those of the stage; null when none is left or `limit` were asked. The stage is
 * placed again from all answers each time, so that the phase goes on where it changes.
 *
 * @param alreadyAsked how many questions of this phase were asked before
 * @param limit the most questions of this phase
 */
export function nextGapQuestion(
  model: PlacementModel,
  answers: Answers,
  alreadyAsked: number,
  limit: number = GAP_QUESTIONS,
): string | null {
  if (alreadyAsked >= limit) return null;
  const asked = tally(model, answers);
  const stage = stageOf(model, asked.counts);
  const unasked = model.items.filter((item) => !answers.has(item.id));
  const ofNext = unasked.filter((item) => item.level === stage + 1);
  const ofStage = unasked.filter((item) => item.level === stage);
  return leastAskedTheme(ofNext.length > 0 ? ofNext : ofStage, asked)?.id ?? null;
}
