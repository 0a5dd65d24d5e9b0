import type { Random } from './random.js';

/**
 * Simulated people: how they come to their ratings. None of these is the model that placement assumes, apart
 * from sharing the idea that a person holds the behaviours of the levels up to their own.
 */

/** One behaviour: where it stands, and the side of the work it belongs to. */
export interface Question {
  readonly level: number;
  readonly theme: string | null;
}

/** A ladder as simulated people see it. */
export interface Sheet {
  readonly levels: number;
  /** K, the points of the scale. */
  readonly points: number;
  /** m, the lowest rating that counts as doing it. */
  readonly held: number;
  /** All behaviours of the levels, in the order of the file. */
  readonly questions: readonly Question[];
}

/** One simulated person. */
export interface Person {
  /** The true stage. */
  readonly stage: number;
  /** The rating that they give to each behaviour when asked, in the order of the file. */
  readonly ratings: readonly number[];
}

/** The true parameters of one behaviour: whoever stands above cut k passes it more often than not. */
export interface TrueItem extends Question {
  readonly slope: number;
  /** The cut of "held". */
  readonly heldCut: number;
  /** The cuts of ratings 2..K, ascending. */
  readonly cuts: readonly number[];
}

interface BankKind {
  readonly slope: number;
  /** Standard deviation of the held cut around its place. */
  readonly scatter: number;
  /** Probability that the author put the behaviour a level too high or too low. */
  readonly misplaced: number;
}

export const soundBank: BankKind = { slope: 2.6, scatter: 0.3, misplaced: 0.05 };
const weakBank: BankKind = { slope: 1.6, scatter: 0.5, misplaced: 0.15 };

/** New behaviours after as many people, so that no result hangs on one lucky set. */
export const PEOPLE_PER_BANK = 4;

function drawItem(question: Question, sheet: Sheet, kind: BankKind, random: Random): TrueItem {
  const off = random.chance(kind.misplaced) ? (random.chance(0.5) ? 1 : -1) : 0;
  const heldCut = question.level + off - 0.6 + kind.scatter * random.normal();
  const slope = random.logNormal(kind.slope, 0.3);
  const gap = random.logNormal((0.7 * 3) / Math.max(1, sheet.points - 2), 0.25);
  const raw = Array.from({ length: sheet.points - 1 }, (_, index) => {
    const above = index + 2 - sheet.held;
    return above === 0 ? heldCut : heldCut + above * gap + 0.1 * random.normal();
  }).sort((a, b) => a - b);
  const shift = heldCut - (raw[sheet.held - 2] ?? heldCut);
  return { ...question, slope, heldCut, cuts: raw.map((cut) => cut + shift) };
}

export const drawBank = (sheet: Sheet, kind: BankKind, random: Random): readonly TrueItem[] =>
  sheet.questions.map((question) => drawItem(question, sheet, kind, random));

/** A rating under the graded response model: one more than the cuts that a single uniform draw passes. */
export function gradedRating(item: TrueItem, theta: number, random: Random): number {
  const draw = random.uniform();
  return (
    1 + item.cuts.filter((cut) => draw < 1 / (1 + Math.exp(-item.slope * (theta - cut)))).length
  );
}

/** What a response model may draw on for one person. */
interface Draw {
  readonly sheet: Sheet;
  readonly bank: readonly TrueItem[];
  readonly stage: number;
  /** Where the person stands on the line: uniform within half a level of the stage. */
  readonly theta: number;
  readonly random: Random;
}

export type Respond = (draw: Draw) => readonly number[];

export const graded: Respond = ({ bank, theta, random }) =>
  bank.map((item) => gradedRating(item, theta, random));

export const themesOf = ({ questions }: Sheet): readonly (string | null)[] => [
  ...new Set(questions.map(({ theme }) => theme)),
];

/** A good or bad day for a whole level and for a whole theme. */
const testlets: Respond = ({ sheet, bank, theta, random }) => {
  const byLevel = Array.from({ length: sheet.levels }, () => 0.35 * random.normal());
  const themes = themesOf(sheet);
  const byTheme = new Map(themes.map((theme) => [theme, 0.35 * random.normal()]));
  return bank.map((item) =>
    gradedRating(
      item,
      theta + (byLevel[item.level - 1] ?? 0) + (byTheme.get(item.theme) ?? 0),
      random,
    ),
  );
};

/** Everything up to the stage is held and nothing above it, but for slips and lucky guesses. */
const stepwise =
  (error: number): Respond =>
  ({ sheet: { points, held }, bank, stage, random }) => {
    const ofOwn = () =>
      random.chance(error)
        ? held - (random.chance(0.3) ? 2 : 1)
        : Math.min(points, held + (random.chance(0.35) ? 1 : 0));
    const ofAbove = (level: number) =>
      random.chance(error) ? held : held - (level - stage) - (random.chance(0.4) ? 1 : 0);
    return bank.map(({ level }) => Math.max(1, level <= stage ? ofOwn() : ofAbove(level)));
  };

/** Ways to use a scale: a third of people each. */
const styles: Respond = (draw) => {
  const { random, sheet } = draw;
  const { points, held } = sheet;
  const kind = random.below(3);
  const generous = (rating: number) => Math.min(points, rating + (random.chance(0.4) ? 1 : 0));
  const extreme = (rating: number) => {
    if (rating >= held) return points;
    return rating <= 2 ? 1 : rating;
  };
  const cautious = (rating: number) => {
    if (rating === points) return random.chance(0.7) ? points - 1 : points;
    return rating === 1 && random.chance(0.7) ? 2 : rating;
  };
  const style = kind === 0 ? generous : kind === 1 ? extreme : cautious;
  return graded(draw).map(style);
};

const careless: Respond = (draw) =>
  graded(draw).map((rating) =>
    draw.random.chance(0.2) ? 1 + draw.random.below(draw.sheet.points) : rating,
  );

/** What one did two levels ago, one no longer does as often. */
const rusty: Respond = (draw) =>
  graded(draw).map((rating, index) => {
    const longAgo = (draw.bank[index]?.level ?? 0) <= draw.stage - 2;
    return longAgo && draw.random.chance(0.4) ? Math.max(1, rating - 1) : rating;
  });

export interface ResponseModel {
  readonly bank: BankKind;
  readonly respond: Respond;
}

/** The nine response models over which results are averaged. */
export const nineModels = {
  grm: { bank: soundBank, respond: graded },
  'grm-weak': { bank: weakBank, respond: graded },
  'grm-testlet': { bank: soundBank, respond: testlets },
  'guttman-05': { bank: soundBank, respond: stepwise(0.05) },
  'guttman-15': { bank: soundBank, respond: stepwise(0.15) },
  'guttman-25': { bank: soundBank, respond: stepwise(0.25) },
  styles: { bank: soundBank, respond: styles },
  'careless-20%': { bank: soundBank, respond: careless },
  rusty: { bank: soundBank, respond: rusty },
} as const satisfies Record<string, ResponseModel>;

/** As many people of one response model as asked for. Whole banks are drawn as the people need them. */
export function simulate(
  sheet: Sheet,
  model: ResponseModel,
  people: number,
  random: Random,
): readonly Person[] {
  let bank: readonly TrueItem[] = [];
  return Array.from({ length: people }, (_, index) => {
    if (index % PEOPLE_PER_BANK === 0) bank = drawBank(sheet, model.bank, random);
    const stage = 1 + random.below(sheet.levels);
    const theta = random.between(stage - 0.5, stage + 0.5);
    return { stage, ratings: model.respond({ sheet, bank, stage, theta, random }) };
  });
}
