import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { renderLadderPage } from '../../scripts/docs/ladder-page.js';
import { clean } from '../../src/core/base/clean.js';
import { audiences } from '../../src/core/schema/atoms.js';
import { escapeMarkdown } from '../../src/views/markdown/escape.js';
import { renderMarkdown } from '../../src/views/markdown/markdown.js';
import { isThorough, runs } from '../thorough.js';
import {
  contentOf,
  ladder,
  levelThreeWithPlan,
  reportOf,
  type Told,
  withWords,
} from './reports.js';

/** As GitHub reads it, with raw HTML let through so that it would be seen. */
function html(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

function asHtmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Setting a word as code is the one thing that the escaping does itself. */
function withoutCode(text: string): string {
  return text.replaceAll(/<\/?code>/g, '');
}

/** Where texts stand in our pages, and the HTML that must come of it. */
const places: readonly [
  name: string,
  markdown: (text: string) => string,
  html: (text: string) => string,
][] = [
  ['a paragraph', (text) => text, (text) => `<p>${text}</p>`],
  ['the second line of one', (text) => `a\n${text}`, (text) => `<p>a\n${text}</p>`],
  ['between words', (text) => `a ${text} b`, (text) => `<p>a ${text} b</p>`],
  ['a heading', (text) => `## ${text}`, (text) => `<h2>${text}</h2>`],
  ['a list', (text) => `- ${text}`, (text) => `<ul>\n<li>${text}</li>\n</ul>`],
  [
    'a task',
    (text) => `- [ ] ${text}`,
    (text) => `<ul>\n<li><input type="checkbox" disabled="" /> ${text}</li>\n</ul>`,
  ],
  [
    'a table',
    (text) => `| a |\n| --- |\n| ${text} |`,
    (text) =>
      `<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>${text}</td>\n</tr>\n</tbody>\n</table>`,
  ],
];

const hostile = [
  '# heading',
  'heading #',
  '> quote',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '2) item',
  '- [x] done',
  '[ ] task',
  '---',
  '***',
  '===',
  ':-',
  ':- | -:',
  '*em* **strong** _em_ __strong__ ~del~ ~~del~~',
  '`code` ``code`` ```fence',
  '~~~ fence',
  '[link](http://a.b) ![image](x.png) [ref][a] [^1]',
  '[a]: http://a.b',
  '<b>bold</b> <!-- gone --> <script>alert(1)</script> <http://a.b> <a@b.c>',
  '&amp; &#64; &copy; &nope;',
  'http://a.b https://a.b/c_d_e?f=*g* ftp://a.b www.a.b WWW.a.b',
  'a.b+c@d-e.fg mailto:a@b.c xmpp:a@b.c',
  '@somebody @org/team x@y',
  '#123 GH-12 org/repo#1 a@b#2',
  ':tada: :+1: 10:30:15',
  '$x$ $$y$$ $`z`$',
  'a | b || c',
  '\\ \\\\ \\* ends\\',
  '`@a`@b :c:#1',
  'snake_case C# R&D a_b_ _c',
  '{{ liquid }} {% raw %}',
] as const;

describe('escaped text', () => {
  test.each(hostile)('%s', (text) => {
    for (const [, markdown, expected] of places) {
      expect(withoutCode(html(markdown(escapeMarkdown(text))))).toBe(expected(asHtmlText(text)));
    }
  });

  test('any text stays text and stays the same', () => {
    const atoms = fc.constantFrom(
      ...hostile,
      ...'\\`*_[]()<>|~$#@:.-+=!&;/"\'{}^%'.split(''),
      ...['a', 'b ', ' ', '1', '12', 'é', '日本', '👩‍👩‍👧', 'www', 'http', '://', 'x.y', '\u00a0'],
    );
    const texts = fc
      .oneof(
        fc.array(atoms, { maxLength: 9 }).map((parts) => parts.join('')),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
      )
      .map(clean)
      .filter((text) => text !== '');
    fc.assert(
      fc.property(texts, fc.constantFrom(...places), (text, [, markdown, expected]) => {
        expect(withoutCode(html(markdown(escapeMarkdown(text))))).toBe(expected(asHtmlText(text)));
      }),
      { numRuns: runs(3000) },
    );
  });

  test.each([
    ['an ordinary sentence, with commas; and (brackets).', null],
    ['snake_case, C#, R&D, 2.5 days, a-b, x > y, 10:30', null],
    ['ask @ines.', 'ask `@ines`.'],
    ['see https://a.b', 'see https\\://a.b'],
    ['1. first', '1\\. first'],
  ])('is still easy to read as it is: %s', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected ?? text);
  });
});

/** The elements of a page, without its texts. */
function skeleton(markdown: string): string[] {
  return withoutCode(html(markdown)).match(/<\/?[a-z][^>]*>/g) ?? [];
}

/** A report in which everything that a person or an author can write is one of these texts. */
function told(texts: readonly string[]): Told {
  const [cue = '', act = '', obstacle = ''] = texts;
  const action = { cue, act, obstacle, fallback: act, doneWhen: cue };
  const { plan } = levelThreeWithPlan;
  const filled = (list: NonNullable<typeof plan>['active'] = []) =>
    list.map((one) => ({ ...one, ...action }));
  return {
    ...levelThreeWithPlan,
    evidence: { 'draws-landscape': texts.map((text) => ({ date: '2026-11-12', text })) },
    plan: {
      active: filled(plan?.active),
      done: filled(plan?.done),
      dropped: filled(plan?.dropped),
    },
    others: { mentor: cue, framework: act, nextCheckin: '2026-12-05' },
  };
}

describe('a page', () => {
  const harmless = hostile.map((_, index) => `text ${index}`);

  test.each(audiences)('for %s has the same elements whatever the texts', (audience) => {
    for (let shift = 0; shift < hostile.length; shift += isThorough ? 1 : 5) {
      const [one, other] = [hostile, harmless].map((texts) => {
        const turned = [...texts.slice(shift), ...texts.slice(0, shift)];
        const words = withWords(ladder, turned);
        return skeleton(renderMarkdown(contentOf(reportOf(told(turned), words), words), audience));
      });
      expect(one).toEqual(other);
    }
  });

  test('of the ladder too', () => {
    const page = (texts: readonly string[]) => {
      // Headings are links, too: their anchors follow the text.
      const elements = skeleton(renderLadderPage(withWords(ladder, texts)));
      return elements.map((element) => element.replace(/href="#[^"]*"/, 'href'));
    };
    expect(page(hostile)).toEqual(page(harmless));
  });
});
