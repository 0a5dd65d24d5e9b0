import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Answers } from '../../../src/core/ladder/answers.js';
import { nextGapQuestion, nextQuestion } from '../../../src/core/placement/next-question.js';
import { type Placement, place } from '../../../src/core/placement/placement.js';
import { placementModel } from '../../../src/core/placement/placement-model.js';
import { profileOf } from '../../../src/core/placement/profile.js';
import { type Ladder, ladderSchema } from '../../../src/core/schema/ladder.schema.js';
import type { Gate } from './benchmark.js';
import { mean } from './measures.js';

/** People described in words, and how independent readers answered for them (test/lives/README.md). */

/** Lives for choosing the model, and lives that are opened only to measure it. */
export const halves = ['development', 'closed'] as const;
export type Half = (typeof halves)[number];

export interface Life {
  readonly id: string;
  readonly half: Half;
  readonly level: number;
  readonly acceptable: readonly number[];
  readonly uneven: boolean;
  readonly text: string;
}

type Readers = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Answer>>>>>>;

const read = (root: string, file: string) =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** The lives, all readers' answers to the built-in ladder, and the ladder. */
export function readLives(root: string): { lives: Life[]; readers: Readers; ladder: Ladder } {
  return {
    lives: read(root, 'test/lives/lives.json'),
    readers: read(root, 'test/lives/answers.json'),
    ladder: ladderSchema.parse(read(root, 'data/technical-expert.json')),
  };
}

/** One life as one reader answered it, placed in one way. */
export interface Described {
  readonly life: Life;
  readonly placement: Placement;
  readonly uneven: boolean;
  readonly questions: number;
}

export const waysToAsk = ['all answers', 'the questions asked'] as const;

/** What a person is told in the end, by all answers or by the questions that the program asks. */
export function placeLives(root: string, half: Half, way: (typeof waysToAsk)[number]): Described[] {
  const { lives, readers, ladder } = readLives(root);
  const model = placementModel(ladder);
  const ids = new Set(model.items.map(({ id }) => id));
  return lives
    .filter((life) => life.half === half)
    .flatMap((life) =>
      Object.values(readers).map((reader) => {
        const all = new Map(Object.entries(reader[life.id] ?? {}).filter(([id]) => ids.has(id)));
        const answers = way === 'all answers' ? all : interview(all);
        const placement = place(model, answers);
        const { uneven, fit } = profileOf(model, answers, placement);
        return { life, placement, uneven: uneven || !fit.stacks, questions: answers.size };
      }),
    );

  function interview(all: Answers): Answers {
    const answers = new Map<string, Answer>();
    const ask = (next: (asked: number) => string | null) => {
      for (let asked = 0; ; asked += 1) {
        const id = next(asked);
        if (id === null) return;
        answers.set(id, all.get(id) ?? 'skip');
      }
    };
    ask(() => nextQuestion(model, answers));
    ask((asked) => nextGapQuestion(model, answers, asked));
    return answers;
  }
}

/** Shares and means over described people. */
export interface DescribedFigures {
  readonly people: number;
  readonly exact: number;
  readonly acceptable: number;
  readonly withinOne: number;
  /** How many are told a stage more than one level off with 60 % or more. */
  readonly farAndSure: number;
  readonly logLoss: number;
  readonly calibrationError: number;
  readonly questions: number;
  /** Of uneven lives, how many are called so; of typical ones, how many. */
  readonly uneven: number;
  readonly falselyUneven: number;
}

/** Figures over the typical lives; over the uneven ones only where a figure says so. */
export function figuresOf(described: readonly Described[]): DescribedFigures {
  const typical = described.filter(({ life }) => !life.uneven);
  const share = (of: readonly Described[], is: (one: Described) => boolean) =>
    mean(of.map((one) => (is(one) ? 1 : 0)));
  const off = ({ life, placement }: Described) => Math.abs(placement.stage - life.level);
  return {
    people: typical.length,
    exact: share(typical, (one) => off(one) === 0),
    acceptable: share(typical, ({ life, placement }) => life.acceptable.includes(placement.stage)),
    withinOne: share(typical, (one) => off(one) <= 1),
    farAndSure: typical.filter((one) => off(one) > 1 && one.placement.confidence >= 0.6).length,
    logLoss: mean(
      typical.map(
        ({ life, placement }) =>
          -Math.log(Math.max(1e-9, placement.posterior[life.level - 1] ?? 0)),
      ),
    ),
    calibrationError: calibrationError(typical),
    questions: mean(typical.map(({ questions }) => questions)),
    uneven: share(
      described.filter(({ life }) => life.uneven),
      ({ uneven }) => uneven,
    ),
    falselyUneven: share(typical, ({ uneven }) => uneven),
  };
}

/** The mean distance, over tenths of confidence, between what is told and how often it is right. */
function calibrationError(people: readonly Described[]): number {
  const bins = new Map<number, { told: number; right: number }>();
  for (const { life, placement } of people) {
    const tenth = Math.min(9, Math.floor(placement.confidence * 10));
    const { told, right } = bins.get(tenth) ?? { told: 0, right: 0 };
    bins.set(tenth, {
      told: told + placement.confidence,
      right: right + (placement.stage === life.level ? 1 : 0),
    });
  }
  let error = 0;
  for (const { told, right } of bins.values()) error += Math.abs(told - right);
  return error / people.length;
}

/** The gates on lives of the closed half. */
export function describedGates(figures: DescribedFigures, way: string): readonly Gate[] {
  const gate = (name: string, value: number, kind: Gate['kind'], limit: number): Gate => ({
    name: `${name}, by ${way}`,
    value,
    limit,
    kind,
    slack: 0,
    passed: kind === 'at least' ? value >= limit : value <= limit,
  });
  return [
    gate('described: exact stage', figures.exact, 'at least', 0.85),
    gate('described: an acceptable stage', figures.acceptable, 'at least', 0.92),
    gate('described: within one level', figures.withinOne, 'at least', 1),
    gate('described: far off with 60 %', figures.farAndSure, 'at most', 0),
    gate('described: log loss', figures.logLoss, 'at most', 0.45),
    gate('described: calibration error', figures.calibrationError, 'at most', 0.1),
    gate('described: uneven lives called uneven', figures.uneven, 'at least', 0.8),
    gate('described: typical lives called uneven', figures.falselyUneven, 'at most', 0.1),
  ];
}
