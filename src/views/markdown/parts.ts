import type { Action, Report } from '../../core/schema/report.schema.js';
import { formatDay } from '../text/style.js';
import { actionSentence, doneSentence, dueWords, ended, fallbackSentence } from '../text/words.js';
import { escapeMarkdown } from './escape.js';

export interface MarkdownOptions {
  /** A BCP 47 tag for dates; null: English. */
  readonly locale: string | null;
}

/** Lines that belong together; an empty line separates blocks. */
export type Block = readonly string[];

export function document(blocks: readonly Block[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** A heading and the blocks under it; no heading if all blocks are empty. */
export function section(title: string, blocks: readonly Block[], depth = 2): Block[] {
  const filled = blocks.filter((block) => block.length > 0);
  return filled.length === 0 ? [] : [[`${'#'.repeat(depth)} ${escapeMarkdown(title)}`], ...filled];
}

/** The sentences, unescaped, as one paragraph. */
export function paragraph(...sentences: readonly (string | null)[]): Block {
  const text = sentences.filter((sentence) => sentence !== null && sentence !== '').join(' ');
  return text === '' ? [] : [escapeMarkdown(text)];
}

export function bullets(texts: readonly string[]): Block {
  return texts.map((text) => `- ${escapeMarkdown(text)}`);
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): Block {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(line)];
}

/** The report's day and ladder, which a reader needs to compare two reports. */
export function origin({ date, ladder }: Report, { locale }: MarkdownOptions): Block {
  return paragraph(
    `${formatDay(date, locale)}, by the ladder ${ladder.id}, version ${ladder.version}.`,
  );
}

/** An action as an entry of a task list, with its fallback, done-when and date. */
export function task(action: Action, today: string, options: MarkdownOptions): string[] {
  return entry(action.status === 'done' ? '[x] ' : '[ ] ', action, today, options);
}

/** An action as an entry of a plain list. */
export function item(action: Action, today: string, options: MarkdownOptions): string[] {
  return entry('', action, today, options);
}

function entry(box: string, action: Action, today: string, { locale }: MarkdownOptions): string[] {
  const details = [
    fallbackSentence(action),
    doneSentence(action),
    dateSentence(action, today, locale),
  ].filter((detail) => detail !== null);
  return [
    `- ${box}${escapeMarkdown(actionSentence(action))}`,
    ...details.map((detail) => `  - ${escapeMarkdown(detail)}`),
  ];
}

function dateSentence(action: Action, today: string, locale: string | null): string | null {
  const { status, due, until } = action;
  if (status === 'active') {
    const words = dueWords(due, today, locale);
    return words === null ? null : ended(words);
  }
  if (until === undefined) return null;
  return `${status === 'done' ? 'Done' : 'Let go'} on ${formatDay(until, locale)}.`;
}
