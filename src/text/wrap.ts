import type { Charset } from './signs.js';
import { glyphs, typeset } from './signs.js';
import { charactersOf, widthOf } from './width.js';

/** A piece of running text and how it stands out. */
export type Span = string | { readonly text: string; readonly paint: (text: string) => string };

/** Running text in lines of at most `width` columns. Words are cut only where one is longer than a line. */
export function flow(spans: readonly Span[], width: number, charset: Charset): string[] {
  const words = spans.flatMap((span) => {
    const { text, paint } = typeof span === 'string' ? { text: span, paint: null } : span;
    const drawn = typeset(text, charset).normalize();
    return wordsOf(drawn.replaceAll(/ +/g, ' '), paint, width);
  });
  return fillLines(words, 1, width).map(paintLine);
}

/** The lines of a text, those that are longer than `width` columns wrapped. Indents and columns stay. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const spaces = /^ */.exec(line)?.[0].length ?? 0;
    const indent = ' '.repeat(Math.min(spaces, Math.max(0, width - leastWidth)));
    const room = width - indent.length;
    const lines = fillLines(wordsOf(line.slice(spaces), null, room), 1, room);
    return lines.length === 0
      ? ['']
      : lines.map((words) => (indent + paintLine(words)).replace(/ +$/, ''));
  });
}

/** The items in lines of at most `width` columns, broken between items only where that is possible. */
export function flowItems(items: readonly string[], separator: string, width: number): string[] {
  const pieces = items.flatMap((item) => (widthOf(item) > width ? wrap(item, width) : [item]));
  return fillLines(
    pieces.map((text) => ({ text, paint: null })),
    widthOf(separator),
    width,
  ).map((line) => line.map(({ text }) => text).join(separator));
}

/** The text in at most `width` columns, with an ellipsis where words are left out. */
export function shorten(text: string, width: number, charset: Charset): string {
  return clampLines(flow([text], width, charset), 1, width, charset)[0] ?? '';
}

/** The first `most` lines, the last with an ellipsis where others are left out. Lines must not be painted. */
export function clampLines(
  lines: readonly string[],
  most: number,
  width: number,
  charset: Charset,
): string[] {
  if (lines.length <= most) return [...lines];
  const { ellipsis } = glyphs(charset);
  const last = lines[most - 1] ?? '';
  const [fitting = ''] = wrap(last, width - widthOf(ellipsis));
  return [...lines.slice(0, most - 1), fitting.replace(/[,;:.]+$/, '') + ellipsis];
}

/** Columns for any one character. */
const leastWidth = 2;

/** A word, or a piece of one that is longer than a line. */
interface Word {
  readonly text: string;
  readonly paint: ((text: string) => string) | null;
}

/** The words between single spaces; of several spaces, all but one belong to the word before them. */
function wordsOf(text: string, paint: Word['paint'], width: number): Word[] {
  return text
    .split(/ (?! )/)
    .filter((word) => word !== '')
    .flatMap((word) => cutWord(word, Math.max(leastWidth, width)))
    .map((piece) => ({ text: piece, paint }));
}

/** Words put one after another, `gap` columns apart, on each line as many as it holds. */
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
  for (const { segment } of charactersOf(word)) {
    if (piece !== '' && widthOf(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}
