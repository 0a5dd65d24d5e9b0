import type { Answer } from '../../../src/core/ladder/answers.js';
import { nextQuestion } from '../../../src/core/placement/next-question.js';
import { placementModel } from '../../../src/core/placement/placement-model.js';
import { nineModels, type Person, simulate } from '../../../src/core/trial/people.js';
import { seededRandom } from '../../../src/core/trial/random.js';
import {
  askedAtRandom,
  byScore,
  type Engine,
  engineFor,
  equalCuts,
  gradedTest,
  type Outcome,
  placedByAll,
  staged,
  tunedCuts,
} from './designs.js';
import { furtherModels, simulateUneven } from './further-people.js';
import { type Calibration, type Cell, mean, measure } from './measures.js';
import { builtIn, ladderOf, type Shape, sheetOf } from './shapes.js';

/** The benchmark as a function: no printing, no arguments of the process. */

export interface Options {
  /** Simulated people of each response model. */
  readonly people: number;
  readonly seed: number;
  /** Widen each gate by its sampling error: for runs with few people. */
  readonly widened: boolean;
}

/** What our engine comes to on each kind of people. */
export interface Measured {
  /** The nine response models, in order. */
  readonly nine: readonly Cell[];
  readonly anchored: Cell;
  readonly inflatedByHalf: Cell;
  readonly inflatedByOne: Cell;
  readonly strict: Cell;
  readonly outgrown: Cell;
  readonly uneven: Cell;
}

/** The people's view of the built-in ladder's shape. */
const sheet = sheetOf(builtIn);

/** Every measure of the engine, each kind of people from a stream of its own. */
export function measureAll({ people, seed }: Options): Measured {
  const engine = engineFor(builtIn);
  const cell = (name: string, model: Parameters<typeof simulate>[1]) =>
    measure(engine, name, simulate(sheet, model, people, seededRandom(seed, name)));
  return {
    nine: Object.entries(nineModels).map(([name, model]) => cell(name, model)),
    anchored: cell('anchored', furtherModels.anchored),
    inflatedByHalf: cell('inflate+0.5', furtherModels['inflate+0.5']),
    inflatedByOne: cell('inflate+1', furtherModels['inflate+1']),
    strict: cell('strict', furtherModels.strict),
    outgrown: cell('outgrown', furtherModels.outgrown),
    uneven: measure(engine, 'uneven', simulateUneven(sheet, people, seededRandom(seed, 'uneven'))),
  };
}

/** A limit that a measure must keep. */
export interface Gate {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly kind: 'at least' | 'at most';
  /** By how much the limit was widened. */
  readonly slack: number;
  readonly passed: boolean;
}

/** Three standard errors, so that a run of a few hundred people fails for a reason and not by chance. */
const STANDARD_ERRORS = 3;

/** Over several response models: the share told 90 % or more, and how many of those are told the right stage. */
function sureOf(calibrations: readonly Calibration[]): { told: number; right: number } {
  const told = mean(calibrations.map(({ sure }) => sure));
  const right = mean(calibrations.map(({ sure, sureAndRight }) => sure * (sureAndRight || 0)));
  return { told, right: right / told };
}

/**
 * The gates. In a widened run each limit g is moved by its sampling error: 3 * sqrt(g * (1 - g) / n) for a share
 * of n people, 3 * sd / sqrt(n) for a mean number of questions, and for the calibration error what it would come
 * to by chance alone (`chanceError`).
 */
export function gatesOf(measured: Measured, { people, widened }: Options): readonly Gate[] {
  const { nine, anchored, inflatedByHalf, inflatedByOne, strict, outgrown, uneven } = measured;
  const ofNine = (value: (cell: Cell) => number) => nine.map(value);
  const all = people * nine.length;
  const gate =
    (kind: Gate['kind']) =>
    (name: string, value: number, limit: number, error: number): Gate => {
      const slack = widened ? error : 0;
      const passed = kind === 'at least' ? value >= limit - slack : value <= limit + slack;
      return { name, value, limit, kind, slack, passed };
    };
  const atLeast = gate('at least');
  const atMost = gate('at most');
  const ofShare = (limit: number, n: number) =>
    STANDARD_ERRORS * Math.sqrt((limit * (1 - limit)) / n);
  const ofMean = (sd: number, n: number) => (STANDARD_ERRORS * sd) / Math.sqrt(n);
  const shareOf = (name: string, value: number, limit: number, n: number) =>
    atLeast(name, value, limit, ofShare(limit, n));

  const soon = sureOf(nine.map((cell) => cell.calibration));
  const end = sureOf(nine.map((cell) => cell.calibrationInTheEnd));
  return [
    shareOf('exact stage, mean of the nine', mean(ofNine((cell) => cell.exact)), 0.8, all),
    shareOf(
      'exact stage, worst of the nine',
      Math.min(...ofNine((cell) => cell.exact)),
      0.66,
      people,
    ),
    shareOf('exact stage, anchored', anchored.exact, 0.95, people),
    shareOf('exact stage, inflate+0.5', inflatedByHalf.exact, 0.6, people),
    shareOf('exact stage, inflate+1', inflatedByOne.exact, 0.38, people),
    shareOf('exact stage, strict', strict.exact, 0.62, people),
    shareOf('exact stage, outgrown', outgrown.exact, 0.78, people),
    shareOf(
      'within one level, worst of the nine',
      Math.min(...ofNine((cell) => cell.withinOne)),
      0.9,
      people,
    ),
    atMost(
      'questions, mean of the nine',
      mean(ofNine((cell) => cell.questions)),
      13,
      ofMean(mean(ofNine((cell) => cell.questionsSd)), all),
    ),
    atMost(
      'questions, 95th percentile, worst of the nine',
      Math.max(...ofNine((cell) => cell.questions95)),
      15,
      0,
    ),
    atMost(
      'questions with the gaps, mean of the nine',
      mean(ofNine((cell) => cell.questionsInTheEnd)),
      20,
      ofMean(mean(ofNine((cell) => cell.questionsInTheEndSd)), all),
    ),
    atMost(
      'calibration error in the end, mean of the nine',
      mean(ofNine((cell) => cell.calibrationInTheEnd.error)),
      0.07,
      mean(ofNine((cell) => cell.calibrationInTheEnd.chanceError)),
    ),
    shareOf('right where it says 90 %, all of the nine', soon.right, 0.92, all * soon.told),
    shareOf('told 90 % or more, all of the nine', soon.told, 0.33, all),
    shareOf(
      'right where it says 90 % in the end, all of the nine',
      end.right,
      0.92,
      all * end.told,
    ),
    shareOf('told 90 % or more in the end, all of the nine', end.told, 0.33, all),
    shareOf('uneven people called uneven', uneven.uneven, 0.78, people),
    atMost(
      'even people called uneven, worst of the nine',
      Math.max(...ofNine((cell) => cell.uneven)),
      0.12,
      ofShare(0.12, people),
    ),
    shareOf('floor of uneven people right', uneven.floorRight, 0.63, people),
  ];
}

/** One design on all kinds of people. */
export interface DesignRow {
  readonly design: string;
  /** The share placed exactly, mean of the nine. */
  readonly exact: number;
  /** The same for people who answer by the anchors. */
  readonly anchored: number;
  /** Questions, mean of the nine. */
  readonly questions: number;
}

type Design = (person: Person) => Outcome;

/** What our engine does, and its rivals, on the same people. Random order asks each as often as our engine did. */
function designsFor(shape: Shape, engine: Engine, seed: number, tuned: readonly number[]) {
  const random = seededRandom(seed, 'random order');
  const inPlacement = (person: Person) => engine.interview(person).answers.size;
  return {
    'adaptive: this program': (person) => {
      const { placement, answers } = engine.interview(person);
      return { stage: placement.stage, questions: answers.size };
    },
    'adaptive, then the gap questions': (person) => {
      const { inTheEnd, allAnswers } = engine.interview(person);
      return { stage: inTheEnd.stage, questions: allAnswers.size };
    },
    'all questions asked': (person) => placedByAll(engine, person),
    'random order, the same length': (person) =>
      askedAtRandom(engine, person, inPlacement(person), random),
    'staged, 80 % of each level held': (person) => staged(shape, person, 0.8),
    'staged, 60 % of each level held': (person) => staged(shape, person, 0.6),
    'mean score, equal cuts': (person) => byScore(person, equalCuts(shape)),
    'mean score, cuts tuned to the nine': (person) => byScore(person, tuned),
    'graded-response CAT, ability cuts': (person) => gradedTest(shape, person),
  } satisfies Record<string, Design>;
}

/** The designs side by side. The tuned cuts are tuned on other people of the same nine models. */
export function compareDesigns({ people, seed }: Options): readonly DesignRow[] {
  const populations = Object.entries(nineModels).map(([name, model]) =>
    simulate(sheet, model, people, seededRandom(seed, name)),
  );
  const anchored = simulate(sheet, furtherModels.anchored, people, seededRandom(seed, 'anchored'));
  const toTuneOn = Object.entries(nineModels).flatMap(([name, model]) =>
    simulate(sheet, model, people, seededRandom(seed, `to tune on: ${name}`)),
  );
  const designs = designsFor(builtIn, engineFor(builtIn), seed, tunedCuts(builtIn, toTuneOn));
  const exactly = (design: Design, group: readonly Person[]) =>
    mean(group.map((person) => (design(person).stage === person.stage ? 1 : 0)));
  return Object.entries(designs).map(([design, apply]) => {
    const outcomes = populations.map((group) => {
      const found = group.map((person) => ({ person, ...apply(person) }));
      return {
        exact: mean(found.map(({ person, stage }) => (person.stage === stage ? 1 : 0))),
        questions: mean(found.map(({ questions }) => questions)),
      };
    });
    return {
      design,
      exact: mean(outcomes.map(({ exact }) => exact)),
      anchored: exactly(apply, anchored),
      questions: mean(outcomes.map(({ questions }) => questions)),
    };
  });
}

/** What the choice of one question takes, in milliseconds: the mean over whole interviews. */
export function millisecondsPerQuestion(shape: Shape): number {
  const model = placementModel(ladderOf(shape));
  const rounds = 40;
  let questions = 0;
  let spent = 0;
  for (let round = 0; round < 2 * rounds; round += 1) {
    const answers = new Map<string, Answer>();
    const start = performance.now();
    let asked = 0;
    for (let id = nextQuestion(model, answers); id !== null; id = nextQuestion(model, answers)) {
      answers.set(id, 1 + ((asked + round) % shape.points));
      asked += 1;
    }
    // The first half warms up.
    if (round >= rounds) {
      spent += performance.now() - start;
      questions += asked + 1;
    }
  }
  return spent / questions;
}
