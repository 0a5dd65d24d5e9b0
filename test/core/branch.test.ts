import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameEdition } from '../../src/core/journal/name-edition.js';
import { readOnLadder } from '../../src/core/journal/read-on-ladder.js';
import { ladderForBranch } from '../../src/core/ladder/branch.js';
import { editionOf, makeEdition } from '../../src/core/ladder/edition.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { ladderProblems } from '../../src/core/placement/ladder-problems.js';
import { type Ladder, ladderSchema } from '../../src/core/schema/ladder.schema.js';
import { eventsOn } from './events.js';
import { testLadder } from './ladders.js';

/** Branches: what is for one only is gone before anything else sees the ladder. */

const ids = ['a', 'b', 'c'];
const branches = ids.map((id) => ({ id, label: `Branch ${id}` }));
const plain = testLadder(4, 3);

/** The ladder with tags on levels and behaviours. */
function tagged(tags: Readonly<Record<string, readonly string[]>>): Ladder {
  const tag = <T extends { id: string }>(part: T) =>
    tags[part.id] === undefined ? part : { ...part, for: tags[part.id] };
  const all = <T extends { id: string; behaviours: { id: string }[] }>(parts: readonly T[]) =>
    parts.map((part) => ({ ...tag(part), behaviours: part.behaviours.map(tag) }));
  return ladderSchema.parse({
    ...plain,
    branches,
    levels: all(plain.levels),
    strands: all(plain.strands),
  });
}

test('a ladder without branches stays the very same', () => {
  expect(ladderForBranch(plain, null)).toBe(plain);
  expect(ladderForBranch(plain, 'a')).toBe(plain);
});

test('whoever has chosen no branch of this ladder sees the first', () => {
  const ladder = tagged({ 'l1-b1': ['b'] });
  expect(ladderForBranch(ladder, null).branch).toBe('a');
  expect(ladderForBranch(ladder, 'of-another-ladder').branch).toBe('a');
  expect(ladderForBranch(ladder, 'b').branch).toBe('b');
});

const behaviours = [...plain.levels, ...plain.strands].flatMap((part) =>
  part.behaviours.map(({ id }) => id),
);
const someTags = fc
  .dictionary(fc.constantFrom(...behaviours), fc.subarray(ids, { minLength: 1 }))
  .map((tags) => tags as Record<string, string[]>);

test('a branch has what is for it, in order, and nothing that speaks of branches', () => {
  fc.assert(
    fc.property(someTags, fc.constantFrom(...ids), (tags, branch) => {
      const own = ladderForBranch(tagged(tags), branch);
      const kept = [...own.levels, ...own.strands].flatMap((part) =>
        part.behaviours.map(({ id }) => id),
      );
      expect(kept).toEqual(behaviours.filter((id) => tags[id]?.includes(branch) ?? true));
      expect(JSON.stringify([own.levels, own.strands])).not.toContain('"for":[');
      expect(own.strands.every((strand) => strand.behaviours.length > 0)).toBe(true);
    }),
  );
});

test('each branch is an edition of its own, with terms filled in or not', () => {
  const ladder = tagged({});
  const editions = ids.map((id) => editionOf(ladderForBranch(ladder, id)));
  expect(new Set([...editions, editionOf(ladder)]).size).toBe(4);
  const filled = withTerms(ladderForBranch(ladder, 'a'), { x: { one: 'y', many: 'ys' } });
  expect(editionOf(filled)).toBe(editions[0]);
});

test('answers read back on their own branch are as they were given; on another, what is not there misfits', () => {
  fc.assert(
    fc.property(someTags, (tags) => {
      const ladder = tagged(tags);
      const [own, other] = [ladderForBranch(ladder, 'a'), ladderForBranch(ladder, 'b')];
      const asked = own.levels.flatMap((level) => level.behaviours.map(({ id }) => id));
      const given = nameEdition(
        asked.map((question) => ({
          type: 'answer',
          sitting: 's',
          ladder: own.id,
          phase: 'placement',
          question,
          answer: 4,
        })),
        own,
        makeEdition(own),
      );
      const events = eventsOn('2026-11-21', given);
      expect(readOnLadder(events, own, own)).toEqual(events);
      const read = readOnLadder(events, other, other).filter(({ type }) => type === 'answer');
      const misfits = read.flatMap((event) =>
        'misfit' in event && 'question' in event ? event.question : [],
      );
      expect(misfits).toEqual(asked.filter((id) => !(tags[id]?.includes('b') ?? true)));
    }),
  );
});

describe('what is wrong', () => {
  const problemsOf = (change: (ladder: Ladder) => object) => {
    const ladder = tagged({});
    return ladderProblems({ ...ladder, ...change(ladder) } as Ladder).map(
      ({ path, found, allowed }) => `${path.join('.')}: ${found}: ${allowed}`,
    );
  };
  const levelsWith = (index: number, change: object) => (ladder: Ladder) => ({
    levels: ladder.levels.map((level, at) => (at === index ? { ...level, ...change } : level)),
  });

  test.each<[string, (ladder: Ladder) => object, readonly string[]]>([
    ['nothing', () => ({}), []],
    [
      'a branch that is not there',
      levelsWith(3, { for: ['d'] }),
      ['levels.3.for.0: "d": "a", "b", "c"'],
    ],
    [
      'branches named, none declared',
      (ladder) => ({ ...levelsWith(3, { for: ['a'] })(ladder), branches: undefined }),
      ['levels.3.for.0: "a": nothing: the ladder has no branches'],
    ],
    [
      'two branches of one name',
      () => ({ branches: [branches[0], branches[0]] }),
      ['branches.1.id: "a": an id of its own: branches[0] has this one'],
    ],
    [
      'a gap in the ranks of one branch',
      levelsWith(2, { for: ['a'] }),
      ['levels.3.rank: 4: 3: levels count up from 1 in each branch, and this is one of b'],
    ],
    [
      'a level without behaviours in one branch',
      (ladder) =>
        levelsWith(0, {
          behaviours: ladder.levels[0]?.behaviours.map((one) => ({ ...one, for: ['a', 'b'] })),
        })(ladder),
      [
        'levels.0.behaviours: none for the branch c: at least one behaviour for each branch that has the level',
      ],
    ],
    [
      'a behaviour for a branch that its level is not for',
      (ladder) => {
        const last = ladder.levels[3];
        const [first, ...others] = last?.behaviours ?? [];
        return levelsWith(3, {
          for: ['a'],
          behaviours: [{ ...first, for: ['b'] }, ...others],
        })(ladder);
      },
      ['levels.3.behaviours.0.for.0: "b": "a"'],
    ],
    [
      'a strand that is expected from a level the branch has not',
      (ladder) => ({
        levels: ladder.levels.map((level) =>
          level.rank < 2 ? level : { ...level, for: level.rank === 2 ? ids : ['a', 'b'] },
        ),
        strands: ladder.strands.map((strand) => ({
          ...strand,
          behaviours: strand.behaviours.map((one) => ({ ...one, expectedFrom: 3 })),
        })),
      }),
      [0, 1].flatMap((strand) =>
        [0, 1].map(
          (at) =>
            `strands.${strand}.behaviours.${at}.expectedFrom: 3: 1 to 2, the ranks of the levels`,
        ),
      ),
    ],
  ])('%s', (_, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  test('a branch of one level', () => {
    const ladder = tagged({});
    const levels = ladder.levels.map((level) =>
      level.rank === 1 ? level : { ...level, for: ['a', 'b'] },
    );
    expect(ladderProblems({ ...ladder, levels, strands: [] })).toMatchObject([
      { path: ['branches', 2, 'id'], allowed: 'a branch with at least two levels: it has 1' },
    ]);
  });
});
