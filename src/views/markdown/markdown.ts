import type { PageName } from '../../core/schema/atoms.js';
import type { Item, Link, Block as PageBlock, PageContent } from '../page/page.js';
import { pageOf } from '../page/pages.js';
import type { Voice } from '../text/stage-words.js';
import { barWords, positionWords } from '../text/words.js';
import { escapeAddress, escapeMarkdown } from './escape.js';
import type { Block } from './parts.js';
import { document, paragraph, section, table } from './parts.js';

/** A page as GitHub markdown. */
export function renderMarkdown(content: PageContent, name: PageName): string {
  const { title, blocks } = pageOf(content, name);
  return document([
    [`# ${escapeMarkdown(title)}`],
    ...blocks.flatMap((block) => markdownOf(block, 2)),
  ]);
}

/** Pictures become tables, which say the same. */
function markdownOf(block: PageBlock, depth: number): Block[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block.text)];
    case 'list':
      return [block.items.flatMap((item, index) => itemLines(item, block.ordered ? index + 1 : 0))];
    case 'table':
      return [table(block.header, block.rows)];
    case 'section':
      return section(
        block.title,
        block.blocks.flatMap((inner) => markdownOf(inner, depth + 1)),
        depth,
      );
    case 'ladder':
      return [ladderTable(block)];
    case 'sides':
      return [
        block.sides.map(
          ({ label, position }) => `- ${escapeMarkdown(label)}: ${positionWords(position)}`,
        ),
      ];
    case 'strands':
      return [
        table(
          ['Habit', doWords(block.voice)],
          block.strands.map(({ title, counts }) => [title, barWords(counts, block.near)]),
        ),
      ];
    case 'course':
      return [paragraph(block.sentence)];
  }
}

function doWords(voice: Voice): string {
  return voice === 'I' ? 'I do' : 'You do';
}

function ladderTable({ rungs, near, voice }: Extract<PageBlock, { kind: 'ladder' }>): Block {
  const rows = rungs.map(({ rank, title, mark, counts, likelihood }) => [
    `${rank}: ${title}${mark === null ? '' : ` (${mark})`}`,
    barWords(counts, near),
    likelihood.words,
  ]);
  return table(['Level', doWords(voice), voice === 'I' ? 'My level?' : 'Your level?'], rows);
}

/** `number`: of an ordered list; 0: a list without numbers. */
function itemLines(item: Item, number: number): string[] {
  const marker = number === 0 ? '- ' : `${number}. `;
  const box = item.box === undefined ? '' : item.box === 'done' ? '[x] ' : '[ ] ';
  const indent = ' '.repeat(marker.length);
  return [
    `${marker}${box}${textOf(item)}`,
    ...(item.under ?? []).flatMap((inner) => itemLines(inner, 0).map((line) => indent + line)),
  ];
}

function textOf({ text, tone, label, links = [] }: Item): string {
  const before = label === undefined ? '' : `**${escapeMarkdown(label)}** `;
  const escaped = escapeMarkdown(text);
  const after = links.length === 0 ? '' : ` (${links.map(linkText).join(', ')})`;
  if (tone === 'strong') return `${before}**${escaped}**${after}`;
  return `${before}${tone === 'question' ? `*${escaped}*` : escaped}${after}`;
}

function linkText({ label, address }: Link): string {
  const shown = escapeMarkdown(label);
  return address === null ? shown : `[${shown}](${escapeAddress(address)})`;
}
