import { profileOf } from '../../../src/core/placement/profile.js';
import type { Person } from '../../../src/core/trial/people.js';
import type { Engine, Interviewed } from './designs.js';

/** What is measured on the people of one response model. */

/** How far the probability that is told agrees with how often it is right. */
export interface Calibration {
  /** Expected calibration error: the mean of |confidence - share right| over ten bins, by people. */
  readonly error: number;
  /** What `error` would come to by chance alone: the sum over bins of sqrt(2 * n * p * (1 - p) / pi), by people. */
  readonly chanceError: number;
  /** The share of people who are told a stage at 90 % or more. */
  readonly sure: number;
  /** How many of those are told the right stage. */
  readonly sureAndRight: number;
}

/** All measures of one response model. Shares are of people, 0..1. */
export interface Cell {
  readonly name: string;
  readonly people: number;
  /** After the placement questions. */
  readonly exact: number;
  readonly withinOne: number;
  readonly questions: number;
  /** Standard deviation of `questions`. */
  readonly questionsSd: number;
  /** The 95th percentile of the placement questions. */
  readonly questions95: number;
  readonly calibration: Calibration;
  /** After the gap questions too: what a person is told in the end. */
  readonly exactInTheEnd: number;
  readonly questionsInTheEnd: number;
  readonly questionsInTheEndSd: number;
  readonly calibrationInTheEnd: Calibration;
  /** The true stage is among the fewest that hold 90 %, in the end. */
  readonly likelyHolds: number;
  /** Profiles that are called uneven, in the end. */
  readonly uneven: number;
  /** The floor is right, in the end. */
  readonly floorRight: number;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

function standardDeviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

const share = (values: readonly boolean[]): number =>
  values.length === 0 ? Number.NaN : values.filter(Boolean).length / values.length;

function calibrationOf(told: readonly { confidence: number; right: boolean }[]): Calibration {
  const bins = Array.from({ length: 10 }, (_, bin) =>
    told.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin),
  ).filter((bin) => bin.length > 0);
  const weighed = (value: (confidence: number, right: number, people: number) => number) =>
    bins
      .map(
        (bin) =>
          (bin.length / told.length) *
          value(
            mean(bin.map(({ confidence }) => confidence)),
            share(bin.map(({ right }) => right)),
            bin.length,
          ),
      )
      .reduce((total, part) => total + part, 0);
  const sure = told.filter(({ confidence }) => confidence >= 0.9);
  return {
    error: weighed((confidence, right) => Math.abs(confidence - right)),
    chanceError: weighed((_, right, people) =>
      Math.sqrt((2 * right * (1 - right)) / (Math.PI * people)),
    ),
    sure: sure.length / told.length,
    sureAndRight: share(sure.map(({ right }) => right)),
  };
}

/** Interviews all of the people and measures what came out. */
export function measure(
  engine: Engine,
  name: string,
  people: readonly (Person & { readonly floor?: number })[],
): Cell {
  const done = people.map((person) => ({
    person,
    ...engine.interview(person),
  }));
  const rightIn =
    (phase: 'placement' | 'inTheEnd') =>
    (one: Interviewed & { person: Person }): boolean =>
      one[phase].stage === one.person.stage;
  const told = (phase: 'placement' | 'inTheEnd') =>
    done.map((one) => ({ confidence: one[phase].confidence, right: rightIn(phase)(one) }));
  const profiles = done.map(({ allAnswers }) => profileOf(engine.model, allAnswers));
  const questions = done.map(({ answers }) => answers.size);
  const questionsInTheEnd = done.map(({ allAnswers }) => allAnswers.size);
  return {
    name,
    people: people.length,
    exact: share(done.map(rightIn('placement'))),
    withinOne: share(
      done.map(({ placement, person }) => Math.abs(placement.stage - person.stage) <= 1),
    ),
    questions: mean(questions),
    questionsSd: standardDeviation(questions),
    questions95: percentile(questions, 0.95),
    calibration: calibrationOf(told('placement')),
    exactInTheEnd: share(done.map(rightIn('inTheEnd'))),
    questionsInTheEnd: mean(questionsInTheEnd),
    questionsInTheEndSd: standardDeviation(questionsInTheEnd),
    calibrationInTheEnd: calibrationOf(told('inTheEnd')),
    likelyHolds: share(done.map(({ inTheEnd, person }) => inTheEnd.likely.includes(person.stage))),
    uneven: share(profiles.map(({ uneven }) => uneven)),
    floorRight: share(
      profiles.map(({ floor }, index) => floor === (people[index]?.floor ?? people[index]?.stage)),
    ),
  };
}
