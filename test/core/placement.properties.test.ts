import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { nextGapQuestion, nextQuestion } from '../../src/core/placement/next-question.js';
import { enoughRatings, type Placement, place, weigh } from '../../src/core/placement/placement.js';
import type { Item, PlacementModel } from '../../src/core/placement/placement-model.js';
import { modeOf } from '../../src/core/placement/posterior.js';
import { runs } from '../thorough.js';
import {
  answerAll,
  answerAsked,
  answered,
  evenShapes,
  modelWith,
  type Shape,
  shapes,
  smallShapes,
  themedModel,
} from './models.js';

/** What any version of the placement must keep, on any ladder: docs/model.md lists it for readers. */

const ROUNDING = 1e-12;

/** Every way to ask: of all behaviours, and of those that the engine chooses. */
const waysToAsk = [
  ['from all answers', answerAll],
  ['adaptively', answerAsked],
] as const;

/** The corners of what a ladder may be. */
const extremes: readonly Shape[] = [2, 12].flatMap((levels) =>
  [1, 60].flatMap((size) =>
    [
      { points: 3, held: 2 },
      { points: 3, held: 3 },
      { points: 7, held: 2 },
      { points: 7, held: 7 },
    ].map((scale) => ({ sizes: Array.from({ length: levels }, () => size), ...scale })),
  ),
);

const nameOf = ({ sizes, points, held }: Shape): string =>
  `${sizes.length} levels of ${sizes[0]}, ${points} points, held from ${held}`;

const ratedAt = (model: PlacementModel, answers: Answers, level: number): number =>
  model.items.filter((item) => item.level === level && typeof answers.get(item.id) === 'number')
    .length;

const sumOf = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** P(stage >= rank) for each rank. */
const upperTails = ({ posterior }: Placement): number[] =>
  posterior.map((_, index) =>
    posterior.slice(index).reduceRight((total, share) => total + share, 0),
  );

/** Everybody who holds the levels up to `stage` with the rating x, and nothing above, rated y. */
interface CleanProfile {
  readonly stage: number;
  readonly x: number;
  readonly y: number;
}

const cleanAnswer =
  ({ stage, x, y }: CleanProfile) =>
  ({ level }: Item): Answer =>
    level <= stage ? x : y;

const cleanProfiles = ({ sizes, points, held }: Shape): fc.Arbitrary<CleanProfile> =>
  fc.record({
    stage: fc.integer({ min: 0, max: sizes.length }),
    x: fc.integer({ min: held, max: points }),
    y: fc.integer({ min: 1, max: held - 1 }),
  });

const cleanCases = (anyShape: fc.Arbitrary<Shape>) =>
  anyShape.chain((shape) => cleanProfiles(shape).map((profile) => ({ shape, profile })));

/** Every clean profile of a shape. */
const allCleanProfiles = ({ sizes, points, held }: Shape): readonly CleanProfile[] =>
  Array.from({ length: sizes.length + 1 }, (_, stage) =>
    Array.from({ length: points - held + 1 }, (_, above) =>
      Array.from({ length: held - 1 }, (_, below) => ({ stage, x: held + above, y: 1 + below })),
    ),
  ).flat(2);

/** The kinds of people who answer anything, by the seed of their whims. */
const whims = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom('skip' as const, 'no-opportunity' as const),
  ),
  { minLength: 5, maxLength: 12 },
);

const byWhim = (model: PlacementModel, list: readonly (number | 'skip' | 'no-opportunity')[]) => {
  let asked = 0;
  return (): Answer => {
    const whim = list[asked % list.length] ?? 'skip';
    asked += 1;
    return typeof whim === 'number' ? 1 + (whim % model.points) : whim;
  };
};

describe('a placement', () => {
  it('has a posterior that sums to 1, with the stage as its mode, the lower of equals, up to the cap', () => {
    fc.assert(
      fc.property(answered(), ({ shape, answers }) => {
        const model = themedModel(shape);
        const { posterior, stage, confidence, likely, position, cappedBy } = place(model, answers);
        expect(posterior).toHaveLength(model.levels);
        expect(posterior.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(posterior.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 12);
        const mode = posterior.indexOf(Math.max(...posterior)) + 1;
        if (cappedBy === null) {
          expect(stage).toBe(mode);
          expect(confidence).toBe(posterior[stage - 1]);
          expect(likely).toContain(stage);
        } else {
          // At least this level: what is told is the probability of it or a higher one.
          expect(mode).toBeGreaterThanOrEqual(cappedBy);
          expect(stage).toBeLessThan(cappedBy);
          expect(confidence).toBeCloseTo(sumOf(posterior.slice(stage - 1)), 12);
        }
        expect(likely.reduce((held, rank) => held + (posterior[rank - 1] ?? 0), 0)).toBeGreaterThan(
          0.9 - ROUNDING,
        );
        expect(position).toBeGreaterThanOrEqual(1 - ROUNDING);
        expect(position).toBeLessThanOrEqual(model.levels + ROUNDING);
      }),
      { numRuns: runs(300) },
    );
  });

  it('never lies above the highest level with two ratings, or all that it can have', () => {
    fc.assert(
      fc.property(answered(fc.oneof(shapes, smallShapes)), ({ shape, answers }) => {
        const model = themedModel(shape);
        const tested = model.sizes
          .map((size, index) => ({ level: index + 1, wanted: Math.min(2, size) }))
          .filter(({ level, wanted }) => ratedAt(model, answers, level) >= wanted);
        const cap = tested.at(-1)?.level ?? model.levels;
        const { cappedBy, stage } = place(model, answers);
        expect(stage).toBeLessThanOrEqual(cap);
        if (cappedBy !== null) {
          expect(cappedBy).toBeLessThanOrEqual(cap + 1);
          expect(stage).toBeLessThan(cappedBy);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('is the prior without answers, and there is a first question', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const model = modelWith(shape);
        const { posterior, stage, rated } = place(model, new Map());
        for (const share of posterior) expect(share).toBeCloseTo(1 / model.levels, 12);
        expect([stage, rated]).toEqual([1, 0]);
        expect(nextQuestion(model, new Map())).not.toBeNull();
      }),
      { numRuns: runs(200) },
    );
  });

  it.each(waysToAsk)('is 1 for all lowest and L for all highest, %s', (_, answer) => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const model = modelWith(shape);
        expect(
          place(
            model,
            answer(model, () => 1),
          ).stage,
        ).toBe(1);
        expect(
          place(
            model,
            answer(model, () => model.points),
          ).stage,
        ).toBe(model.levels);
      }),
      { numRuns: runs(120) },
    );
  });

  it('never falls, nor any P(stage >= s), when one rating is raised', () => {
    const oneRaised = answered(fc.oneof(shapes, smallShapes)).chain((given) =>
      fc.record({
        given: fc.constant(given),
        which: fc.nat(),
        by: fc.integer({ min: 1, max: 6 }),
      }),
    );
    fc.assert(
      fc.property(oneRaised, ({ given: { shape, answers }, which, by }) => {
        const model = themedModel(shape);
        const raisable = model.items.flatMap(({ id }) => {
          const rating = answers.get(id);
          return typeof rating === 'number' && rating < model.points ? [{ id, rating }] : [];
        });
        const chosen = raisable[which % raisable.length];
        if (chosen === undefined) return;
        const higher = Math.min(model.points, chosen.rating + by);
        const before = place(model, answers);
        const after = place(model, new Map([...answers, [chosen.id, higher]]));
        expect(after.stage).toBeGreaterThanOrEqual(before.stage);
        const tails = upperTails(after);
        upperTails(before).forEach((tail, index) => {
          expect(tails[index]).toBeGreaterThanOrEqual(tail - ROUNDING);
        });
      }),
      { numRuns: runs(800) },
    );
  });

  it('is the same, bit for bit, in any order of the answers', () => {
    const twoOrders = answered().chain(({ shape, answers }) =>
      fc
        .shuffledSubarray([...answers], { minLength: answers.size, maxLength: answers.size })
        .map((shuffled) => ({ shape, answers, shuffled: new Map(shuffled) })),
    );
    fc.assert(
      fc.property(twoOrders, ({ shape, answers, shuffled }) => {
        const model = themedModel(shape);
        expect(place(model, shuffled)).toStrictEqual(place(model, answers));
        expect(nextQuestion(model, shuffled)).toBe(nextQuestion(model, answers));
        expect(nextGapQuestion(model, shuffled, 0)).toBe(nextGapQuestion(model, answers, 0));
      }),
      { numRuns: runs(200) },
    );
  });

  it('and the questions stay the same when ids are renamed', () => {
    fc.assert(
      fc.property(answered(), ({ shape, answers }) => {
        const model = themedModel(shape);
        const renamed = (id: string) => `z-${id}`;
        const items = model.items.map((item) => ({ ...item, id: renamed(item.id) }));
        const other: PlacementModel = { ...model, items };
        const same: Answers = new Map([...answers].map(([id, answer]) => [renamed(id), answer]));
        expect(place(other, same)).toStrictEqual(place(model, answers));
        const asked = nextQuestion(model, answers);
        expect(nextQuestion(other, same)).toBe(asked === null ? null : renamed(asked));
      }),
      { numRuns: runs(120) },
    );
  });

  it('stays the same, bit for bit, when the file is reordered', () => {
    const reordered = answered().chain(({ shape, answers }) =>
      fc
        .infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))
        .map((keys) => ({ shape, answers, keys: [...keys.take(themedModel(shape).items.length)] })),
    );
    fc.assert(
      fc.property(reordered, ({ shape, answers, keys }) => {
        const model = themedModel(shape);
        const items = model.items
          .map((item, index) => ({ item, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        const other: PlacementModel = { ...model, items };
        expect(place(other, answers)).toStrictEqual(place(model, answers));
        const levelOf = (id: string | null) => model.items.find((item) => item.id === id)?.level;
        const asked = nextQuestion(model, answers);
        const askedOther = nextQuestion(other, answers);
        expect(askedOther === null).toBe(asked === null);
        expect(levelOf(askedOther)).toBe(levelOf(asked));
      }),
      { numRuns: runs(120) },
    );
  });

  it('is not moved by skips or answers to ids that it does not know', () => {
    fc.assert(
      fc.property(answered(), ({ shape, answers }) => {
        const model = themedModel(shape);
        const weighing: Answers = new Map([...answers].filter(([, answer]) => answer !== 'skip'));
        const more: Answers = new Map<string, Answer>([...weighing, ['a-strand-behaviour', 1]]);
        expect(place(model, answers)).toStrictEqual(place(model, weighing));
        expect(place(model, more)).toStrictEqual(place(model, weighing));
      }),
      { numRuns: 80 },
    );
  });

  it('is never raised by "no opportunity", which moves no probability', () => {
    fc.assert(
      fc.property(answered(), ({ shape, answers }) => {
        const model = themedModel(shape);
        const without: Answers = new Map(
          [...answers].filter(([, answer]) => answer !== 'no-opportunity'),
        );
        const before = place(model, without);
        const { stage, posterior } = place(model, answers);
        expect(posterior).toStrictEqual(before.posterior);
        expect(stage).toBeLessThanOrEqual(before.stage);
      }),
      { numRuns: runs(120) },
    );
  });

  it('changes none of its arguments', () => {
    fc.assert(
      fc.property(answered(), ({ shape, answers }) => {
        const model = themedModel(shape);
        const modelBefore = JSON.stringify(model);
        const answersBefore = [...answers];
        place(model, answers);
        nextQuestion(model, answers);
        nextGapQuestion(model, answers, 0);
        enoughRatings(model, answers);
        expect(JSON.stringify(model)).toBe(modelBefore);
        expect([...answers]).toEqual(answersBefore);
      }),
      { numRuns: 30 },
    );
  });
});

describe('clean profiles', () => {
  const shapesToTry: readonly Shape[] = [
    { sizes: [9, 9, 9, 9, 9], points: 5, held: 4 },
    ...extremes,
  ];
  it.each(shapesToTry.map((shape) => [nameOf(shape), shape] as const))(
    'are placed exactly: %s',
    (_, shape) => {
      const model = modelWith(shape);
      for (const profile of allCleanProfiles(shape)) {
        const all = place(model, answerAll(model, cleanAnswer(profile)));
        expect({ ...profile, got: all.stage }).toEqual({ ...profile, got: profile.stage || 1 });
      }
    },
  );

  it.each(waysToAsk)('are placed exactly where all levels are of one size, %s', (_, answer) => {
    fc.assert(
      fc.property(cleanCases(evenShapes), ({ shape, profile }) => {
        const model = modelWith(shape);
        const { stage } = place(model, answer(model, cleanAnswer(profile)));
        expect(stage).toBe(Math.max(1, profile.stage));
      }),
      { numRuns: runs(400) },
    );
  });

  // Not exactly where sizes differ: one or two behaviours of the level above can weigh too little against dozens
  // of one's own that are all held. That is a matter of counting all answers; the engine asks evenly.
  it('are placed in 98 of 100 cases where levels differ in size', () => {
    const cases = fc.sample(cleanCases(shapes), { numRuns: runs(1600), seed: 20 });
    const missed = waysToAsk.map(([, answer]) =>
      cases.filter(({ shape, profile }) => {
        const model = modelWith(shape);
        const { stage } = place(model, answer(model, cleanAnswer(profile)));
        return stage !== Math.max(1, profile.stage);
      }),
    );
    const [fromAll = [], adaptively = []] = missed;
    const shown = JSON.stringify(missed.flat(), null, 1);
    expect(fromAll.length + adaptively.length, shown).toBeLessThanOrEqual(0.02 * 2 * cases.length);
    expect(fromAll.length, shown).toBeLessThanOrEqual(0.03 * cases.length);
    expect(adaptively.length, shown).toBeLessThanOrEqual(0.005 * cases.length);
  });
});

describe('questions', () => {
  it('are never asked twice, at most 3L, and none of a level after two "no opportunity"', () => {
    fc.assert(
      fc.property(shapes, whims, (shape, list) => {
        const model = modelWith(shape);
        const levels = new Map(model.items.map((item) => [item.id, item.level]));
        const answers = answerAsked(model, byWhim(model, list));
        expect(answers.size).toBeLessThanOrEqual(3 * model.levels);
        const closed = new Map<number, number>();
        for (const [id, answer] of answers) {
          const level = levels.get(id) ?? 0;
          expect(closed.get(level) ?? 0).toBeLessThan(2);
          if (answer === 'no-opportunity') closed.set(level, (closed.get(level) ?? 0) + 1);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('leave the stage and the level above it with two each, unless the work gives no chance', () => {
    fc.assert(
      fc.property(shapes, whims, (shape, list) => {
        const model = modelWith(shape);
        const ratings = list.map((whim) => (typeof whim === 'number' ? whim : 0));
        const answers = answerAsked(model, byWhim(model, ratings));
        const { stage } = place(model, answers);
        for (const level of [stage, stage + 1].filter((rank) => rank <= model.levels)) {
          const wanted = Math.min(2, model.sizes[level - 1] ?? 0);
          // At the very end of 3L questions the stage may still move, with one or none left to ask.
          if (answers.size < 3 * model.levels) {
            expect(ratedAt(model, answers, level)).toBeGreaterThanOrEqual(wanted);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('leave no level that is called likely without two, unless the work gives no chance', () => {
    fc.assert(
      fc.property(shapes, fc.infiniteStream(fc.nat()), (shape, whims) => {
        const model = modelWith(shape);
        const rating = () => 1 + ((whims.next().value ?? 0) % model.points);
        const answers = new Map(answerAsked(model, rating));
        let asked = 0;
        for (; ; asked += 1) {
          const id = nextGapQuestion(model, answers, asked);
          if (id === null) break;
          answers.set(id, rating());
        }
        if (asked === 20) return;
        for (const level of place(model, answers).likely) {
          expect(ratedAt(model, answers, level)).toBeGreaterThanOrEqual(
            Math.min(2, model.sizes[level - 1] ?? 0),
          );
        }
      }),
      { numRuns: 80 },
    );
  });

  it('about gaps follow up what is owed, then are of the stage or the next level, new each time, and at most twenty', () => {
    fc.assert(
      fc.property(shapes, whims, (shape, list) => {
        const model = modelWith(shape);
        const levels = new Map(model.items.map((item) => [item.id, item.level]));
        const whim = byWhim(model, list);
        const answers = new Map(answerAsked(model, whim));
        let asked = 0;
        for (;;) {
          const id = nextGapQuestion(model, answers, asked);
          if (id === null) break;
          const { stage, posterior } = weigh(model, answers).placement;
          const level = levels.get(id) ?? 0;
          const askedAt = model.items.filter(
            (item) => item.level === level && answers.has(item.id),
          ).length;
          const isNear = level === stage || level === stage + 1;
          const isLook = stage === model.levels && level === stage - 2;
          // The cap may hold the stage below the levels that questions are owed to.
          const isOwed = askedAt < (level > modeOf(posterior) ? 4 : 2);
          expect(isNear || isLook || isOwed).toBe(true);
          expect(answers.has(id)).toBe(false);
          answers.set(id, whim());
          asked += 1;
        }
        expect(asked).toBeLessThanOrEqual(20);
      }),
      { numRuns: runs(120) },
    );
  });

  it('end soon where nothing is rated', () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom<Answer>('skip', 'no-opportunity'), (shape, answer) => {
        const model = modelWith(shape);
        const answers = answerAsked(model, () => answer);
        expect(answers.size).toBeLessThanOrEqual(8);
        if (answers.size === 8) expect(nextGapQuestion(model, answers, 0)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
