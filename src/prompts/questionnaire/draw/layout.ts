import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { wrapWords } from '../../../core/base/wrap.js';
import { charactersOf } from '../graphemes.js';

/** Lines of a screen, from top to bottom. */
export type Lines = readonly string[];

/** A part of a screen, in versions from the fullest to the barest. */
export interface Section {
  readonly name: string;
  readonly versions: readonly Lines[];
}

/** A section as it is shown. */
export interface Placed {
  readonly name: string;
  readonly lines: Lines;
}

/**
 * The fullest versions of the sections that fit the height. `giveWay` names sections, the least important first;
 * each mention moves that section on by one version.
 */
export function fitSections(
  sections: readonly Section[],
  giveWay: readonly string[],
  height: number,
): readonly Placed[] {
  const versions = new Map(sections.map((section) => [section.name, section.versions]));
  const step = new Map<string, number>();
  const linesOf = (name: string) => {
    const all = versions.get(name) ?? [];
    return all[Math.min(step.get(name) ?? 0, all.length - 1)] ?? [];
  };
  const fits = () => sections.reduce((rows, { name }) => rows + linesOf(name).length, 0) <= height;
  const move = (name: string, by: 1 | -1) => step.set(name, (step.get(name) ?? 0) + by);

  const given: string[] = [];
  for (const name of giveWay) {
    if (fits()) break;
    move(name, 1);
    given.push(name);
  }
  // One that gave way late may have made more room than was needed: the most important take it back.
  for (const name of given.reverse()) {
    move(name, -1);
    if (!fits()) move(name, 1);
  }
  return sections.map(({ name }) => ({ name, lines: linesOf(name) }));
}

/**
 * Characters that take one column each: nearly all that is ever drawn. To count them is enough; to measure anything
 * else, tables of all scripts and emoji are set up, which takes a millisecond.
 */
const evenText = /^[ -~¡-¬®-ÿ–—‘’“”„…›█░]*$/;

/** How many columns the text takes: wide characters and emoji take two. */
export function widthOf(text: string): number {
  return evenText.test(text) ? text.length : stringWidth(text);
}

/** Spaces that do not stand alone between two words: what becomes of them at the end of a line is an art. */
const looseSpaces = /^ | {2}| $/;

/** The text in lines of at most `width` columns, broken between words where that is possible. */
export function wrap(text: string, width: number): Lines {
  const columns = Math.max(2, width);
  if (evenText.test(text) && !looseSpaces.test(text)) {
    const lines = wrapWords(text, columns).split('\n');
    // A word for which a line has no room must be broken.
    if (lines.every(({ length }) => length <= columns)) return lines;
  }
  return wrapAnsi(text, columns, { hard: true }).split('\n');
}

/** The items in lines, broken between items only where that is possible. */
export function flow(items: Lines, separator: string, width: number): Lines {
  const lines: string[] = [];
  for (const item of items) {
    const longer = lines.length === 0 ? item : `${lines.at(-1)}${separator}${item}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(...wrap(item, width));
  }
  return lines;
}

/** As much of the text as `width` columns hold, with `mark` in place of the rest. */
export function truncate(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  return startOf(text, Math.max(0, width - widthOf(mark))).trimEnd() + mark;
}

/** The longest start of the text that takes at most `width` columns, and at most as many code units. */
export function startOf(text: string, width: number): string {
  let columns = 0;
  let end = 0;
  // No character is narrower than nothing: text beyond this cannot be part of the start.
  for (const { segment, index } of charactersOf(text.slice(0, width))) {
    columns += widthOf(segment);
    if (columns > width) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** The longest end of the text that takes at most `width` columns, and at most as many code units. */
export function endOf(text: string, width: number): string {
  const segments = [...charactersOf(width > 0 ? text.slice(-width) : '')];
  let columns = 0;
  let taken = '';
  for (const { segment } of segments.reverse()) {
    columns += widthOf(segment);
    if (columns > width) break;
    taken = segment + taken;
  }
  return taken;
}

/** The text filled up with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Two texts at both ends of a line; null when they do not fit. */
export function atBothEnds(left: string, right: string, width: number): string | null {
  const room = width - widthOf(left) - widthOf(right);
  return room < 2 ? null : left + ' '.repeat(room) + right;
}

/** The lines, then shorter and shorter versions down to `least` lines, each ending in `mark`. */
export function shorterAndShorter(
  lines: Lines,
  least: number,
  width: number,
  mark: string,
): Lines[] {
  const versions: Lines[] = [lines];
  for (let rows = lines.length - 1; rows >= least; rows -= 1) {
    const last = lines[rows - 1] ?? '';
    const cut =
      rows === 0 ? [] : [...lines.slice(0, rows - 1), truncate(`${last}${mark}`, width, mark)];
    versions.push(cut);
  }
  return versions;
}

/** Typographic signs, and what stands for them where only ASCII can be drawn or read out. */
const asciiSigns: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '·': '-',
  '•': '-',
  '›': '>',
  '→': '->',
  '←': 'Left',
  '↑': 'Up',
  '↓': 'Down',
  '×': 'x',
  '≥': '>=',
  '≤': '<=',
  '\u00A0': ' ',
};

/** The text with ASCII in place of typographic signs; letters of any script stay. */
export function withAsciiSigns(text: string): string {
  return text.replace(/[“”„‘’–—−…·•›→←↑↓×≥≤\u00A0]/g, (sign) => asciiSigns[sign] ?? sign);
}
