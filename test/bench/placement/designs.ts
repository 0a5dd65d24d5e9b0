import type { Answers } from '../../../src/core/ladder/answers.js';
import { nextGapQuestion, nextQuestion } from '../../../src/core/placement/next-question.js';
import { type Placement, place } from '../../../src/core/placement/placement.js';
import {
  type PlacementModel,
  placementModel,
} from '../../../src/core/placement/placement-model.js';
import type { Person, Question } from '../../../src/core/trial/people.js';
import type { Random } from '../../../src/core/trial/random.js';
import { noChance } from './further-people.js';
import { ladderOf, questionsOf, type Shape } from './shapes.js';

/** Ways to find a stage: ours, and the rivals that it is measured against. */

/** What a design made of one person. */
export interface Outcome {
  readonly stage: number;
  readonly questions: number;
}

/** What our own engine made of one person: after placement, and after the gap questions. */
export interface Interviewed {
  readonly placement: Placement;
  /** The answers to the placement questions, in the order given. */
  readonly answers: Answers;
  /** The placement that a person is told in the end: after the gap questions. */
  readonly inTheEnd: Placement;
  /** The answers to all questions. */
  readonly allAnswers: Answers;
}

/** Our own engine, on ladders of one shape. */
export interface Engine {
  readonly model: PlacementModel;
  /** Asks a person as the program does. */
  interview(person: Person): Interviewed;
}

/** A person's own answers to some of the behaviours, in the order of `ids`. */
function answersTo(model: PlacementModel, person: Person, ids: readonly string[]): Answers {
  const wanted = new Set(ids);
  return new Map(
    model.items.flatMap(({ id }, index) => {
      const rating = person.ratings[index];
      if (rating === undefined || !wanted.has(id)) return [];
      return [[id, rating === noChance ? 'no-opportunity' : rating] as const];
    }),
  );
}

/** Asks until there is no next question. */
function askWhile(
  all: Answers,
  before: Answers,
  next: (answers: Answers, asked: number) => string | null,
): Answers {
  const answers = new Map(before);
  for (let asked = 0; ; asked += 1) {
    const id = next(answers, asked);
    if (id === null) return answers;
    answers.set(id, all.get(id) ?? 'skip');
  }
}

export function engineFor(shape: Shape): Engine {
  const model = placementModel(ladderOf(shape));
  const ids = model.items.map(({ id }) => id);
  return {
    model,
    interview(person) {
      const all = answersTo(model, person, ids);
      const answers = askWhile(all, new Map(), (given) => nextQuestion(model, given));
      const allAnswers = askWhile(all, answers, (given, asked) =>
        nextGapQuestion(model, given, asked),
      );
      return {
        placement: place(model, answers),
        answers,
        inTheEnd: place(model, allAnswers),
        allAnswers,
      };
    },
  };
}

/** Places by every question of the ladder. */
export function placedByAll({ model }: Engine, person: Person): Outcome {
  const ids = model.items.map(({ id }) => id);
  return { stage: place(model, answersTo(model, person, ids)).stage, questions: ids.length };
}

/** Places by as many questions as given, drawn at random. */
export function askedAtRandom(
  { model }: Engine,
  person: Person,
  questions: number,
  random: Random,
): Outcome {
  const ids = shuffled(
    model.items.map(({ id }) => id),
    random,
  ).slice(0, questions);
  return { stage: place(model, answersTo(model, person, ids)).stage, questions };
}

/** The highest level up to which at least `share` of each level's behaviours is held; at least 1. */
export function staged(shape: Shape, person: Person, share: number): Outcome {
  const questions = questionsOf(shape);
  const heldAt = (level: number) =>
    questions.filter(
      (question, index) => question.level === level && (person.ratings[index] ?? 0) >= shape.held,
    ).length;
  let stage = 0;
  while (stage < shape.levels && heldAt(stage + 1) >= share * shape.perLevel) stage += 1;
  return { stage: Math.max(1, stage), questions: questions.length };
}

const totalOf = (person: Person): number =>
  person.ratings.reduce((total, rating) => total + rating, 0);

/** The stage by the sum of all ratings: one more than the cuts that it reaches. */
export function byScore(person: Person, cuts: readonly number[]): Outcome {
  const total = totalOf(person);
  return {
    stage: 1 + cuts.filter((cut) => total >= cut).length,
    questions: person.ratings.length,
  };
}

/** Cuts that divide the possible sums into equal parts. */
export function equalCuts(shape: Shape): readonly number[] {
  const questions = shape.levels * shape.perLevel;
  return Array.from(
    { length: shape.levels - 1 },
    (_, index) => questions * (1 + ((shape.points - 1) * (index + 1)) / shape.levels),
  );
}

/** The cuts that place most of these people rightly, by dynamic programming over all possible sums. */
export function tunedCuts(shape: Shape, people: readonly Person[]): readonly number[] {
  const sums = shape.levels * shape.perLevel * shape.points + 1;
  // below[stage - 1][sum]: people of the stage whose total is below the sum.
  const below = Array.from({ length: shape.levels }, () => new Array<number>(sums + 1).fill(0));
  for (const person of people) {
    const row = below[person.stage - 1];
    const total = totalOf(person) + 1;
    if (row) row[total] = (row[total] ?? 0) + 1;
  }
  for (const row of below) {
    for (let sum = 1; sum <= sums; sum += 1) row[sum] = (row[sum] ?? 0) + (row[sum - 1] ?? 0);
  }
  // best[sum]: the most people placed rightly by stages up to the present one, which ends before the sum.
  let best: { right: number; cuts: readonly number[] }[] = (below[0] ?? []).map((right) => ({
    right,
    cuts: [],
  }));
  for (const row of below.slice(1)) {
    let start = { gain: Number.NEGATIVE_INFINITY, cuts: [] as readonly number[] };
    best = best.map((before, sum) => {
      const gain = before.right - (row[sum] ?? 0);
      if (gain > start.gain) start = { gain, cuts: [...before.cuts, sum] };
      return { right: start.gain + (row[sum] ?? 0), cuts: start.cuts };
    });
  }
  return best.at(-1)?.cuts ?? [];
}

/** Where a graded-response test stops: when ability is known as well as this, or after 3L questions. */
const CAT_STANDARD_ERROR = 0.27;

/** A graded response model in which all questions of a level are alike. */
interface GradedModel {
  /** P(rating or more | ability) for a question of the level. */
  reaches(theta: number, level: number, rating: number): number;
  /** Fisher information of a question of the level. */
  information(theta: number, level: number): number;
}

/** The model with the true average parameters of the sound bank: see people.ts. */
function averageModel(shape: Shape): GradedModel {
  const slope = 2.6;
  const gap = (0.7 * 3) / Math.max(1, shape.points - 2);
  const ratings = Array.from({ length: shape.points }, (_, index) => index + 1);
  const reaches = (theta: number, level: number, rating: number): number => {
    if (rating <= 1) return 1;
    if (rating > shape.points) return 0;
    const cut = level - 0.6 + (rating - shape.held) * gap;
    return 1 / (1 + Math.exp(-slope * (theta - cut)));
  };
  const informationOf = (theta: number, level: number, rating: number): number => {
    const lower = reaches(theta, level, rating);
    const upper = reaches(theta, level, rating + 1);
    const change = slope * (lower * (1 - lower) - upper * (1 - upper));
    return change ** 2 / Math.max(1e-12, lower - upper);
  };
  return {
    reaches,
    information: (theta, level) =>
      ratings.reduce((total, rating) => total + informationOf(theta, level, rating), 0),
  };
}

/** What is known of an ability: its weight at each point of a grid. */
interface Ability {
  readonly grid: readonly number[];
  readonly weights: readonly number[];
}

const expected = ({ grid, weights }: Ability, value: (theta: number) => number): number =>
  grid.reduce((total, theta, index) => total + value(theta) * (weights[index] ?? 0), 0);

function updated({ grid, weights }: Ability, chance: (theta: number) => number): Ability {
  const products = grid.map((theta, index) => chance(theta) * (weights[index] ?? 0));
  const total = products.reduce((all, weight) => all + weight, 0);
  return { grid, weights: products.map((weight) => weight / total) };
}

/**
 * A computerised adaptive test under the graded response model (Samejima 1969): every question at its level's
 * true average parameters, ability by its posterior mean, questions by Fisher information, the stage by rounding
 * ability. It is told more about the simulated people than our engine is.
 */
export function gradedTest(shape: Shape, person: Person): Outcome {
  const model = averageModel(shape);
  const questions = questionsOf(shape);
  const grid = Array.from({ length: 20 * shape.levels + 1 }, (_, index) => 0.5 + index / 20);
  const open = new Set(questions.keys());
  let ability: Ability = { grid, weights: grid.map(() => 1 / grid.length) };
  for (let asked = 0; ; asked += 1) {
    const mean = expected(ability, (theta) => theta);
    const variance = expected(ability, (theta) => (theta - mean) ** 2);
    const sure = Math.sqrt(variance) <= CAT_STANDARD_ERROR;
    if (sure || asked >= 3 * shape.levels || open.size === 0) {
      const stage = Math.min(shape.levels, Math.max(1, Math.round(mean)));
      return { stage, questions: asked };
    }
    const { index, level } = mostInformative(open, questions, (of) => model.information(mean, of));
    open.delete(index);
    const rating = person.ratings[index] ?? 1;
    ability = updated(
      ability,
      (theta) => model.reaches(theta, level, rating) - model.reaches(theta, level, rating + 1),
    );
  }
}

/** The open question of the most informative level, the first in the file. */
function mostInformative(
  open: ReadonlySet<number>,
  questions: readonly Question[],
  information: (level: number) => number,
): { index: number; level: number } {
  const found = new Map<number, number>();
  let best = { index: -1, level: 0, value: Number.NEGATIVE_INFINITY };
  for (const index of open) {
    const level = questions[index]?.level ?? 0;
    const value = found.get(level) ?? information(level);
    found.set(level, value);
    if (value > best.value) best = { index, level, value };
  }
  return best;
}

/** The same things in a random order. */
function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((value) => ({ value, key: random.uniform() }))
    .sort((left, right) => left.key - right.key)
    .map(({ value }) => value);
}
