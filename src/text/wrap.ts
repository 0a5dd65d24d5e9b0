import type { Charset } from './signs.js';
import { glyphs, typeset } from './signs.js';
import { charactersOf, widthOf } from './width.js';

/** A piece of running text, painted or not. */
export type Span = string | { readonly text: string; readonly paint: (text: string) => string };

/** Breaks running text into lines of at most `width` columns; only cuts words that are longer than a line. */
export function flow(spans: readonly Span[], width: number, charset: Charset): string[] {
  const words = spans.flatMap((span) => {
    const { text, paint } = typeof span === 'string' ? { text: span, paint: null } : span;
    const typesetText = typeset(text, charset).normalize();
    return wordsOf(typesetText.replaceAll(/ +/g, ' '), paint, width);
  });
  return fillLines(words, 1, width).map(paintLine);
}

/** Lines with `first` before the first one and `rest`, of the same width, before the others. */
export function hanging(
  first: string,
  lines: readonly string[],
  rest: string = ' '.repeat(widthOf(first)),
): string[] {
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}

/** Wraps the lines of a text that are longer than `width` columns; keeps indents and runs of spaces. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const spaces = /^ */.exec(line)?.[0].length ?? 0;
    const indent = ' '.repeat(Math.min(spaces, Math.max(0, width - minWidth)));
    const room = width - indent.length;
    const lines = fillLines(wordsOf(line.slice(spaces), null, room), 1, room);
    return lines.length === 0
      ? ['']
      : lines.map((words) => (indent + paintLine(words)).replace(/ +$/, ''));
  });
}

/** Joins items into lines of at most `width` columns; only breaks items that are wider than a line. */
export function flowItems(items: readonly string[], separator: string, width: number): string[] {
  const pieces = items.flatMap((item) => (widthOf(item) > width ? wrap(item, width) : [item]));
  return fillLines(
    pieces.map((text) => ({ text, paint: null })),
    widthOf(separator),
    width,
  ).map((line) => line.map(({ text }) => text).join(separator));
}

/** Cuts a text to `width` columns, ending in an ellipsis. */
export function shorten(text: string, width: number, charset: Charset): string {
  return clampLines(flow([text], width, charset), 1, width, charset)[0] ?? '';
}

/** Keeps the first `maxLines` lines, ending in an ellipsis if lines are dropped. Lines must not be painted. */
export function clampLines(
  lines: readonly string[],
  maxLines: number,
  width: number,
  charset: Charset,
): string[] {
  if (lines.length <= maxLines) return [...lines];
  const { ellipsis } = glyphs(charset);
  const last = lines[maxLines - 1] ?? '';
  const [fitting = ''] = wrap(last, width - widthOf(ellipsis));
  return [...lines.slice(0, maxLines - 1), fitting.replace(/[,;:.]+$/, '') + ellipsis];
}

/** Columns that fit any character. */
const minWidth = 2;

/** A word, or a piece of a word that is longer than a line. */
interface Word {
  readonly text: string;
  readonly paint: ((text: string) => string) | null;
}

/** Splits at spaces; in a run of spaces, all but the last belong to the word before them. */
function wordsOf(text: string, paint: Word['paint'], width: number): Word[] {
  return text
    .split(/ (?! )/)
    .filter((word) => word !== '')
    .flatMap((word) => cutWord(word, Math.max(minWidth, width)))
    .map((piece) => ({ text: piece, paint }));
}

/** Puts as many words on each line as fit, `gap` columns apart. */
function fillLines(words: readonly Word[], gap: number, width: number): Word[][] {
  const lines: Word[][] = [];
  let used = 0;
  for (const word of words) {
    const columns = widthOf(word.text);
    const line = lines.at(-1);
    if (line === undefined || used + gap + columns > width) {
      lines.push([word]);
      used = columns;
    } else {
      line.push(word);
      used += gap + columns;
    }
  }
  return lines;
}

/** Joins the words of a line; neighbours with the same paint are painted together. */
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

/** Cuts a word into pieces of at most `width` columns, between characters as people see them. */
function cutWord(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of charactersOf(word)) {
    if (piece !== '' && widthOf(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}
