import fc from 'fast-check';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { nextQuestion } from '../../src/core/placement/next-question.js';
import {
  type Item,
  type PlacementModel,
  placementModel,
} from '../../src/core/placement/placement-model.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';

/** Ladders by their numbers, for tests and benchmarks that care for no texts, and ways to answer them. */

/** What placement reads of a ladder. */
export type LadderNumbers = Pick<Ladder, 'levels' | 'scale' | 'placement'>;

export interface Shape {
  /** How many behaviours the level of rank i + 1 has. */
  readonly sizes: readonly number[];
  /** K, the points of the scale. */
  readonly points: number;
  /** m, the lowest rating that counts as doing it. */
  readonly held: number;
}

/** The built-in ladder's shape. */
export const builtInShape: Shape = { sizes: [9, 9, 9, 9, 9], points: 5, held: 4 };

export interface LadderOptions {
  /** The theme of a behaviour, by its level and its place in the level from 0; none without. */
  readonly theme?: (rank: number, index: number) => string | null;
  readonly placement?: Ladder['placement'];
}

/** A ladder of this shape. The ids are `l1-b1`, `l1-b2`, … `l2-b1`, … */
export function ladderWith(shape: Shape, options: LadderOptions = {}): LadderNumbers {
  const { theme = () => null, placement = {} } = options;
  return {
    levels: shape.sizes.map((size, level) => ({
      rank: level + 1,
      id: `level-${level + 1}`,
      title: `Level ${level + 1}`,
      summary: '',
      signs: [],
      pitfalls: [],
      toNext: null,
      behaviours: Array.from({ length: size }, (_, index) => ({
        id: `l${level + 1}-b${index + 1}`,
        statement: `Does thing ${index + 1} of level ${level + 1}`,
        theme: theme(level + 1, index),
        looksLike: [],
        doesNotCount: null,
        actions: [],
      })),
    })),
    scale: {
      period: 'the last twelve months',
      months: 12,
      held: shape.held,
      points: Array.from({ length: shape.points }, (_, index) => ({
        value: index + 1,
        label: `Point ${index + 1}`,
        meaning: '',
      })),
      noOpportunity: { label: 'No occasion', meaning: '' },
      earlier: { label: 'Earlier', meaning: '' },
    },
    placement,
  };
}

/** The model of a ladder of this shape. */
export const modelWith = (shape: Shape, options: LadderOptions = {}): PlacementModel =>
  placementModel(ladderWith(shape, options));

/** Every behaviour answered by a rule. */
export const answerAll = (model: PlacementModel, answer: (item: Item) => Answer): Answers =>
  new Map(model.items.map((item) => [item.id, answer(item)]));

/** Only what the engine asks for placement, answered by a rule, in the order asked. */
export function answerAsked(model: PlacementModel, answer: (item: Item) => Answer): Answers {
  const items = new Map(model.items.map((item) => [item.id, item]));
  const answers = new Map<string, Answer>();
  for (let id = nextQuestion(model, answers); id !== null; id = nextQuestion(model, answers)) {
    const item = items.get(id);
    if (item === undefined) throw new Error(`asked for ${id}, which is no behaviour`);
    if (answers.has(id)) throw new Error(`asked for ${id} twice`);
    answers.set(id, answer(item));
  }
  return answers;
}

const scales = fc
  .integer({ min: 3, max: 7 })
  .chain((points) =>
    fc.record({ points: fc.constant(points), held: fc.integer({ min: 2, max: points }) }),
  );

/** Any allowed shape: 2 to 12 levels of 1 to 60 behaviours, 3 to 7 points, held 2..K. */
export const shapes: fc.Arbitrary<Shape> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 12, size: 'max' }),
    scale: scales,
  })
  .map(({ sizes, scale }) => ({ sizes, ...scale }));

/** The same with equally many behaviours at each level. */
export const evenShapes: fc.Arbitrary<Shape> = fc
  .record({
    levels: fc.integer({ min: 2, max: 12 }),
    size: fc.integer({ min: 1, max: 60 }),
    scale: scales,
  })
  .map(({ levels, size, scale }) => ({
    sizes: Array.from({ length: levels }, () => size),
    ...scale,
  }));

/** Ladders small enough to try out all that can be done with them. */
export const smallShapes: fc.Arbitrary<Shape> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    scale: scales,
  })
  .map(({ sizes, scale }) => ({ sizes, ...scale }));

/** A behaviour's answer, or undefined where it was not asked. */
const anyAnswer = (points: number): fc.Arbitrary<Answer | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: points }) },
    { weight: 1, arbitrary: fc.constantFrom<Answer[]>('skip', 'no-opportunity') },
    { weight: 3, arbitrary: fc.constant(undefined) },
  );

/** The model of a shape with two themes and some behaviours without one. */
export const themedModel = (shape: Shape): PlacementModel =>
  modelWith(shape, { theme: (_, index) => [null, 'craft', 'customer'][index % 3] ?? null });

/** A shape, small when it is printed, and answers of any kind to some behaviours of its `themedModel`. */
export const answered = (
  anyShape: fc.Arbitrary<Shape> = shapes,
): fc.Arbitrary<{ shape: Shape; answers: Answers }> =>
  anyShape.chain((shape) => {
    const ids = shape.sizes.flatMap((size, level) =>
      Array.from({ length: size }, (_, index) => `l${level + 1}-b${index + 1}`),
    );
    return fc
      .array(anyAnswer(shape.points), { minLength: ids.length, maxLength: ids.length })
      .map((list) => ({
        shape,
        answers: new Map(
          ids.flatMap((id, index) => {
            const answer = list[index];
            return answer === undefined ? [] : [[id, answer] as const];
          }),
        ),
      }));
  });
