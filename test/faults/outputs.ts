import fc from 'fast-check';
import ICAL from 'ical.js';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { renderLadderPage } from '../../scripts/docs/ladder-page.js';
import { reviewQuestions } from '../../src/core/review/questions.js';
import { planCalendar } from '../../src/core/schedule.js';
import { pageNames } from '../../src/core/schema/atoms.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import type { Action } from '../../src/core/schema/report.schema.js';
import { formatNames } from '../../src/views/export-formats.js';
import { renderHtml } from '../../src/views/html/html.js';
import { renderReviewPage } from '../../src/views/html/review-page.js';
import { toJson } from '../../src/views/json.js';
import { renderMarkdown } from '../../src/views/markdown/markdown.js';
import { renderReviewForm } from '../../src/views/markdown/review-form.js';
import { renderIcs } from '../../src/views/schedule/ics.js';
import { renderLadder } from '../../src/views/terminal/ladder.js';
import { renderPlan } from '../../src/views/terminal/plan.js';
import { renderResult } from '../../src/views/terminal/result/result.js';
import { renderStatus } from '../../src/views/terminal/status.js';
import {
  contentOf,
  ladder,
  levelThreeWithPlan,
  plainStyle,
  reportOf,
  type Told,
  withWords,
} from '../views/reports.js';
import { available, type Fault, type Outcome } from './fault.js';
import { enteredText } from './texts.js';

const textsPerPage = 12;

/** What a page is made of: words for all that a person or an author writes, and one number to choose by. */
interface Words {
  readonly texts: readonly string[];
  readonly choice: number;
}

const words: fc.Arbitrary<Words> = fc.record({
  // Numbered, so that no two are the same: what is said twice may be shown once.
  texts: fc
    .array(enteredText, { minLength: textsPerPage, maxLength: textsPerPage })
    .map((texts) => texts.map((text, index) => `${text} ${index}`)),
  choice: fc.nat({ max: 1000 }),
});

const harmless: readonly string[] = Array.from(
  { length: textsPerPage },
  (_, index) => `word ${index}`,
);

/** The first of the texts that `told` makes an example of. */
const firstExample = 7;

const countExamples = (shown: readonly boolean[]): number =>
  shown.slice(firstExample).filter(Boolean).length;

/** A report in which everything that a person or an author can write is one of the texts. */
function told([
  cue = '',
  act = '',
  obstacle = '',
  fallback = '',
  doneWhen = '',
  ...rest
]: readonly string[]): Told {
  const [mentor = '', framework = '', ...evidence] = rest;
  const { plan } = levelThreeWithPlan;
  const filled = (actions: readonly Action[] = []) =>
    actions.map((one, index) => ({
      ...one,
      ...(index === 0 && { cue, act, obstacle, fallback, doneWhen }),
    }));
  return {
    ...levelThreeWithPlan,
    evidence: { 'draws-landscape': evidence.map((text) => ({ date: '2026-11-12', text })) },
    plan: { active: filled(plan?.active), done: plan?.done ?? [], dropped: plan?.dropped ?? [] },
    others: { mentor, framework, nextCheckin: '2026-12-05' },
  };
}

/** One way to make and to read a format. */
interface Format {
  readonly name: string;
  /** Why the format cannot hold these texts safely; null: it does. */
  problem(words: Words): string | null;
}

/** As GitHub reads it, with raw HTML let through so that it would be seen. */
function htmlOf(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The elements of a page without its texts. Setting a word as code is what the escaping does itself. */
function skeleton(html: string): string {
  const elements = html.replace(/<\/?code>/g, '').match(/<\/?[a-z!][^>]*>/gi) ?? [];
  // Anchors follow the headings' texts.
  return elements.map((element) => element.replace(/href="#[^"]*"/, 'href')).join('');
}

function textIn(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** What an independent parser sees of a page: its elements with their attributes, and its text. */
interface Seen {
  readonly elements: string;
  readonly text: string;
}

function seenInMarkdown(markdown: string): Seen {
  const html = htmlOf(markdown);
  return { elements: skeleton(html), text: textIn(html) };
}

function seenInHtml(page: string): Seen {
  const elements: string[] = [];
  const texts: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node && node.nodeName === '#text') texts.push(node.value);
    if ('attrs' in node) {
      elements.push(`${node.nodeName} ${node.attrs.map(({ name }) => name).join(' ')}`);
      if (node.nodeName === 'style' || node.nodeName === 'script') return;
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(page));
  return { elements: elements.join('\n'), text: texts.join('\n') };
}

type Page = (texts: readonly string[]) => string;
type Render = typeof renderMarkdown;

/** Each page, with hostile words of the person's, and of an author's. */
const pagesBy = (render: Render): Page[] =>
  pageNames.flatMap((name): Page[] => [
    (texts) => render(contentOf(reportOf(told(texts))), name),
    (texts) => {
      const words = wordsOf(texts);
      return render(contentOf(reportOf(told(texts), words), words), name);
    },
  ]);

function wordsOf(texts: readonly string[]): Ladder {
  return withWords(ladder, texts);
}

/** The page with harmless words: its elements, and which of the words it shows. */
function harmlessPage(page: Page, see: (page: string) => Seen) {
  const { elements, text } = see(page(harmless));
  return {
    elements,
    shown: harmless.map((word) => new RegExp(`${word}(?!\\d)`).test(text)),
  };
}

function pageFormat(name: string, all: readonly Page[], see: (page: string) => Seen): Format {
  const expected = all.map((page) => harmlessPage(page, see));
  return {
    name,
    problem: ({ texts, choice }) => {
      const index = choice % all.length;
      const page = all[index];
      const wanted = expected[index];
      if (page === undefined || wanted === undefined) return null;
      const { elements, text } = see(page(texts));
      if (elements !== wanted.elements) return 'other elements than with harmless words';
      const isShown = texts.map((one) => text.includes(one));
      const lost = texts.filter(
        (_, at) => at < firstExample && wanted.shown[at] && isShown[at] === false,
      );
      if (lost.length > 0) return `lost ${JSON.stringify(lost[0])}`;
      // Pages choose the most telling examples: which ones follows from their texts, how many doesn't.
      return countExamples(isShown) < countExamples(wanted.shown) ? 'lost an example' : null;
    },
  };
}

const markdown = pageFormat('markdown', pagesBy(renderMarkdown), seenInMarkdown);
const html = pageFormat('html', pagesBy(renderHtml), seenInHtml);
/** Enough of a ladder to have every part. */
const smallLadder: Ladder = {
  ...ladder,
  levels: ladder.levels
    .slice(0, 2)
    .map((level) => ({ ...level, behaviours: level.behaviours.slice(0, 2) })),
  strands: ladder.strands
    .slice(0, 1)
    .map((strand) => ({ ...strand, behaviours: strand.behaviours.slice(0, 2) })),
};
const ladderPage = pageFormat(
  'markdown of a ladder',
  [(texts) => renderLadderPage(withWords(smallLadder, texts))],
  seenInMarkdown,
);

const reviewForm = pageFormat(
  'markdown of a review',
  [
    (texts) => {
      const words = withWords(smallLadder, texts);
      return renderReviewForm(words, reviewQuestions(words), texts[0] ?? '');
    },
  ],
  seenInMarkdown,
);
const reviewPage = pageFormat(
  'html of a review',
  [
    (texts) => {
      const words = withWords(smallLadder, texts);
      return renderReviewPage(words, reviewQuestions(words), texts[0] ?? '', 'void 0;');
    },
  ],
  seenInHtml,
);

const json: Format = {
  name: 'json',
  problem: ({ texts }) => {
    const report = reportOf(told(texts));
    const text = toJson(report);
    if (/[^\P{Cc}\n]/u.test(text)) return 'a control character';
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(report) ? null : 'another report';
  },
};

const calendarOf = (texts: readonly string[]) =>
  renderIcs(planCalendar(reportOf(told(texts)), { profile: 'default', rhythm: 14, events: [] }));
const harmlessShape = shapeOf(calendarOf(harmless));

const ics: Format = {
  name: 'ics',
  problem: ({ texts }) => {
    const text = calendarOf(texts);
    const lines = text.split('\r\n');
    if (lines.some((line) => Buffer.byteLength(line) > 75)) return 'a line of more than 75 octets';
    if (/[^\P{Cc}\r\n]/u.test(text) || text.replaceAll('\r\n', '').match(/[\r\n]/))
      return 'a control character';
    if (shapeOf(text) !== harmlessShape) {
      return 'other properties than with harmless words';
    }
    const [cue = '', act = ''] = texts;
    const values = valuesIn(text);
    return [cue, act].every((one) => values.some((value) => value.includes(one)))
      ? null
      : 'a text is lost';
  },
};

/** The names of all components and properties, as an independent parser reads them. */
function shapeOf(text: string): string {
  const shape = (component: ICAL.Component): unknown => [
    component.name,
    component.getAllProperties().map(({ name }) => name),
    component.getAllSubcomponents().map(shape),
  ];
  return JSON.stringify(shape(new ICAL.Component(ICAL.parse(text))));
}

function valuesIn(text: string): string[] {
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .flatMap((event) => event.getAllProperties())
    .map((property) => String(property.getFirstValue()));
}

const terminal: Format = {
  name: 'terminal',
  problem: ({ texts, choice }) => {
    const style = plainStyle({ width: 20 + (choice % 80) });
    const words = wordsOf(texts);
    const report = reportOf(told(texts), words);
    const views = [
      () => renderStatus(report, words, style),
      () => renderPlan(report, words, style, { folder: '/x' }),
      () => renderResult(report, words, style),
      () => renderLadder(words, undefined, style),
    ];
    const text = views[choice % views.length]?.() ?? '';
    // Nothing that a terminal obeys, and nothing that changes how neighbouring text reads.
    return /[^\P{Cc}\n]|[\p{Bidi_Control}\u2028\u2029\u{E0000}-\u{E007F}]/u.test(text)
      ? 'a character that a terminal obeys'
      : null;
  },
};

const formats: readonly Format[] = [
  markdown,
  html,
  ladderPage,
  reviewForm,
  reviewPage,
  json,
  ics,
  terminal,
];
/** Those that are no text for others, or that are read back elsewhere. */
const checked: readonly string[] = formats.map(({ name }) => name);

/** Size: how many documents of each format. */
export const outputs: Fault = {
  name: `outputs with hostile text: ${checked.join(', ')}`,
  goal: 'read back by independent parsers: no injection, no text lost',
  missing: available,
  sizes: { quick: 20, thorough: 200, long: 20_000 },
  async run(size) {
    const failures = formatNames
      .filter((name) => !checked.includes(name))
      .map((name) => `the format ${name} is not checked`);
    for (const { name, problem } of formats) {
      const result = fc.check(
        fc.property(words, (one) => {
          const found = problem(one);
          if (found !== null) throw new Error(found);
        }),
        { numRuns: size, endOnFailure: true },
      );
      if (result.failed) failures.push(`${name}: ${failureOf(result)}`);
    }
    return {
      measured: `${size} documents in each of ${formats.length} formats`,
      failures,
    } satisfies Outcome;
  },
};

function failureOf({ counterexample, errorInstance, seed }: fc.RunDetails<[Words]>): string {
  return `${errorInstance} (seed ${seed}) with ${JSON.stringify(counterexample)}`;
}
