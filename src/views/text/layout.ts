import stringWidth from 'fast-string-width';
import type { Style } from './style.js';
import { glyphs, typeset } from './style.js';

/** A piece of running text and how it stands out. */
export type Span = string | { readonly text: string; readonly paint: (text: string) => string };

/** Below this width labels stand in the text instead of in a column of their own. */
const narrow = 60;
/** More cells than these make a bar that nobody counts. */
const longestBar = 12;

/** Columns that the text takes: wide characters and most emoji take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Whether the screen is too narrow for columns of labels. */
export function isNarrow({ width }: Pick<Style, 'width'>): boolean {
  return width < narrow;
}

/** Running text in lines of at most `width` columns. Words are cut only where one is longer than a line. */
export function flow(spans: readonly Span[], width: number, style: Style): string[] {
  const words = spans.flatMap((span) => wordsOf(span, Math.max(2, width), style));
  const lines: Word[][] = [];
  let used = 0;
  for (const word of words) {
    const taken = widthOf(word.text);
    const line = lines.at(-1);
    if (line === undefined || used + 1 + taken > width) {
      lines.push([word]);
      used = taken;
    } else {
      line.push(word);
      used += 1 + taken;
    }
  }
  return lines.map(paintLine);
}

/** A word, or a piece of one that is longer than a line. */
interface Word {
  readonly text: string;
  readonly paint: ((text: string) => string) | null;
}

function wordsOf(span: Span, width: number, style: Style): Word[] {
  const { text, paint } = typeof span === 'string' ? { text: span, paint: null } : span;
  return typeset(text, style)
    .normalize()
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => cutWord(word, width))
    .map((piece) => ({ text: piece, paint }));
}

/** The words of one line; neighbours that are painted alike are painted together. */
function paintLine(words: readonly Word[]): string {
  const runs: { texts: string[]; paint: Word['paint'] }[] = [];
  for (const { text, paint } of words) {
    const last = runs.at(-1);
    if (last !== undefined && last.paint === paint) last.texts.push(text);
    else runs.push({ texts: [text], paint });
  }
  return runs
    .map(({ texts, paint }) => (paint === null ? texts.join(' ') : paint(texts.join(' '))))
    .join(' ');
}

/** A word in pieces of at most `width` columns; characters that belong together stay together. */
function cutWord(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && widthOf(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}

/** Running text with a first line that starts otherwise than the rest; `first` and `rest` are of one width. */
export function hang(
  first: string,
  spans: readonly Span[],
  style: Style,
  rest: string = ' '.repeat(widthOf(first)),
): string[] {
  const lines = flow(spans, style.width - widthOf(rest), style);
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}

/** Running text, all lines indented. */
export function indent(columns: number, spans: readonly Span[], style: Style): string[] {
  return hang(' '.repeat(columns), spans, style);
}

/**
 * Text with dim labels in a column of `gutter`, one beside each line, or before the text where the screen is
 * narrow. No label may be wider than the column.
 */
export function labelled(
  labels: readonly string[],
  spans: readonly Span[],
  style: Style,
  gutter: number,
): string[] {
  const { dim } = style.paint;
  if (isNarrow(style)) {
    const before = labels.length === 0 ? [] : [{ text: `${labels.join(', ')}:`, paint: dim }];
    return hang('', [...before, ...spans], style, '  ');
  }
  const lines = flow(spans, style.width - gutter, style);
  const rows = Math.max(lines.length, labels.length);
  return Array.from({ length: rows }, (_, row) => {
    const label = typeset(labels[row] ?? '', style);
    const line = lines[row] ?? '';
    const shown = line === '' ? label : padEnd(label, gutter);
    return label === '' ? shown + line : dim(shown) + line;
  });
}

/** The text followed by spaces up to the width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The text in at most `width` columns, with an ellipsis where words are left out. */
export function shorten(text: string, width: number, style: Style): string {
  return clampLines(flow([text], width, style), 1, width, style)[0] ?? '';
}

/** The first `most` lines, the last with an ellipsis where others are left out. Lines must not be painted. */
export function clampLines(
  lines: readonly string[],
  most: number,
  width: number,
  style: Style,
): string[] {
  if (lines.length <= most) return [...lines];
  const { ellipsis } = glyphs(style);
  const last = lines[most - 1] ?? '';
  const [fitting = ''] = flow([last], width - widthOf(ellipsis), style);
  return [...lines.slice(0, most - 1), fitting.replace(/[,;:.]+$/, '') + ellipsis];
}

/** What a bar shows: of so many behaviours so many are rated, and so many of those held. */
export interface Tally {
  readonly held: number;
  readonly rated: number;
  readonly of: number;
}

/** How many cells the bar of `of` behaviours takes: one each, or a share of the longest bar. */
export function barCells(of: number): number {
  return Math.min(of, longestBar);
}

/** A bar with a cell for each behaviour, as long as there are not too many. */
export function bar({ held, rated, of }: Tally, style: Style): string {
  const cells = barCells(of);
  const share = (count: number) => (of === 0 ? 0 : Math.round((count / of) * cells));
  const { held: full, unheld, unrated } = glyphs(style);
  const { paint } = style;
  const heldCells = share(held);
  const ratedCells = share(rated);
  return [
    paintIf(paint.good, full.repeat(heldCells)),
    paintIf(paint.dim, unheld.repeat(ratedCells - heldCells)),
    paintIf(paint.dim, unrated.repeat(cells - ratedCells)),
  ].join('');
}

function paintIf(paint: (text: string) => string, text: string): string {
  return text === '' ? '' : paint(text);
}

/** A heading over a part of a page. */
export function heading(text: string, style: Style): string[] {
  return flow([{ text, paint: style.paint.bold }], style.width, style);
}

/** Lines as the text of a view: it ends its last line. */
export function page(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** Parts one after another with an empty line between; parts without lines are left out. */
export function spaced(parts: readonly (readonly string[])[]): string[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}
