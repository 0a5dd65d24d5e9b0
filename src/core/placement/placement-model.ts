import type { Ladder } from '../schema/ladder.schema.js';

/**
 * What each answer says, worked out for a ladder: how likely it is at each point of the line on which people stand.
 * docs/model.md explains it; the formulas here use its names.
 *
 * Source: the graded response model (Samejima, "Estimation of latent ability using a response pattern of graded scores",
 * Psychometrika monograph 17, 1969) gives the probability of each rating.
 */

/** One behaviour that can be asked about. */
export interface Item {
  readonly id: string;
  /** The rank of its level, 1..L. */
  readonly level: number;
  /** The side of the work that it belongs to, or null where the ladder's author gives none. */
  readonly theme: string | null;
}

type Overrides = Ladder['placement'];

/** The numbers of the model. A ladder may override them: `placement` in ladder.schema.ts says what each is. */
export type PlacementNumbers = {
  readonly [K in keyof Overrides]-?: NonNullable<Overrides[K]>;
} & {
  /** How often "earlier" says nothing about the level of today: people may have stepped down. */
  readonly earlierAside: number;
};

/** One number for each level, slot and point of the line: `table[rank - 1][slot - 1][point]`. */
type Table = readonly (readonly (readonly number[])[])[];

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
  /** What an answer says about each point, in nats, before `trust`: "loglik" in docs/model.md. */
  readonly logLikelihood: Table;
  /** How likely a rating is at each point: "Q" in docs/model.md. */
  readonly chance: Table;
}

/** The points of each stage, as distances from its rank: five, so that a stage is a stretch and not a spot. */
export const POINTS_OF_A_STAGE: readonly number[] = [-0.4, -0.2, 0, 0.2, 0.4];

const logit = (p: number): number => Math.log(p / (1 - p));

/** log(1 / (1 + exp(-x))), without loss at either end. */
const logSigma = (x: number): number =>
  x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x));

const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

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
