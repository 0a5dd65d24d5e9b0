import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { place } from '../../src/core/placement/placement.js';
import type { Item } from '../../src/core/placement/placement-model.js';
import {
  carelessRun,
  combineRatings,
  evidencedAnswers,
  placeEvidenced,
  profileOf,
} from '../../src/core/placement/profile.js';
import { answerAll, answered, builtInShape, modelWith, themedModel } from './models.js';

const themes = ['craft', 'customer'];
const model = modelWith(builtInShape, { theme: (_, index) => themes[index % 2] ?? null });

/** Everybody who holds each theme up to a level of its own. */
const heldUpTo =
  (levels: Readonly<Record<string, number>>) =>
  ({ theme, level }: Item): Answer =>
    level <= (levels[theme ?? ''] ?? 0) ? 4 : 1;

describe('the profile', () => {
  it('is even where both sides stand together', () => {
    const profile = profileOf(model, answerAll(model, heldUpTo({ craft: 3, customer: 3 })));
    expect(profile).toMatchObject({ stage: 3, floor: 3, uneven: false, weakest: null });
    expect(profile.themes.map(({ theme, stage }) => [theme, stage])).toEqual([
      ['craft', 3],
      ['customer', 3],
    ]);
  });

  it('stays even where one side is a little ahead', () => {
    // All of level 2 on both sides, and one of two behaviours of level 3 on one.
    const answers = new Map(answerAll(model, heldUpTo({ craft: 2, customer: 2 })));
    const ahead = model.items.filter(({ theme, level }) => theme === 'customer' && level === 3);
    for (const { id } of ahead.slice(0, Math.floor(ahead.length / 2))) answers.set(id, 4);
    expect(profileOf(model, answers)).toMatchObject({ floor: 2, uneven: false, weakest: null });
  });

  it.each([
    [{ craft: 2, customer: 4 }, 2, 'craft'],
    [{ craft: 5, customer: 2 }, 2, 'customer'],
    [{ craft: 1, customer: 5 }, 1, 'craft'],
  ])('is uneven for %o: the foundation is the weaker side', (levels, floor, weakest) => {
    const answers = answerAll(model, heldUpTo(levels));
    const profile = profileOf(model, answers);
    expect(profile).toMatchObject({ floor, uneven: true, weakest });
    expect(profile.stage).toBe(place(model, answers).stage);
    for (const { theme, stage, apart, standsApart, rated } of profile.themes) {
      expect(stage).toBe(levels[theme as keyof typeof levels]);
      expect(apart).toBeGreaterThan(3);
      expect([standsApart, rated]).toEqual([true, theme === 'craft' ? 25 : 20]);
    }
  });

  it('says nothing of a theme with fewer than four ratings', () => {
    const all = answerAll(model, heldUpTo({ craft: 5, customer: 1 }));
    const customerIds = model.items.filter(({ theme }) => theme === 'customer').map(({ id }) => id);
    const withCustomer = (count: number): Answers => {
      const left = new Set(customerIds.slice(count));
      return new Map([...all].filter(([id]) => !left.has(id)));
    };
    const three = profileOf(model, withCustomer(3));
    expect(three.themes.map(({ theme }) => theme)).toEqual(['craft']);
    expect(three).toMatchObject({ uneven: false, floor: three.stage });
    expect(profileOf(model, withCustomer(4)).themes).toHaveLength(2);
  });

  it('knows no sides where the ladder has no themes', () => {
    const plain = modelWith(builtInShape);
    const answers = answerAll(plain, ({ level }) => (level < 3 ? 4 : 2));
    expect(profileOf(plain, answers)).toEqual({
      stage: 2,
      floor: 2,
      uneven: false,
      weakest: null,
      themes: [],
      fit: expect.objectContaining({ stacks: true, strongAt: [], thinAt: [] }),
    });
  });

  it('compares each of three themes with the rest, and says which stands apart', () => {
    const three = modelWith(builtInShape, {
      theme: (_, index) => ['craft', 'customer', 'team'][index % 3] ?? null,
    });
    const even = { craft: 3, customer: 3, team: 3 };
    expect(profileOf(three, answerAll(three, heldUpTo(even))).uneven).toBe(false);
    const profile = profileOf(three, answerAll(three, heldUpTo({ ...even, customer: 1 })));
    expect(profile).toMatchObject({ uneven: true, weakest: 'customer', floor: 1 });
    expect(profile.themes.map(({ theme, standsApart }) => [theme, standsApart])).toEqual([
      ['craft', false],
      ['customer', true],
      ['team', false],
    ]);
    // The rest is without the theme itself, which would make it look nearer than it is.
    const nearer = profileOf(three, answerAll(three, heldUpTo({ craft: 1, customer: 2, team: 2 })));
    expect(nearer).toMatchObject({ uneven: true, weakest: 'craft', floor: 1 });
  });

  it('does not promote a side by "no opportunity"', () => {
    const seen = heldUpTo({ craft: 1, customer: 3 });
    const answers = answerAll(model, (item) =>
      item.theme === 'customer' && item.level > 3 ? 'no-opportunity' : seen(item),
    );
    const customer = profileOf(model, answers).themes.find(({ theme }) => theme === 'customer');
    expect(customer?.stage).toBe(3);
    expect(customer?.posterior.slice(3)).toEqual([0, 0]);
  });

  it('is not held back by "no opportunity" at a level of which something else is rated', () => {
    const seen = heldUpTo({ craft: 1, customer: 3 });
    const [one] = model.items.filter(({ theme, level }) => theme === 'customer' && level === 3);
    const answers = answerAll(model, (item) => {
      if (item.id === one?.id) return 'no-opportunity';
      return item.theme === 'customer' && item.level > 3 ? 'skip' : seen(item);
    });
    const customer = profileOf(model, answers).themes.find(({ theme }) => theme === 'customer');
    expect(customer?.stage).toBeGreaterThanOrEqual(3);
    expect(customer?.posterior[4]).toBeGreaterThan(0);
  });

  it('has a floor that is never above the stage, and posteriors that sum to 1', () => {
    fc.assert(
      fc.property(answered(), ({ shape, answers }) => {
        const {
          floor,
          stage,
          themes: sides,
          uneven,
          weakest,
        } = profileOf(themedModel(shape), answers);
        expect(floor).toBeLessThanOrEqual(stage);
        expect(floor).toBeGreaterThanOrEqual(1);
        expect(weakest !== null).toBe(uneven);
        for (const { posterior, rated, apart } of sides) {
          expect(posterior.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 12);
          expect(rated).toBeGreaterThanOrEqual(4);
          expect(apart).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('the evidenced stage', () => {
  const answers = answerAll(model, ({ level }) => (level <= 3 ? 5 : 2));

  it('counts a held rating without an example as one point below held', () => {
    const some: Answers = new Map<string, Answer>([
      ['l1-b1', 5],
      ['l1-b2', 4],
      ['l1-b3', 2],
      ['l1-b4', 'no-opportunity'],
      ['l1-b5', 'skip'],
    ]);
    expect([...evidencedAnswers(model, some, new Set(['l1-b2']))]).toEqual([
      ['l1-b1', 3],
      ['l1-b2', 4],
      ['l1-b3', 2],
      ['l1-b4', 'no-opportunity'],
      ['l1-b5', 'skip'],
    ]);
  });

  it('is the claimed one where everything has an example, and the lowest where nothing has', () => {
    const every = new Set(model.items.map(({ id }) => id));
    expect(placeEvidenced(model, answers, every)).toEqual(place(model, answers));
    expect(placeEvidenced(model, answers, new Set()).stage).toBe(1);
  });

  it('is the level up to which there are examples', () => {
    const upTo2 = new Set(model.items.filter(({ level }) => level <= 2).map(({ id }) => id));
    expect(placeEvidenced(model, answers, upTo2).stage).toBe(2);
  });

  it('is never above the claimed stage', () => {
    fc.assert(
      fc.property(answered(), fc.func(fc.boolean()), ({ shape, answers: given }, hasExample) => {
        const any = themedModel(shape);
        const examples = new Set([...given.keys()].filter((id) => hasExample(id)));
        expect(placeEvidenced(any, given, examples).stage).toBeLessThanOrEqual(
          place(any, given).stage,
        );
      }),
      { numRuns: 80 },
    );
  });
});

describe('careless answers', () => {
  const times = (count: number, answer: Answer): Answer[] =>
    Array.from({ length: count }, () => answer);

  it.each<[string, Answer[], ReturnType<typeof carelessRun>]>([
    ['nothing', [], null],
    ['fifteen of fifteen alike', times(15, 4), null],
    ['sixteen of sixteen alike', times(16, 4), { rating: 4, run: 16, of: 16 }],
    ['three quarters of sixteen', [...times(12, 3), ...times(4, 1)], null],
    ['one more than that', [1, ...times(13, 3), 2, 2], { rating: 3, run: 13, of: 16 }],
    ['many alike, but not in a row', [...times(9, 3), 1, ...times(9, 3)], null],
    [
      'a run through skips',
      [1, ...times(8, 3), 'skip', 'no-opportunity', ...times(8, 3)],
      { rating: 3, run: 16, of: 17 },
    ],
    ['skips only', times(20, 'skip'), null],
  ])('are found in %s', (_, answers, expected) => {
    expect(carelessRun(answers)).toEqual(expected);
  });

  it('are read in the order in which they were given', () => {
    const together: Answers = new Map([...times(14, 5), ...times(2, 2)].map((a, i) => [`${i}`, a]));
    expect(carelessRun(together.values())).toEqual({ rating: 5, run: 14, of: 16 });
  });
});

describe('a second rater', () => {
  const answers = (entries: Readonly<Record<string, Answer>>): Answers =>
    new Map(Object.entries(entries));

  it('is averaged with the person, rounded down', () => {
    const self = answers({ a: 5, b: 4, c: 2, d: 3 });
    const other = answers({ a: 4, b: 4, c: 5, d: 1 });
    expect([...combineRatings(self, other, 4).answers]).toEqual([
      ['a', 4],
      ['b', 4],
      ['c', 3],
      ['d', 2],
    ]);
  });

  it('fills in where only one of them rates', () => {
    const self = answers({ a: 5, b: 'no-opportunity', c: 'skip', d: 'skip' });
    const other = answers({ a: 'skip', b: 3, c: 'no-opportunity', e: 2 });
    expect([...combineRatings(self, other, 4).answers]).toEqual([
      ['a', 5],
      ['b', 3],
      ['c', 'skip'],
      ['d', 'skip'],
      ['e', 2],
    ]);
  });

  it('gives talking points where they differ by two or more, the furthest first', () => {
    const self = answers({ a: 5, b: 4, c: 1, d: 3, e: 'skip' });
    const other = answers({ a: 3, b: 5, c: 5, d: 1, e: 5 });
    expect(combineRatings(self, other, 4).talkingPoints).toEqual([
      { id: 'c', self: 1, other: 5 },
      { id: 'a', self: 5, other: 3 },
      { id: 'd', self: 3, other: 1 },
    ]);
  });

  it('gives one for a single point, where it decides', () => {
    const self = answers({ a: 4, b: 3, c: 5, d: 3 });
    const other = answers({ a: 3, b: 4, c: 4, d: 2 });
    expect(combineRatings(self, other, 4).talkingPoints.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('changes neither side', () => {
    const self = answers({ a: 5 });
    const other = answers({ a: 1, b: 2 });
    combineRatings(self, other, 4);
    expect([[...self], [...other]]).toEqual([
      [['a', 5]],
      [
        ['a', 1],
        ['b', 2],
      ],
    ]);
  });
});
