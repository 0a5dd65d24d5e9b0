import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderLadderPage } from '../../scripts/docs/ladder-page.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { ladderParts } from '../../src/core/ladder/find-in-ladder.js';
import { outputSchemas } from '../../src/core/output/output.schema.js';
import { longestWord } from '../../src/core/schema/atoms.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';
import { noPaint } from '../../src/text/paint.js';
import { renderLadder } from '../../src/views/terminal/ladder.js';
import { testLadder } from './ladders.js';

/** "customer" is a word that everybody may replace, and the texts stay English. */

const builtIn = ladderSchema.parse(
  JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../data/technical-expert.json'), 'utf8'),
  ),
);

const said = (text: string, one: string, many: string) =>
  withTerms({ ...testLadder(), about: text }, { customer: { one, many } }).about;

test.each([
  ['Asks the {customer}.', 'client', 'clients', 'Asks the client.'],
  ['Draws the {customer}’s map.', 'boss', 'bosses', 'Draws the boss’ map.'],
  ["Draws the {customer}'s map.", 'client', 'clients', "Draws the client's map."],
  ["Draws {customers}' maps.", 'client', 'people', "Draws people's maps."],
  ['Meets a {customer}.', 'internal client', 'internal clients', 'Meets an internal client.'],
  ['Meets an {customer}.', 'user', 'users', 'Meets a user.'],
  ['A {customer} writes.', 'unit', 'units', 'A unit writes.'],
  [
    'A {customer} writes.',
    'users of my product',
    'users of my product',
    'Users of my product write.',
  ],
  ['The {customer} has asked.', 'business unit', 'business units', 'The business unit has asked.'],
  ['The {customer} has asked.', 'my users', 'my users', 'My users have asked.'],
  ['The {customer} has asked.', 'another team', 'other teams', 'Another team has asked.'],
  ["Draws the {customer}'s map.", 'another team', 'other teams', "Draws another team's map."],
  ['On the {customer} side.', 'another team', 'other teams', "On the other teams' side."],
  ['On the {customer} side.', 'customer', 'customers', 'On the customer side.'],
  ['On the {customer} side.', 'user of it', 'users of it', 'On the side of the users of it.'],
  ['On the {customer} side.', 'person', 'people', "On the people's side."],
  ['On the {customer} side.', 'users', 'users', "On the users' side."],
  ['On the {customer} side.', 'clinic staff', 'clinic staff', "On the clinic staff's side."],
  ['On the {customer} side.', 'the business', 'the business', 'On the business side.'],
  ['The {customer} has asked.', 'the business', 'the business', 'The business has asked.'],
  ['Asks a {customer}.', 'the business', 'the business', 'Asks a business.'],
  ['{customer}-facing', 'the business', 'the business', 'Business-facing'],
  ['How {customers} work', 'the business', 'the business', 'How the business work'],
  ['Each {customer} is asked.', 'users', 'users', 'All users are asked.'],
  ['The {customer} as a guest.', 'users', 'users', 'The users as a guest.'],
  ['{customer}-facing role', 'business unit', 'business units', 'Business-unit-facing role'],
  ['{customers} and the {stranger}', 'client', 'clients', 'Clients and the {stranger}'],
  ['If the {customer} watches.', 'users', 'users', 'If the users watch.'],
  ['If the {customer} ties a knot.', 'users', 'users', 'If the users tie a knot.'],
  [
    'Somebody on the {customer} side agrees.',
    'users of my product',
    'users of my product',
    'Somebody on the side of the users of my product agrees.',
  ],
  ['On the {customer} side.', 'business unit', 'business units', "On the business units' side."],
])('%s with %s / %s', (text, one, many, expected) => {
  expect(said(text, one, many)).toBe(expected);
});

describe.each([
  ['client', 'clients'],
  ['business unit', 'business units'],
  ['internal client', 'internal clients'],
  ['another team', 'other teams'],
  ['user', 'users'],
  ['users', 'users'],
  ['the business', 'the business'],
  ['boss', 'bosses'],
  ['users of my product', 'users of my product'],
])('every text of the built-in ladder with %s / %s', (one, many) => {
  const ladder = withTerms(builtIn, { customer: { one, many } });
  const style = { width: 80, unicode: true, paint: noPaint, locale: null, rows: 24 };
  const { terms: _, ...prose } = ladder;
  const { source: __, ...fields } = { source: '', ...prose };
  const texts = [
    ...stringsIn(fields),
    renderLadderPage(ladder),
    renderLadder(ladder, undefined, style),
    ...ladderParts(ladder).map((part) => renderLadder(ladder, part, style)),
  ].map((text) => text.replaceAll(/\s+/g, ' '));

  test('has neither a brace nor the word that was replaced', () => {
    // Ids, and the key of a theme, are for ever.
    const withoutIds = (text: string) => text.replaceAll(/[a-z0-9]+(?:-[a-z0-9]+)+/g, '');
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
    expect(texts.filter((text) => /customer/i.test(withoutIds(text)))).toEqual([]);
  });

  test('is grammatical', () => {
    const wrong = [
      /s['’]s\b|\b(?:the|an?) (?:the|an?|another)\b|\b(?:users?|team|client) side\b/i,
      /\b(?:a|A) (?:internal|users of)/,
      /\ban? (?:users|clients)\b|\ban (?:client|boss|business)/i,
      /(?<!side of the )users of my product (?:has|is|was|asks|needs|gets|wants|counts)\b/,
    ];
    expect(texts.filter((text) => wrong.some((pattern) => pattern.test(text)))).toEqual([]);
  });
});

/** Every text that a person may read, without keys, ids and sources. */
function stringsIn(value: unknown, key = ''): string[] {
  if (['id', 'theme', 'source', '$schema', 'after', 'version', 'edition'].includes(key)) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => stringsIn(one, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => stringsIn(one, name));
}

test('whatever words somebody chooses, the ladder is printed as its schema says', () => {
  const word = fc.stringMatching(new RegExp(`^[a-z]{1,${longestWord}}$`));
  fc.assert(
    fc.property(word, word, (one, many) => {
      const ladder = withTerms(builtIn, { customer: { one, many } });
      const [level] = ladder.levels;
      const [strand] = ladder.strands;
      const parts = [
        { ladder },
        ...ladder.levels.map((level) => ({ level })),
        ...ladder.strands.map((strand) => ({ strand })),
        { behaviour: level?.behaviours[0], level: 1 },
        { behaviour: strand?.behaviours[0], strand: strand?.id },
      ];
      for (const part of parts) {
        const { edition: _, ...printed } = ladder;
        const shown = 'ladder' in part ? { ladder: printed } : part;
        expect(
          outputSchemas.ladder.safeParse({ schemaVersion: 1, ...shown }).error,
        ).toBeUndefined();
      }
    }),
    { numRuns: 20, examples: [['w'.repeat(longestWord), 'w'.repeat(longestWord)]] },
  );
});
