import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/ladder/answers.js';
import { personFit } from '../../src/core/placement/person-fit.js';
import type { Item } from '../../src/core/placement/placement-model.js';
import { seededRandom } from '../../src/core/trial/random.js';
import { answerAll, builtInShape, modelWith, shapes } from './models.js';

/** Whether one level describes a person, and what is said where none does. */

const model = modelWith(builtInShape);

/** All answers to a ladder of five levels, one rating for each level. */
const byLevel = (ratings: readonly number[]) =>
  answerAll(model, ({ level }) => ratings[level - 1] ?? 1);

const fitOf = (ratings: readonly number[]) => personFit(model, byLevel(ratings));

describe('two stretches of held levels', () => {
  it.each<[string, number[], [number, number], number[], number[]]>([
    ['only the top', [1, 1, 1, 1, 4], [1, 5], [5], [1, 2, 3, 4]],
    ['the first and the last', [4, 1, 1, 1, 4], [1, 5], [1, 5], [2, 3, 4]],
    ['one level missing', [4, 4, 1, 4, 4], [2, 5], [1, 2, 4, 5], [3]],
    ['the upper ones', [1, 1, 1, 4, 4], [1, 5], [4, 5], [1, 2, 3]],
    // Nearly is not held, and is never said to be.
    ['the upper ones, nearly the one below', [1, 1, 3, 4, 4], [1, 5], [4, 5], [1, 2, 3]],
  ])('are told for %s', (_, ratings, range, strongAt, thinAt) => {
    expect(fitOf(ratings)).toMatchObject({ stacks: false, range, strongAt, thinAt });
  });

  it.each([
    ['everything', [4, 4, 4, 4, 4]],
    ['nothing', [1, 1, 1, 1, 1]],
    ['all of it nearly', [3, 3, 3, 3, 3]],
    ['each level less than the one before', [5, 4, 3, 2, 1]],
    ['up to a level', [4, 4, 4, 1, 1]],
  ])('are not told for %s', (_, ratings) => {
    expect(fitOf(ratings)).toMatchObject({ stacks: true, strongAt: [], thinAt: [] });
  });

  it('are not told where what is further down was handed over: nearly held, or earlier', () => {
    const handedOver = ({ level }: Item, index: number): Answer =>
      level < 3 && index % 2 === 0 ? (index % 4 === 0 ? 'earlier' : 3) : 4;
    const answers = new Map(model.items.map((item, index) => [item.id, handedOver(item, index)]));
    expect(personFit(model, answers).stacks).toBe(true);
  });
});

it('reaches to a level at which one thing is held', () => {
  const one = answerAll(model, ({ level, id }) =>
    level < 3 || (level === 4 && id.endsWith('1')) ? 4 : 1,
  );
  const held = model.items.filter(({ level, id }) => level === 4 && one.get(id) === 4);
  expect(held).toHaveLength(1);
  expect(personFit(model, one).range).toEqual([1, 4]);
});

describe('answers that follow no level', () => {
  const random = seededRandom(1, 'fit');
  const draws = Array.from({ length: 200 }, () =>
    personFit(
      model,
      answerAll(model, () => 1 + random.below(5)),
    ),
  );

  it('are told to nine of ten who answer at random, and to few who merely start out', () => {
    expect(draws.filter(({ stacks }) => !stacks).length).toBeGreaterThan(180);
    for (const held of [0, 1, 2, 4]) {
      const beginner = answerAll(model, ({ level, id }) =>
        level === 1 && Number(id.at(-1)) <= held ? 4 : 1,
      );
      expect(personFit(model, beginner).stacks, `${held} held`).toBe(true);
    }
  });
});

it('says levels only that are on the ladder, the strong ones apart from the thin ones', () => {
  fc.assert(
    fc.property(shapes, fc.infiniteStream(fc.nat()), (shape, whims) => {
      const any = modelWith(shape);
      const fit = personFit(
        any,
        answerAll(any, () => 1 + ((whims.next().value ?? 0) % any.points)),
      );
      const [from, to] = fit.range;
      expect(from).toBeGreaterThanOrEqual(1);
      expect(from).toBeLessThanOrEqual(to);
      expect(to).toBeLessThanOrEqual(any.levels);
      expect(fit.lz).not.toBeNaN();
      expect(fit.strongAt.filter((rank) => fit.thinAt.includes(rank))).toEqual([]);
      if (fit.strongAt.length + fit.thinAt.length > 0) expect(fit.stacks).toBe(false);
    }),
    { numRuns: 80 },
  );
});
