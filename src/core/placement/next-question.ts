import type { Answers } from '../ladder/answers.js';
import { weigh } from './placement.js';
import type { Item, PlacementModel } from './placement-model.js';
import {
  addOne,
  byStage,
  countRatings,
  evidenceOf,
  likelyRanks,
  modeOf,
  type RatingCounts,
  ratedIn,
  softmax,
  stagePosterior,
  sum,
  zeros,
} from './posterior.js';
import { rivalOf } from './rival.js';

/** Chooses the behaviour to ask about next: the answer that should tell most. docs/model.md explains it. */

/** After as many answers "no opportunity" at a level, asking more there would only annoy. */
const NO_OPPORTUNITIES = 2;

/** Gains within this share of the best count as equal; the theme asked least then decides. */
const NEARLY_BEST = 0.05;

/** After as many answers that weigh nothing, and too few that do, no more is asked. */
const PASSED_OVER = 8;

/** Questions that each level above the next gets in any case. With fewer, .71 of the uneven lives are called so, not .83. */
const BEYOND_NEXT = 1;

/** Questions that a level above the stage gets once something there is held: levels may have been skipped. */
const FOLLOW_UPS = 4;

/** Questions about the level of the own guess, where that is higher: asked one thing about it, nobody believes a lower result. */
export const ABOUT_OWN_GUESS = 3;

/** What is asked before what tells as much: behaviours that were rated at an earlier assessment. */
export type Preferred = Pick<ReadonlyMap<string, unknown>, 'has'>;

const none: Preferred = new Map();

/** The most questions that follow the stage, to find its gaps (docs/model.md). */
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
  let total = 0;
  let inner = 0;
  for (const weight of weights) {
    total += weight;
    if (weight > 0) inner += weight * Math.log(weight);
  }
  return total <= 0 ? 0 : Math.log(total) - inner / total;
}

/**
 * What one more rating at a level is expected to tell about the stage, in nats: the mutual information
 * H(post) - sum over r of P(r) * H(post | r) (Lindley, "On a measure of the information provided by an experiment",
 * Annals of Mathematical Statistics 27, 1956). Looking ahead, a rating counts by its plain chance Q, not by the tempered
 * evidence that it counts for once given: the latter made the questions end too soon, with .29 instead of .36 of
 * simulated people at 90 % or more.
 */
function expectedGain(model: PlacementModel, weights: readonly number[], level: number): number {
  let after = 0;
  for (const chance of model.chance[level - 1] ?? []) {
    const joint = weights.map((weight, point) => weight * (chance[point] ?? 0));
    after += sum(joint) * entropy(byStage(joint));
  }
  return entropy(byStage(weights)) - after;
}

/** How many more questions each level must get. */
function owedAt(
  model: PlacementModel,
  asked: AskedCounts,
  posterior: readonly number[],
  ownGuess: number | null = null,
): ReadonlyMap<number, number> {
  const owed = new Map<number, number>();
  for (let level = 1; level <= model.levels; level += 1) {
    const found = wantedAt(model, asked, posterior, level);
    const isGuessed = level === ownGuess && level > modeOf(posterior);
    const wanted = Math.min(
      isGuessed ? Math.max(ABOUT_OWN_GUESS, found) : found,
      model.sizes[level - 1] ?? 0,
    );
    const missing = wanted - (asked.askedAt[level - 1] ?? 0);
    if (missing > 0 && isOpen(asked, level)) owed.set(level, missing);
  }
  return owed;
}

/**
 * How many questions a level must get: more for the stage, the level above it, and every level that is likely enough to
 * be named; a few further up, because people who skipped levels are seen nowhere else.
 */
function wantedAt(
  model: PlacementModel,
  asked: AskedCounts,
  posterior: readonly number[],
  level: number,
): number {
  const stage = modeOf(posterior);
  if (level > stage && heldAt(model, asked, level)) return FOLLOW_UPS;
  const isNear = level === stage || level === stage + 1;
  if (isNear || likelyRanks(posterior).includes(level) || level === rivalOf(stage, posterior)) {
    return model.numbers.perAdjacent;
  }
  if (level < stage) return 0;
  return isNearAt(model, asked, level) ? model.numbers.perAdjacent : BEYOND_NEXT;
}

/** Whether so much was passed over, and so little rated, that asking on would only annoy. */
function isGivenUp({ numbers }: PlacementModel, { asked, rated }: AskedCounts): boolean {
  return rated < numbers.min && asked - rated >= PASSED_OVER;
}

/** Whether a behaviour of the level is held. */
function heldAt(model: PlacementModel, { counts }: AskedCounts, level: number): boolean {
  return sum((counts[level - 1] ?? []).slice(model.held - 1)) > 0;
}

/** Whether a behaviour of the level is nearly held. */
function isNearAt({ held }: PlacementModel, { counts }: AskedCounts, level: number): boolean {
  return (counts[level - 1]?.[held - 2] ?? 0) > 0;
}

/** At the top nobody is asked what lies below: a look two levels down, and more where little of it is held. */
function wantsBase(
  { levels, held }: PlacementModel,
  { counts, askedAt }: AskedCounts,
  level: number,
  stage: number,
): boolean {
  if (stage < levels || level !== stage - 2) return false;
  const isLittle = sum((counts[level - 1] ?? []).slice(0, Math.max(1, held - 2))) > 0;
  return (askedAt[level - 1] ?? 0) < (isLittle ? FOLLOW_UPS : 1);
}

/** Whether all that is held from above a level up to the stage is mostly "earlier": today may be further down. */
function isBelowEarlier(
  model: PlacementModel,
  { counts }: AskedCounts,
  level: number,
  stage: number,
): boolean {
  const between = counts.slice(level, stage);
  return level < stage && between.every((ofLevel) => isMostlyEarlier(model, ofLevel));
}

function isMostlyEarlier({ held, points }: PlacementModel, ofLevel: readonly number[]): boolean {
  const earlier = ofLevel[points] ?? 0;
  return earlier > sum(ofLevel.slice(held - 1, points));
}

/** Whether more may be asked about a level. */
function isOpen(asked: AskedCounts, level: number): boolean {
  return (asked.withoutOpportunity[level - 1] ?? 0) < NO_OPPORTUNITIES;
}

/** Of the behaviours in the theme asked least, the first in the file; of those to prefer, if any is among them. */
function leastAskedTheme(
  all: readonly Item[],
  asked: AskedCounts,
  preferred: Preferred,
): Item | undefined {
  const better = all.filter(({ id }) => preferred.has(id));
  const items = better.length > 0 ? better : all;
  const timesAsked = (item: Item) => asked.askedOfTheme.get(item.theme) ?? 0;
  const least = Math.min(...items.map(timesAsked));
  return items.find((item) => timesAsked(item) === least);
}

/**
 * The behaviour to ask about next for placement, or null when enough is known, `max` questions were asked or
 * none is left. It depends on the whole set of answers, so that changing one keeps the others.
 * Throws RangeError for a rating that is not on the scale.
 *
 * @param preferred asked about before others that tell as much
 */
export function nextQuestion(
  model: PlacementModel,
  answers: Answers,
  preferred: Preferred = none,
): string | null {
  const { numbers } = model;
  const asked = tally(model, answers);
  const open = model.items.filter((item) => !answers.has(item.id) && isOpen(asked, item.level));
  if (asked.asked >= numbers.max || open.length === 0 || isGivenUp(model, asked)) return null;

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
  const owed = owedAt(model, asked, posterior);
  if (done && owed.size === 0) return null;

  // Early enough to follow up what surprises.
  const reserved = sum([...owed.values()]) + FOLLOW_UPS;
  const owedOnly = owed.size > 0 && (done || numbers.max - asked.asked <= reserved);
  const candidates = owedOnly ? open.filter((item) => owed.has(item.level)) : open;
  const gainOf = (item: Item) => gains.get(item.level) ?? 0;
  const best = Math.max(...candidates.map(gainOf));
  const nearlyBest = candidates.filter(
    (item) => gainOf(item) >= best - NEARLY_BEST * Math.abs(best),
  );
  return leastAskedTheme(nearlyBest, asked, preferred)?.id ?? null;
}

/**
 * The behaviour to ask about next once the stage is found, so that the gaps are known: what is still owed to a level, the
 * unasked of the next level, then of the stage; then a look further down where the answers may not rest on what is there.
 * null when none is left or `limit` were asked. The stage is placed again from all answers each time, so that the phase
 * goes on where it changes.
 *
 * @param alreadyAsked how many questions of this phase were asked before
 * @param limit the most questions of this phase
 * @param preferred asked about before others that tell as much
 * @param ownGuess the level at which the person placed themselves
 */
export function nextGapQuestion(
  model: PlacementModel,
  answers: Answers,
  alreadyAsked: number,
  limit: number = GAP_QUESTIONS,
  preferred: Preferred = none,
  ownGuess: number | null = null,
): string | null {
  if (alreadyAsked >= limit) return null;
  const asked = tally(model, answers);
  if (isGivenUp(model, asked)) return null;
  // With the cap: who is held back, because a side was not seen, is asked where that leaves them.
  const { placement, evidence } = weigh(model, answers);
  const { stage } = placement;
  const unasked = model.items.filter(
    ({ id, level }) =>
      !answers.has(id) && (isOpen(asked, level) || sum(asked.counts[level - 1] ?? []) > 0),
  );
  const owed = owedAt(model, asked, stagePosterior(evidence), ownGuess);
  const ofOwed = unasked.filter(({ level }) => owed.has(level));
  const ofNext = unasked.filter(({ level }) => level === stage + 1);
  const ofStage = unasked.filter(({ level }) => level === stage);
  const below = unasked.filter(({ level }) => isBelowEarlier(model, asked, level, stage));
  const ofToday = below.filter(({ level }) => level === below.at(-1)?.level);
  const ofBase = unasked.filter(({ level }) => wantsBase(model, asked, level, stage));
  const groups = [ofOwed, ofNext, ofStage, ofToday, ofBase];
  const first = knownFirst(groups, preferred, limit - alreadyAsked).find(
    ({ length }) => length > 0,
  );
  return leastAskedTheme(first ?? [], asked, preferred)?.id ?? null;
}

/** What is new comes in one stretch after what is preferred, unless there is room for only some of both. */
function knownFirst(
  groups: readonly (readonly Item[])[],
  preferred: Preferred,
  room: number,
): readonly (readonly Item[])[] {
  if (new Set(groups.flat()).size > room) return groups;
  return [groups.flat().filter(({ id }) => preferred.has(id)), ...groups];
}
