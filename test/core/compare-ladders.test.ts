import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareLadders, isUnchanged } from '../../src/core/ladder/compare-ladders.js';
import {
  answerToday,
  behaviourToday,
  positionToday,
  rankToday,
} from '../../src/core/ladder/read-old-answers.js';
import { likeness } from '../../src/core/ladder/similar-texts.js';
import type { Ladder, Level } from '../../src/core/schema/ladder.schema.js';
import { testLadder } from './ladders.js';

const statements = [
  'Finds the cause of a fault in code of their own.',
  'Asks what a request is for before building it.',
  'Draws how the systems of several teams connect.',
  'Explains a design to people who pay for it.',
  'Brings three partners to one table.',
  'Says no to work that would not help.',
];
const plain = testLadder(3, 2);
const old: Ladder = {
  ...plain,
  levels: plain.levels.map((level, at) => ({
    ...level,
    behaviours: level.behaviours.map((one, index) => ({
      ...one,
      statement: statements[2 * at + index] ?? '',
    })),
  })),
};

/** The old ladder with one behaviour changed. */
const withBehaviour = (id: string, change: Partial<Level['behaviours'][number]>): Ladder => ({
  ...old,
  levels: old.levels.map((level) => ({
    ...level,
    behaviours: level.behaviours.map((one) => (one.id === id ? { ...one, ...change } : one)),
  })),
});
const fateOf = (today: Ladder, id: string) =>
  compareLadders(old, today).behaviours.find((fate) => fate.id === id);
const withScale = (points: readonly [string, string][], held: number): Ladder => ({
  ...old,
  scale: {
    ...old.scale,
    held,
    points: points.map(([label, meaning], index) => ({ value: index + 1, label, meaning })),
  },
});
const scaleOfOld = old.scale.points.map(({ label, meaning }): [string, string] => [label, meaning]);

test('a ladder is unchanged beside itself, whatever its prose and version', () => {
  expect(isUnchanged(compareLadders(old, old))).toBe(true);
  const prose = { ...old, version: '1.0.1', about: 'Rewritten.' };
  expect(isUnchanged(compareLadders(old, prose))).toBe(true);
});

describe('a behaviour', () => {
  test.each([
    [
      'same',
      { statement: 'finds the cause of a fault, in code of their own' },
      { id: 'l1-b1', fate: 'same' },
    ],
    [
      'reworded',
      { statement: 'Finds the cause of a hard fault in code of others.' },
      { id: 'l1-b1', fate: 'reworded' },
    ],
    [
      'replaced',
      { statement: 'Speaks at conferences twice a year.' },
      { id: 'l1-b1', fate: 'replaced' },
    ],
    [
      'reworded',
      { statement: 'Speaks at conferences twice a year.', was: ['l1-b1'] },
      { id: 'l1-b1', fate: 'reworded' },
    ],
    ['renamed by the same words', { id: 'finds-cause' }, { id: 'finds-cause', fate: 'same' }],
    [
      'renamed by was',
      { id: 'finds-cause', was: ['l1-b1'], statement: 'Debugs.' },
      { id: 'finds-cause', fate: 'reworded' },
    ],
  ] as const)('is %s', (_, change, { id, fate }) => {
    const today = withBehaviour('l1-b1', change as Partial<Level['behaviours'][number]>);
    expect(fateOf(today, 'l1-b1')).toMatchObject({ to: { id }, fate, moved: null });
  });

  test('is removed, and others are added', () => {
    const change = compareLadders(
      old,
      withBehaviour('l1-b1', { id: 'new', statement: 'Sings in a choir.' }),
    );
    expect(change.behaviours[0]).toMatchObject({ fate: 'removed', to: null });
    expect(change.added).toEqual(['new']);
  });

  test('is moved only where it changes its level, not where its level changes its rank', () => {
    const [first, second, third] = old.levels as [Level, Level, Level];
    const inserted = { ...first, id: 'trainee', title: 'Trainee', behaviours: [] };
    const today = {
      ...old,
      levels: [inserted, first, second, third].map((level, index) => ({
        ...level,
        rank: index + 1,
      })),
    };
    const change = compareLadders(old, today);
    expect(change.behaviours.every(({ moved }) => moved === null)).toBe(true);
    expect(change.addedLevels).toEqual([{ rank: 1, title: 'Trainee' }]);
    expect([1, 2, 3].map((rank) => rankToday(change, rank))).toEqual([2, 3, 4]);
    expect(positionToday(change, 1.9)).toBeCloseTo(2.9);
    const [one, ...rest] = first.behaviours;
    const moved = {
      ...old,
      levels: [
        { ...first, behaviours: rest },
        { ...second, behaviours: [...second.behaviours, ...(one ? [one] : [])] },
        third,
      ],
    };
    expect(compareLadders(old, moved).behaviours[0]).toMatchObject({
      fate: 'same',
      moved: { from: 'Title 1', to: 'Title 2' },
    });
  });
});

describe('a level', () => {
  const retitled = (change: object) => ({
    ...old,
    levels: old.levels.map((level) => (level.rank === 2 ? { ...level, ...change } : level)),
  });

  test.each([
    ['its id', { title: 'Quite another' }],
    ['was', { id: 'renamed', was: ['level-2'], title: 'Quite another' }],
    ['its title', { id: 'renamed' }],
  ])('is known by %s', (_, change) => {
    expect(rankToday(compareLadders(old, retitled(change)), 2)).toBe(2);
  });

  test('that is gone has no rank', () => {
    const change = compareLadders(old, { ...old, levels: old.levels.slice(0, 2) });
    expect(rankToday(change, 3)).toBeNull();
    expect(positionToday(change, 2.8)).toBe(2);
  });
});

describe('a rating', () => {
  const translated = (today: Ladder) =>
    [1, 2, 3, 4, 5].map((rating) => {
      const { answer, misfit } = answerToday(compareLadders(old, today), 'l1-b1', rating);
      return misfit ?? answer;
    });

  test('follows its label or its meaning, never its number', () => {
    const [one, two, three, four, five] = scaleOfOld as [string, string][] as [
      [string, string],
      [string, string],
      [string, string],
      [string, string],
      [string, string],
    ];
    expect(translated(old)).toEqual([1, 2, 3, 4, 5]);
    expect(translated(withScale([one, three, four, five], 3))).toEqual([1, 'scale', 2, 3, 4]);
    const seven: [string, string][] = [one, ['A little', 'once'], two, ['So so', ''], three];
    expect(translated(withScale([...seven, four, five], 6))).toEqual([1, 3, 5, 6, 7]);
    const renamed: [string, string][] = [['Never', one[1]], two, three, four, five];
    expect(translated(withScale(renamed, 4))).toEqual([1, 2, 3, 4, 5]);
    const others = ['a', 'b', 'c', 'd', 'e'].map((label): [string, string] => [label, '']);
    expect(translated(withScale(others, 3))).toEqual(['scale', 'scale', 'scale', 'scale', 'scale']);
  });

  test('follows a label that an author says is the same', () => {
    const points = old.scale.points.map(({ value, label }) => ({
      value,
      label: `Other ${value}`,
      meaning: '',
      was: [label],
    }));
    expect(translated({ ...old, scale: { ...old.scale, points } })).toEqual([1, 2, 3, 4, 5]);
  });

  test('may come to count as held, which is said', () => {
    const lower = { ...old, scale: { ...old.scale, held: 3 } };
    expect(compareLadders(old, lower).held).toEqual({ from: 'Usually', to: 'Sometimes' });
    expect(compareLadders(old, old).held).toBeNull();
  });
});

describe('two files with one id', () => {
  test('are told apart by title and statements', () => {
    const other: Ladder = {
      ...old,
      title: 'Nurses',
      levels: old.levels.map((level) => ({
        ...level,
        behaviours: level.behaviours.map((one, index) => ({
          ...one,
          statement: `Cares for ward ${level.rank}${index} at night.`,
        })),
      })),
      strands: [],
    };
    expect(compareLadders(old, other).sameLadder).toBe(false);
    expect(compareLadders(old, { ...other, title: old.title }).sameLadder).toBe(true);
    expect(compareLadders(old, { ...old, title: 'Engineers of today' }).sameLadder).toBe(true);
  });
});

test('ids follow their behaviour, and stay where it is gone', () => {
  const change = compareLadders(old, withBehaviour('l1-b1', { id: 'finds-cause' }));
  expect(behaviourToday(change, 'l1-b1')).toBe('finds-cause');
  expect(behaviourToday(change, 'never-there')).toBe('never-there');
});

test('likeness is 1 for the same text, alike in both directions, and holds without spaces', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(likeness(a, a)).toBe(1);
      expect(likeness(a, b)).toBe(likeness(b, a));
    }),
  );
  expect(likeness('顧客の業務を図に描く', '顧客の業務の流れを図に描く')).toBeGreaterThan(0.45);
  expect(likeness('顧客の業務を図に描く', '新しい技術を自分で学ぶ')).toBeLessThan(0.45);
});
