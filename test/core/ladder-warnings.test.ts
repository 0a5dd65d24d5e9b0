import { describe, expect, test } from 'vitest';
import { ladderWarnings } from '../../src/core/ladder-check/warnings.js';
import { wordingOf } from '../../src/core/ladder-check/wording.js';
import type { LadderFile } from '../../src/core/schema/ladder.schema.js';
import { testLadder } from './ladders.js';

/** What makes a ladder worse without making it wrong. */

describe('the wording of statements', () => {
  test.each([
    ['Draws the process and corrects the map.', 'two-acts', 'and corrects'],
    ['Sells the vase and wraps the bouquet.', 'two-acts', 'and wraps'],
    ['Plans the week, then reviews it.', 'two-acts', 'then reviews'],
    ['Mentors juniors. Reviews their code.', 'two-acts', 'Reviews their code'],
    ['Understands the basics of testing.', 'vague', 'Understands'],
    ['Is able to lead a team.', 'vague', 'Is able to'],
    ['Has a good knowledge of SQL.', 'vague', 'Has a good knowledge'],
    [
      'Demonstrates strong understanding of the domain.',
      'vague',
      'Demonstrates strong understanding',
    ],
    ['Regularly shares what they learnt.', 'frequency', 'Regularly'],
    ['Asks why most of the time.', 'frequency', 'most of the time'],
    ['Waits to be told what to do.', 'negative', 'Waits'],
    ['Struggles to finish.', 'negative', 'Struggles'],
    ["Doesn't ask for help.", 'negative', "Doesn't"],
    ['Needs help with most tasks.', 'negative', 'Needs help'],
    ['Never tests.', 'negative', 'Never'],
  ])('%s: %s', (statement, kind, words) => {
    expect(wordingOf(statement)).toEqual([{ kind, words }]);
  });

  test.each([
    'Draws how the process works today.',
    'Names risks and benefits before the work starts.',
    'Writes tests for what they change.',
    'Tells the team and the customer what went wrong.',
    'Notices when nobody follows.',
    'Supports two services and their users.',
    'Explains rules and prices of the market.',
    'Names the costs and the time.',
    'Уточняет требования и пишет код.',
    '仕事を計画し、進める。',
  ])('nothing: %s', (statement) => {
    expect(wordingOf(statement)).toEqual([]);
  });
});

const levels = (sizes: readonly number[], theme: string | null = null): LadderFile['levels'] =>
  sizes.map((size, level) => ({
    rank: level + 1,
    id: `level-${level + 1}`,
    title: `Level ${level + 1}`,
    behaviours: Array.from({ length: size }, (_, index) => ({
      id: `l${level + 1}-b${index + 1}`,
      statement: `Does l${level + 1}-b${index + 1}.`,
      theme,
    })),
  }));

const warned = (change: Partial<LadderFile>, others: { id: string; title: string }[] = []) =>
  ladderWarnings(testLadder(3, 4, { strands: [], ...change }), others).map(
    ({ kind, path, part, what }) => `${kind} ${path.join('.')} ${part}: ${what}`,
  );

describe('a ladder', () => {
  test('that is sound gives no warning', () => {
    expect(warned({})).toEqual([]);
  });

  test('with levels of very different size', () => {
    expect(warned({ levels: levels([3, 10]) })).toEqual([
      'uneven-levels levels.0.behaviours level-1: This level has 3 behaviours, another has 10: most questions would be about that one.',
    ]);
    expect(warned({ levels: levels([1, 3]) })).toEqual([
      expect.stringMatching(/level-1: This level has 1 behaviour: with fewer than 3,/),
    ]);
  });

  test('with the same statement twice says how to say “from here on”', () => {
    const [first, second] = levels([3, 3]);
    if (first?.behaviours[0] && second?.behaviours[0])
      second.behaviours[0].statement = 'does L1-b1';
    expect(warned({ levels: [first, second].filter((level) => level !== undefined) })).toEqual([
      expect.stringMatching(
        /^repeated-statement levels\.1\.behaviours\.0\.statement l2-b1: The same statement as l1-b1: .+ strand, once, with expectedFrom\.$/,
      ),
    ]);
  });

  test('with a word in braces that no term explains', () => {
    const terms = { customer: { one: 'customer', many: 'customers' } };
    expect(warned({ about: 'For {customers} and a {client}.', terms })).toEqual([
      'unknown-term about null: {client} stands in the text, but "terms" has no such word: people would see the braces.',
    ]);
  });

  test('with a side too small ever to be told', () => {
    const [first, ...rest] = levels([4, 4]);
    if (first) for (const behaviour of first.behaviours.slice(0, 3)) behaviour.theme = 'ops';
    const all = first ? [first, ...rest] : rest;
    expect(warned({ levels: all, themes: { ops: { label: 'operations' } } })).toEqual([
      'small-side levels.0.behaviours.0.theme null: The side “operations” has 3 behaviours: it takes 4 answers to say where a side stands, so this one never shows.',
    ]);
  });

  test('with an id that another ladder has', () => {
    expect(
      warned({ id: 'technical-expert' }, [{ id: 'technical-expert', title: 'Five levels' }]),
    ).toEqual([
      'id-taken id null: "technical-expert" is also the id of “Five levels”. Answers are kept by this id, so give yours another.',
    ]);
  });
});
