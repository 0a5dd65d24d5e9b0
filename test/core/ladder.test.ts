import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemLine } from '../../src/core/base/problems.js';
import { editionOf } from '../../src/core/ladder/edition.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import {
  allBehaviours,
  findBehaviour,
  findLevel,
  findStrand,
} from '../../src/core/ladder/find-in-ladder.js';
import { ladderProblems } from '../../src/core/placement/ladder-problems.js';
import { type Ladder, type LadderFile, ladderSchema } from '../../src/core/schema/ladder.schema.js';
import { testLadder } from './ladders.js';

/** A ladder with a part changed, and the problems that it then has, in lines. */
function problemsAfter(change: (ladder: Ladder) => void): string[] {
  const ladder = structuredClone(testLadder());
  change(ladder);
  return ladderProblems(ladder).map((problem) =>
    problemLine('L', [problem]).slice('L: at '.length),
  );
}

/** The entry of a list that a test is sure of. */
function at<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new Error(`no entry ${index}`);
  return entry;
}

describe('ladderProblems', () => {
  test('a good ladder has none', () => {
    expect(ladderProblems(testLadder())).toEqual([]);
    expect(ladderProblems(testLadder(12, 60))).toEqual([]);
  });

  test.each<[string, (ladder: Ladder) => void, string[]]>([
    [
      'ranks out of order',
      ({ levels }) => void levels.reverse(),
      [
        'levels[0].rank: found 3, allowed 1: levels count up from 1',
        'levels[2].rank: found 1, allowed 3: levels count up from 1',
      ],
    ],
    [
      'a rank left out',
      ({ levels }) => void levels.splice(1, 1),
      ['levels[1].rank: found 3, allowed 2: levels count up from 1'],
    ],
    [
      'points out of order',
      ({ scale }) => {
        at(scale.points, 0).value = 2;
      },
      ['scale.points[0].value: found 2, allowed 1: points count up from 1'],
    ],
    [
      'held above the scale',
      ({ scale }) => {
        scale.held = 6;
      },
      ['scale.held: found 6, allowed 2 to 5'],
    ],
    [
      'expected from a level that is not there',
      ({ strands }) => {
        at(at(strands, 0).behaviours, 1).expectedFrom = 4;
      },
      ['strands[0].behaviours[1].expectedFrom: found 4, allowed 1 to 3, the ranks of the levels'],
    ],
    [
      'matters at a level that is not there',
      ({ strands }) => void at(strands, 1).matters.push({ rank: 9, text: 'x' }),
      ['strands[1].matters[0].rank: found 9, allowed 1 to 3, the ranks of the levels'],
    ],
    [
      'a theme that is not named',
      (ladder) => {
        ladder.themes = { craft: { label: 'your craft', followsRole: false } };
        for (const level of ladder.levels) level.behaviours.splice(1);
        at(at(ladder.levels, 2).behaviours, 0).theme = 'crafts';
      },
      ['levels[2].behaviours[0].theme: found "crafts", allowed "craft"'],
    ],
    [
      'next not below own',
      (ladder) => {
        ladder.placement = { own: 0.5, next: 0.5 };
      },
      ['placement.next: found 0.5, allowed less than 0.5 (own)'],
    ],
    [
      'own below the usual next',
      (ladder) => {
        ladder.placement = { own: 0.1 };
      },
      ['placement.own: found 0.1, allowed more than 0.12 (next)'],
    ],
    [
      'max below min',
      (ladder) => {
        ladder.placement = { max: 3 };
      },
      ['placement.max: found 3, allowed at least 4 (min)'],
    ],
    [
      'a behaviour twice',
      ({ levels }) => {
        at(at(levels, 1).behaviours, 0).id = 'l1-b1';
      },
      [
        'levels[1].behaviours[0].id: found "l1-b1", allowed an id of its own: levels[0].behaviours[0].id has this one',
      ],
    ],
    [
      'an id for two kinds of things',
      ({ levels, strands }) => {
        at(levels, 2).signs.push({ id: 'trust', text: 'x' });
        at(levels, 2).pitfalls.push({ id: 'level-1', text: 'x' });
        at(at(at(strands, 1).behaviours, 0).actions, 0).id = 'level-3';
      },
      [
        'levels[2].pitfalls[0].id: found "level-1", allowed an id of its own: levels[0].id has this one',
        'strands[0].id: found "trust", allowed an id of its own: levels[2].signs[0].id has this one',
        'strands[1].behaviours[0].actions[0].id: found "level-3", allowed an id of its own: levels[2].id has this one',
      ],
    ],
    [
      'the action for somebody without a mentor',
      (ladder) => {
        const action = at(at(at(ladder.levels, 0).behaviours, 0).actions, 0);
        ladder.mentorAction = { ...action };
      },
      [
        'mentorAction.id: found "l1-b1-start", allowed an id of its own: levels[0].behaviours[0].actions[0].id has this one',
      ],
    ],
  ])('%s', (_, change, lines) => {
    expect(problemsAfter(change)).toEqual(lines);
  });
});

describe('look-ups', () => {
  const ladder = testLadder();

  test('find a behaviour in a level or a strand, and say where', () => {
    expect(findBehaviour(ladder, 'l2-b3')).toMatchObject({
      behaviour: { id: 'l2-b3' },
      level: { rank: 2 },
    });
    expect(findBehaviour(ladder, 'trust-2')).toMatchObject({
      behaviour: { id: 'trust-2', expectedFrom: 2 },
      strand: { id: 'trust' },
    });
    expect(findBehaviour(ladder, 'level-1')).toBeNull();
  });

  test('find levels and strands', () => {
    expect(findLevel(ladder, 'level-2')?.rank).toBe(2);
    expect(findLevel(ladder, '2')?.id).toBe('level-2');
    expect(findLevel(ladder, 3)?.id).toBe('level-3');
    expect(findLevel(ladder, 'trust')).toBeNull();
    expect(findStrand(ladder, 'listen')?.title).toBe('Strand listen');
    expect(findStrand(ladder, 'level-1')).toBeNull();
  });

  test('give all behaviours in the order of the ladder', () => {
    const ids = allBehaviours(ladder).map(({ behaviour }) => behaviour.id);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([16, 'l1-b1', 'listen-2']);
  });
});

describe('withTerms', () => {
  const terms = {
    customer: { one: 'customer', many: 'customers' },
    firm: { one: 'firm', many: 'firms' },
  };

  /** The text as the statement of a behaviour, with terms filled in. */
  function statement(text: string, own = {}): string {
    const ladder = testLadder(2, 1, { terms });
    at(at(ladder.levels, 0).behaviours, 0).statement = text;
    return at(at(withTerms(ladder, own).levels, 0).behaviours, 0).statement;
  }

  test.each([
    ['Asks the {customer}', 'Asks the customer'],
    ['Asks {customers} and {customers}', 'Asks customers and customers'],
    ['{customer} first', 'Customer first'],
    ['Stops. {customers} go on! {customer}? {firm}', 'Stops. Customers go on! Customer? Firm'],
    ['Says "why." {customer} answers', 'Says "why." Customer answers'],
    ['Of all, {Customer}s', 'Of all, Customers'],
    ['The e.g.{customer} glued', 'The e.g.customer glued'],
    [
      'Keeps {unknown}, {}, {customer, { customer }',
      'Keeps {unknown}, {}, {customer, { customer }',
    ],
    ['Keeps {constructor} and {__proto__}', 'Keeps {constructor} and {__proto__}'],
  ])('%j becomes %j', (text, filled) => {
    expect(statement(text)).toBe(filled);
  });

  test('prefers the words of the person', () => {
    const own = { customer: { one: 'client', many: 'clients' } };
    expect(statement('{customers} of the {customer} and the {firm}', own)).toBe(
      'Clients of the client and the firm',
    );
  });

  test('does not fill in what was filled in', () => {
    const own = { customer: { one: '{firm}', many: '{customers}' } };
    expect(statement('The {customer} and {customers}', own)).toBe('The {firm} and {customers}');
  });

  test('goes through all prose, and leaves ids, themes and the terms alone', () => {
    const file: LadderFile = {
      id: 'test',
      title: '{customers}',
      about: 'For {customers}',
      terms,
      scale: {
        period: 'the {customer} year',
        held: 2,
        points: [1, 2, 3].map((value) => ({ value, label: 'L', meaning: 'for {customers}' })),
      },
      levels: [1, 2].map((rank) => ({
        rank,
        id: `l${rank}`,
        title: 'T',
        toNext: '{customers} come',
        signs: [{ id: `s${rank}`, text: 'Asked by {customers}' }],
        behaviours: [
          {
            id: `b${rank}`,
            statement: 'S',
            theme: '{customer}',
            looksLike: ['{customer} asks'],
            source: '{customer}',
            actions: [
              {
                id: `a${rank}`,
                cue: '{customers} write. {customers} wait',
                act: '{customers}',
                obstacle: '{customer}',
                fallback: '{customer}',
                doneWhen: '{customer}',
              },
            ],
          },
        ],
      })),
    };
    const ladder = withTerms(ladderSchema.parse(file), {});
    const level = at(ladder.levels, 0);
    expect(ladder).toMatchObject({
      title: 'Customers',
      about: 'For customers',
      terms,
      scale: { period: 'the customer year', points: [{ meaning: 'for customers' }, {}, {}] },
    });
    expect(level).toMatchObject({
      toNext: 'Customers come',
      signs: [{ text: 'Asked by customers' }],
      behaviours: [
        {
          theme: '{customer}',
          source: '{customer}',
          looksLike: ['Customer asks'],
          actions: [
            {
              cue: 'customers write. Customers wait',
              act: 'customers',
              obstacle: 'customer',
              fallback: 'customer',
              doneWhen: 'customer',
            },
          ],
        },
      ],
    });
  });

  test('changes nothing else, whatever the words', () => {
    const word = fc.string({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(word, word, (one, many) => {
        const ladder = testLadder();
        const { terms, edition, ...rest } = withTerms(ladder, { customer: { one, many } });
        expect({ ...rest, terms: ladder.terms }).toEqual(ladder);
        // What was asked stays known by the author's words, whatever a person calls things.
        expect({ terms, edition }).toEqual({
          terms: { customer: { one, many } },
          edition: editionOf(ladder),
        });
      }),
    );
  });
});

// Journals hold editions: if this one changes, every ladder looks changed to everybody who has ever answered.
test('the edition of a ladder stays what earlier versions wrote', () => {
  expect(editionOf(testLadder(2, 2))).toBe('18a1wso66ss');
});
