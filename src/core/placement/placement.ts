import { rounded } from '../base/rounded.js';
import type { Answer, Answers } from '../ladder/answers.js';
import type { Ladder } from '../schema/ladder.schema.js';

/**
 * From answers to a stage.
 *
 * A small Bayesian model: a person stands at a point of a line on which the levels are 1, 2, … L. How likely
 * each rating is at each point (`PlacementNumbers`) was fitted to described and simulated people, not to real ones; the answers
 * weigh the points, and the points of one level add up to the probability of that stage. docs/placement.md
 * explains it from the start; the formulas here use its names.
 *
 * Sources: the graded response model (Samejima, "Estimation of latent ability using a response pattern of
 * graded scores", Psychometrika monograph 17, 1969) gives the probability of each rating; tempering the
 * likelihood, `trust`, follows Grünwald and van Ommen ("Inconsistency of Bayesian inference for misspecified
 * linear models", Bayesian Analysis 12, 2017).
 */

/** One behaviour that can be asked about. */
export interface Item {
  readonly id: string;
  /** The rank of its level, 1..L. */
  readonly level: number;
  /** The side of the work that it belongs to, or null where the ladder's author gives none. */
  readonly theme: string | null;
}

/** The numbers of the model, each of which a ladder may override. */
export interface PlacementNumbers {
  /** Probability that a person holds a behaviour of the level at which they stand. Between `next` and 1. */
  readonly own: number;
  /** Probability that they hold one of the level above. Between 0 and `own`. */
  readonly next: number;
  /** How far above a level, in levels, standing higher still makes no difference to its behaviours. */
  readonly above: number;
  /** How far below a level, in levels, standing lower still makes no difference. */
  readonly below: number;
  /** How often "earlier" says nothing about the level of today: people may have stepped down. */
  readonly earlierAside: number;
  /** How far apart the points of the scale lie, in logits over the whole scale. */
  readonly spread: number;
  /** The share, in the evidence, of held or not; the rest is the very rating. */
  readonly mix: number;
  /** The power to which evidence is raised, because people and models err: 1 would take it at face value. */
  readonly trust: number;
  /** What people add to their own ratings, in logits; 0 for other raters. */
  readonly leniency: number;
  /** The probability of the stage at which asking may end. */
  readonly target: number;
  /** The fewest ratings before asking may end. */
  readonly min: number;
  /** The most questions that are asked for placement. */
  readonly max: number;
  /** How many questions the stage and the level above it get in any case. */
  readonly perAdjacent: number;
  /** Asking may end when no question is expected to tell more than this, in nats. */
  readonly minGain: number;
}

/** One number for each level, slot and point of the line: `table[rank - 1][slot - 1][point]`. */
type Table = readonly (readonly (readonly number[])[])[];

/** How often each slot was given at each level: `counts[rank - 1][slot - 1]`. `slotOf` says what a slot is. */
export type RatingCounts = readonly (readonly number[])[];

/** A ladder as placement sees it. Made once by `placementModel`, never changed. */
export interface PlacementModel {
  /** L, the number of levels. */
  readonly levels: number;
  /** K, the number of points of the scale. */
  readonly points: number;
  /** m, the lowest rating that counts as doing it. */
  readonly held: number;
  /** The behaviours of all levels, in the order of the file. */
  readonly items: readonly Item[];
  /** How many behaviours the level of rank i + 1 has. */
  readonly sizes: readonly number[];
  readonly numbers: PlacementNumbers;
  /** What an answer says about each point, in nats, before `trust`: "loglik" in docs/placement.md. */
  readonly logLikelihood: Table;
  /** How likely a rating is at each point: "Q" in docs/placement.md. */
  readonly chance: Table;
}

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

/** The points of each stage, as distances from its rank: five, so that a stage is a stretch and not a spot. */
const POINTS_OF_A_STAGE: readonly number[] = [-0.4, -0.2, 0, 0.2, 0.4];

/** What `likely` holds at least, with room for the rounding of a sum. */
const LIKELY_MASS = 0.9 - 1e-12;

/** A level with as many ratings as this, or all of its behaviours, counts as tested. */
const TESTED_BY = 2;

const logit = (p: number): number => Math.log(p / (1 - p));

/** log(1 / (1 + exp(-x))), without loss at either end. */
const logSigma = (x: number): number =>
  x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x));

const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

/** The sum of a list. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Ranks 1..n, or ratings 1..n. */
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, index) => index + 1);

/** The numbers for a ladder: its author's, and the usual ones where its author gives none. */
export function numbersOf(
  ladder: Pick<Ladder, 'levels' | 'placement'>,
  rater: 'self' | 'other',
): PlacementNumbers {
  const levels = ladder.levels.length;
  const given = ladder.placement;
  return {
    own: given.own ?? 0.82,
    next: given.next ?? 0.12,
    above: given.above ?? 0.06,
    below: given.below ?? 1.43,
    leniency: rater === 'self' ? (given.leniency ?? 0.35) : 0,
    earlierAside: 0.35,
    spread: given.spread ?? 9,
    mix: given.mix ?? 0.85,
    trust: given.trust ?? 0.69,
    target: given.target ?? 0.9,
    min: given.min ?? levels + 1,
    max: given.max ?? 3 * levels,
    perAdjacent: given.perAdjacent ?? 2,
    minGain: given.minGain ?? 0.02,
  };
}

/** What each slot says at one point, in nats: `[slot - 1]`. */
interface RatingWeights {
  /** log Q: of the very rating. */
  readonly exactly: readonly number[];
  /**
   * What is mixed from that and from held or not: log P(r >= m) for a held rating, log(1 - P(r >= m)) for any other.
   * "Earlier" is a held rating that says nothing as often as `earlierAside` has it.
   */
  readonly evidence: readonly number[];
}

/** What the weights of ratings follow from, besides a position on the line. */
interface RatingScale {
  readonly points: number;
  readonly held: number;
  /** Between neighbouring points of the scale, in logits. */
  readonly step: number;
  readonly mix: number;
  readonly earlierAside: number;
}

/**
 * What each rating says where `position` is the logit of holding the behaviour.
 * P(r >= k) = sigma(position + (m - k) * step), so that Q = P(r >= r) - P(r >= r + 1). The difference of two
 * sigmas is taken as sigma(a) * sigma(-b) * (1 - exp(b - a)), which stays exact where both are near 0 or 1.
 */
function ratingWeights(
  position: number,
  { points, held, step, mix, earlierAside }: RatingScale,
): RatingWeights {
  const between = Math.log(-Math.expm1(-step));
  const isHeld = logSigma(position);
  const isNot = logSigma(-position);
  const exactly: number[] = [];
  const evidence: number[] = [];
  for (let rating = 1; rating <= points; rating += 1) {
    const reaches = position + (held - rating) * step;
    const lower = rating === 1 ? 0 : logSigma(reaches);
    const upper = rating === points ? 0 : logSigma(step - reaches);
    const isEnd = rating === 1 || rating === points;
    const nats = lower + upper + (isEnd ? 0 : between);
    exactly.push(nats);
    evidence.push(mix * (rating >= held ? isHeld : isNot) + (1 - mix) * nats);
  }
  evidence.push(mix * Math.log(earlierAside + (1 - earlierAside) * Math.exp(isHeld)));
  return { exactly, evidence };
}

/**
 * The model of a ladder, for answers that a person gives about themselves (`self`) or that somebody else gives
 * about them (`other`, without leniency). The ladder is taken as checked: ranks 1..L in order, points 1..K,
 * `held` on the scale, next < own.
 */
export function placementModel(
  ladder: PlacementLadder,
  rater: 'self' | 'other' = 'self',
): PlacementModel {
  const known = models[rater].get(ladder) ?? makeModel(ladder, rater);
  models[rater].set(ladder, known);
  return known;
}

/** What placement needs of a ladder. */
type PlacementLadder = Pick<Ladder, 'levels' | 'scale' | 'placement'>;

/** A model is worked out once for each ladder: it takes longer than to place somebody by it. */
const models = {
  self: new WeakMap<PlacementLadder, PlacementModel>(),
  other: new WeakMap<PlacementLadder, PlacementModel>(),
};

function makeModel(ladder: PlacementLadder, rater: 'self' | 'other'): PlacementModel {
  const numbers = numbersOf(ladder, rater);
  const levels = ladder.levels.length;
  const points = ladder.scale.points.length;
  const { held } = ladder.scale;
  const slope = logit(numbers.own) - logit(numbers.next);
  const step = numbers.spread / Math.max(1, points - 2);
  const { mix, earlierAside } = numbers;
  const scale = { points, held, step, mix, earlierAside };
  const line: number[] = [];
  for (let stage = 1; stage <= levels; stage += 1) {
    for (const offset of POINTS_OF_A_STAGE) line.push(stage + offset);
  }
  // Where standing higher or lower makes no difference, the same position comes again: each is worked out once.
  const known = new Map<number, RatingWeights>();
  const weightsAt = (theta: number, level: number): RatingWeights => {
    const distance = clamp(theta - level, -numbers.below, numbers.above);
    const position = slope * distance + logit(numbers.own) + numbers.leniency;
    const found = known.get(position) ?? ratingWeights(position, scale);
    known.set(position, found);
    return found;
  };
  const weights = upTo(levels).map((level) => line.map((theta) => weightsAt(theta, level)));
  const table = (kind: keyof RatingWeights, slots: number): Table =>
    weights.map((ofLevel) =>
      upTo(slots).map((slot) => ofLevel.map((ofPoint) => ofPoint[kind][slot - 1] ?? 0)),
    );
  const items: Item[] = [];
  for (const { rank, behaviours } of ladder.levels) {
    for (const { id, theme } of behaviours) items.push({ id, level: rank, theme });
  }
  let chance: Table | null = null;
  return {
    levels,
    points,
    held,
    items,
    sizes: ladder.levels.map((level) => level.behaviours.length),
    numbers,
    logLikelihood: table('evidence', points + 1),
    // Only who asks questions looks at it.
    get chance() {
      chance ??= table('exactly', points).map((ofLevel) => ofLevel.map((row) => row.map(Math.exp)));
      return chance;
    },
  };
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
