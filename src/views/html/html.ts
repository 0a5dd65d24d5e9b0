import type { PageName } from '../../core/schema/atoms.js';
import type { Block, Item, Link, Page, PageContent, Section } from '../page/page.js';
import { pageOf } from '../page/pages.js';
import { counted } from '../text/words.js';
import { htmlDocument } from './document.js';
import { type Child, el, type Markup } from './markup.js';
import { courseOf, ladderOf, sidesOf, strandsOf } from './pictures.js';
import { pageStyle } from './style.js';

/** A page as one HTML file, which needs no network and no script. */
export function renderHtml(content: PageContent, name: PageName): string {
  return htmlOf(pageOf(content, name));
}

/** More sections than this get a table of contents. */
const manySections = 6;

function htmlOf({ title, blocks }: Page): string {
  const first = blocks.findIndex(({ kind }) => kind === 'section');
  const opening = blocks.slice(0, first < 0 ? blocks.length : first);
  const rest = blocks.slice(opening.length);
  return htmlDocument({
    title,
    language: 'en',
    style: pageStyle,
    body: [
      el('header', {}, el('h1', {}, title), ...opening.flatMap((block) => markupOf(block, 2))),
      contents(rest),
      el('main', {}, ...rest.flatMap((block, index) => markupOf(block, 2, anchorOf(index)))),
      el(
        'footer',
        {},
        el(
          'p',
          {},
          'Made with career-coach. This page is one file: it loads nothing and sends nothing.',
        ),
      ),
    ],
  });
}

const anchorOf = (index: number) => `part-${index + 1}`;

function contents(blocks: readonly Block[]): Markup | null {
  const links = blocks.flatMap((block, index) =>
    block.kind === 'section'
      ? el('li', {}, el('a', { href: `#${anchorOf(index)}` }, block.title))
      : [],
  );
  if (links.length <= manySections) return null;
  return el('nav', { 'aria-label': 'On this page' }, el('ul', {}, ...links));
}

function markupOf(block: Block, depth: number, anchor: string | null = null): Markup[] {
  switch (block.kind) {
    case 'paragraph':
      return block.text === '' ? [] : [el('p', {}, block.text)];
    case 'list':
      return [listOf(block.items, block.ordered ?? false)];
    case 'table':
      return [tableOf(block.header, block.rows)];
    case 'section':
      return [block.fold === undefined ? sectionOf(block, depth, anchor) : foldOf(block, depth)];
    case 'ladder':
      return ladderOf(block);
    case 'sides':
      return [sidesOf(block.sides, block.levels)];
    case 'strands':
      return [strandsOf(block)];
    case 'course':
      return [courseOf(block)];
  }
}

function sectionOf({ title, blocks }: Section, depth: number, anchor: string | null): Markup {
  const id = anchor === null ? null : `${anchor}-title`;
  return el(
    'section',
    { id: anchor, 'aria-labelledby': id },
    el(`h${depth}`, { id }, title),
    ...blocks.flatMap((block) => markupOf(block, depth + 1)),
  );
}

/** A part that the browser folds away; its heading says how much there is. */
function foldOf({ title, blocks, fold }: Section, depth: number): Markup {
  const entries = blocks.reduce(
    (sum, block) => sum + (block.kind === 'list' ? block.items.length : 0),
    0,
  );
  return el(
    'details',
    { open: fold === 'open' },
    el(
      'summary',
      {},
      el(`h${depth}`, {}, title),
      entries === 0
        ? null
        : el('span', { class: 'quiet' }, ` ${counted(entries, 'entry', 'entries')}`),
    ),
    ...blocks.flatMap((block) => markupOf(block, depth + 1)),
  );
}

function listOf(items: readonly Item[], ordered: boolean): Markup {
  const isTasks = items.some(({ box }) => box !== undefined);
  return el(
    ordered ? 'ol' : 'ul',
    { class: isTasks ? 'tasks' : null },
    ...items.map((item) => itemOf(item)),
  );
}

function itemOf({ text, label, tone, box, under = [], links = [] }: Item): Markup {
  const words =
    tone === 'strong' ? el('strong', {}, text) : tone === 'question' ? el('em', {}, text) : text;
  return el(
    'li',
    { class: box === 'done' ? 'done' : null },
    box === undefined
      ? null
      : el('span', {
          class: 'box',
          role: 'img',
          'aria-label': box === 'done' ? 'Done:' : 'To do:',
        }),
    label === undefined ? null : el('strong', {}, label, ' '),
    words,
    links.length === 0 ? null : [' (', ...links.map(linkOf), ')'],
    under.length === 0 ? null : el('ul', {}, ...under.map(itemOf)),
  );
}

function linkOf({ label, address }: Link, index: number): Child[] {
  const shown =
    address === null ? label : el('a', { href: address, rel: 'noreferrer noopener' }, label);
  return [index === 0 ? null : ', ', shown];
}

/** The first column names the rows. It scrolls by itself on a narrow screen. */
function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...header.map((text) => (text === '' ? el('td', {}) : el('th', { scope: 'col' }, text))),
        ),
      ),
      el(
        'tbody',
        {},
        ...rows.map(([first = '', ...cells]) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, first),
            ...cells.map((text) => el('td', {}, text)),
          ),
        ),
      ),
    ),
  );
}
