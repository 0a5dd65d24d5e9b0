import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/ladder/answers.js';
import { findingsOf } from '../../src/core/placement/findings.js';
import {
  decisiveAmong,
  findGaps,
  findStrengths,
  isHeld,
  scoreLevels,
  scoreStrands,
} from '../../src/core/placement/gaps.js';
import { testLadder } from './ladders.js';

const ladder = testLadder(4, 2);
const answers = (entries: Record<string, Answer>) => new Map(Object.entries(entries));
const ids = (found: readonly { behaviour: string }[]) => found.map(({ behaviour }) => behaviour);

describe('isHeld', () => {
  test.each([
    [3, false],
    [4, true],
    [5, true],
    ['no-opportunity', false],
    ['skip', false],
    [undefined, false],
  ] as const)('%s: %s', (answer, held) => {
    expect(isHeld(ladder, answer)).toBe(held);
  });
});

describe('findGaps', () => {
  test('puts what is expected by now first: trust, the levels, the other strands; then what is new', () => {
    const found = findGaps(
      ladder,
      { stage: 2 },
      answers({
        'l1-b1': 3,
        'l1-b2': 5,
        'l2-b1': 1,
        'l2-b2': 3,
        'l3-b1': 2,
        'l3-b2': 3,
        'l4-b1': 1,
        'trust-1': 2,
        'trust-2': 3,
        'listen-1': 1,
        'listen-2': 2,
      }),
    );
    expect(ids(found)).toEqual([
      'trust-2',
      'trust-1',
      'l1-b1',
      'l2-b2',
      'l2-b1',
      'listen-2',
      'listen-1',
      'l3-b2',
      'l3-b1',
    ]);
    expect(found.map(({ reason }) => reason)).toEqual([
      ...['first', 'first', 'foundation', 'foundation', 'foundation'],
      ...['strand', 'strand', 'next', 'next'],
    ]);
    expect(found.map(({ foundation }) => foundation)).toEqual([
      ...[true, true, true, true, true, true, true],
      ...[false, false],
    ]);
  });

  test('of strands, only what is expected by the next level; trust that is not yet expected is no hurry', () => {
    const found = findGaps(ladder, { stage: 1 }, answers({ 'trust-2': 1, 'l1-b1': 1, 'l2-b1': 1 }));
    expect(ids(found)).toEqual(['l1-b1', 'l2-b1', 'trust-2']);
    expect(found.map(({ reason }) => reason)).toEqual(['foundation', 'next', 'strand']);
  });

  test('no opportunity is a gap without a rating, last of its group; skipped and unasked are none', () => {
    const found = findGaps(
      ladder,
      { stage: 1 },
      answers({ 'l1-b1': 'no-opportunity', 'l1-b2': 1, 'l2-b1': 'skip' }),
    );
    expect(found).toEqual([
      {
        behaviour: 'l1-b2',
        statement: 'Does l1-b2.',
        level: 1,
        rating: 1,
        noOpportunity: false,
        foundation: true,
        reason: 'foundation',
      },
      {
        behaviour: 'l1-b1',
        statement: 'Does l1-b1.',
        level: 1,
        rating: null,
        noOpportunity: true,
        foundation: true,
        reason: 'foundation',
      },
    ]);
  });

  test('the answer that decided most comes first of what is expected, or of what is new', () => {
    const given = answers({
      'l1-b1': 3,
      'l2-b1': 3,
      'l2-b2': 1,
      'l3-b1': 3,
      'l3-b2': 1,
      'trust-1': 3,
    });
    const against = (id: string) =>
      new Map([
        ['l2-b1', 0.2],
        ['l3-b1', 0.3],
        [id, 2],
      ]);
    const order = (view: Parameters<typeof findGaps>[1]) => ids(findGaps(ladder, view, given));
    expect(order({ stage: 2, against: against('l2-b2') })).toEqual([
      'l2-b2',
      'trust-1',
      'l2-b1',
      'l1-b1',
      'l3-b1',
      'l3-b2',
    ]);
    expect(order({ stage: 2, against: against('l3-b2') })).toEqual([
      'trust-1',
      'l2-b1',
      'l1-b1',
      'l2-b2',
      'l3-b2',
      'l3-b1',
    ]);
    // While the level itself is in question, only what is expected of it decides.
    expect(order({ stage: 2, against: against('l3-b2'), inQuestion: true })[0]).toBe('l2-b1');
  });

  test('of a strand with nothing held, one behaviour comes early', () => {
    const given = { 'l1-b1': 3, 'l1-b2': 3, 'l2-b1': 3, 'listen-1': 1 } as const;
    expect(ids(findGaps(ladder, { stage: 1 }, answers(given)))[0]).toBe('listen-1');
    const some = answers({ ...given, 'listen-2': 4 });
    expect(ids(findGaps(ladder, { stage: 1 }, some))).toEqual([
      'l1-b1',
      'l1-b2',
      'listen-1',
      'l2-b1',
    ]);
  });

  test('whom one level does not describe has gaps in the thin levels, none above the strong one', () => {
    const given = answers({ 'l1-b1': 1, 'l2-b1': 3, 'l3-b1': 1, 'l4-b1': 1, 'listen-2': 1 });
    const against = new Map([
      ['l3-b1', 2],
      ['l2-b1', 1],
    ]);
    const found = findGaps(ladder, { stage: 4, thinAt: [2, 3], against }, given);
    expect(ids(found)).toEqual(['l3-b1', 'listen-2', 'l2-b1']);
    expect(found.every(({ foundation }) => foundation)).toBe(true);
  });

  test('at the top there is no next level', () => {
    expect(ids(findGaps(ladder, { stage: 4 }, answers({ 'l4-b1': 3, 'l3-b1': 3 })))).toEqual([
      'l3-b1',
      'l4-b1',
    ]);
  });
});

describe('what the level hangs on', () => {
  const three = testLadder(4, 3);
  const found = (entries: Record<string, Answer>) => findingsOf(three, answers(entries));
  const low = {
    ...{ 'l1-b1': 2, 'l1-b2': 2, 'l1-b3': 2, 'l2-b1': 2, 'l2-b2': 2, 'l2-b3': 2 },
    ...{ 'l3-b1': 2, 'l3-b2': 2, 'l3-b3': 1 },
  };

  test('where a level below is nearest, what speaks most against the stage comes first', () => {
    const { gaps } = found({ 'l3-b2': 4, 'l4-b1': 2, 'l4-b3': 1 });
    expect(ids(gaps)).toEqual(['l4-b3', 'l4-b1']);
  });

  test('fits into one plan, if not in the order of the nearest first, then in another', () => {
    expect(found({ ...low, 'l2-b2': 3 }).wouldChange).toEqual(['l1-b1', 'l2-b1', 'l2-b3']);
  });

  test('is nothing new at the next level, which builds on the present one', () => {
    const { decisive, gaps } = found({ ...low, 'l2-b2': 3 });
    expect(decisive).toEqual([]);
    // Of what is new, what would be enough comes first.
    expect(ids(gaps)).toEqual(['l1-b1', 'l1-b2', 'l1-b3', 'l2-b1', 'l2-b3', 'l2-b2']);
  });

  test('is new at the next level where the headline names both: then it comes first', () => {
    const { gaps, wouldChange } = found({ ...low, 'l2-b2': 3 });
    expect(decisiveAmong(gaps, wouldChange, true)).toEqual(['l1-b1', 'l2-b1', 'l2-b3']);
  });

  test('is nothing where each order takes more than a plan holds', () => {
    const { decisive, wouldChange } = found(low);
    expect(decisive).toEqual([]);
    expect(wouldChange).toEqual(['l1-b1', 'l1-b2', 'l2-b1', 'l2-b2']);
  });
});

describe('findStrengths', () => {
  test('begins with the highest rating at the level or above, or else with the nearest one', () => {
    const given = { 'l1-b1': 5, 'l1-b2': 5, 'l2-b1': 5, 'l3-b1': 4, 'listen-1': 5 };
    expect(ids(findStrengths(ladder, 2, answers(given)))).toEqual([
      ...['l2-b1', 'l3-b1', 'l1-b1', 'l1-b2', 'listen-1'],
    ]);
    expect(ids(findStrengths(ladder, 3, answers(given)))[0]).toBe('l2-b1');
    const low = { ...given, 'l2-b1': 4 };
    expect(ids(findStrengths(ladder, 2, answers(low)))).toEqual([
      ...['l1-b1', 'l3-b1', 'l2-b1', 'l1-b2', 'listen-1'],
    ]);
  });

  test('then lists what is held, the highest level first, then by rating, strands last', () => {
    const found = findStrengths(
      ladder,
      2,
      answers({ 'l1-b1': 5, 'l2-b1': 4, 'l2-b2': 5, 'l3-b1': 3, 'listen-1': 5 }),
    );
    expect(ids(found)).toEqual(['l2-b2', 'l2-b1', 'l1-b1', 'listen-1']);
  });
});

test('scoreLevels counts held, rated and all behaviours of each level', () => {
  const given = answers({
    'l1-b1': 4,
    'l1-b2': 5,
    'l2-b1': 3,
    'l2-b2': 'skip',
    'l3-b1': 'no-opportunity',
  });
  expect(scoreLevels(ladder, given)).toEqual([
    { rank: 1, held: 2, near: 0, rated: 2, of: 2 },
    { rank: 2, held: 0, near: 1, rated: 1, of: 2 },
    { rank: 3, held: 0, near: 0, rated: 0, of: 2 },
    { rank: 4, held: 0, near: 0, rated: 0, of: 2 },
  ]);
});

describe('scoreStrands', () => {
  test('counts the held among those that are expected at the stage, and among all', () => {
    const held = answers({ 'trust-1': 4, 'trust-2': 5, 'listen-1': 3 });
    expect(scoreStrands(ladder, 1, held)).toEqual([
      {
        id: 'trust',
        title: 'Strand trust',
        held: 1,
        near: 0,
        rated: 1,
        expected: 1,
        of: 2,
        all: { held: 2, near: 0, rated: 2 },
      },
      {
        id: 'listen',
        title: 'Strand listen',
        held: 0,
        near: 1,
        rated: 1,
        expected: 1,
        of: 2,
        all: { held: 0, near: 1, rated: 1 },
      },
    ]);
    expect(scoreStrands(ladder, 2, held)[0]).toMatchObject({ held: 2, expected: 2 });
  });
});
