import type { Paint } from '../../../text/paint.js';
import type { Charset } from '../../../text/signs.js';
import { widthOf } from '../../../text/width.js';
import { clampLines } from '../../../text/wrap.js';

/** How a sheet is drawn: the room there is, and the signs and colours that the terminal has. */
export interface Look extends Charset {
  /** The most columns of a line: one less than the terminal has. */
  readonly width: number;
  /** The most lines. */
  readonly height: number;
  readonly paint: Paint;
}

/** A part of a page, in one to three versions, each with fewer rows than the one before. */
export interface Section {
  readonly name: string;
  readonly versions: readonly (readonly string[])[];
  /** Draws it in the rows that all others leave, where even their last versions leave too few. */
  readonly cut?: (rows: number) => readonly string[];
}

/** A section as it is shown. */
export interface Placed {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * The sections on a page of `height` rows. While there are too few rows, those named in `givingWay` go on to their
 * next version, the least important first; then the one that can be cut is cut.
 */
export function fitSections(
  sections: readonly Section[],
  givingWay: readonly string[],
  height: number,
): readonly Placed[] {
  const left = new Map(sections.map(({ name, versions }) => [name, [...versions]]));
  const linesOf = (name: string) => left.get(name)?.[0] ?? [];
  const missing = () => sections.reduce((rows, { name }) => rows + linesOf(name).length, -height);
  for (const name of givingWay) {
    if (missing() <= 0) break;
    const versions = left.get(name);
    if (versions !== undefined && versions.length > 1) versions.shift();
  }
  const excess = missing();
  return sections.map(({ name, cut }) => {
    const lines = linesOf(name);
    const shown = excess > 0 && cut !== undefined ? cut(Math.max(1, lines.length - excess)) : lines;
    return { name, lines: shown };
  });
}

/** A section that is shown as it is, or not at all. */
export function section(name: string, lines: readonly string[]): Section {
  return { name, versions: [lines, []] };
}

/** An empty line, for as long as there is room. */
export function gap(name: string): Section {
  return section(name, ['']);
}

/** A text that is cut where there is no room for all of it. */
export function clampedSection(
  name: string,
  lines: readonly string[],
  paint: (text: string) => string,
  look: Look,
): Section {
  return {
    name,
    versions: [painted(lines, paint)],
    cut: (rows) => painted(clampLines(lines, rows, look.width, look), paint),
  };
}

/** The lines painted, but for the empty ones. */
export function painted(
  lines: readonly string[],
  paint: (text: string) => string,
): readonly string[] {
  return lines.map((line) => (line === '' ? line : paint(line)));
}

/** Two texts at both ends of a line; null when they do not fit. */
export function atBothEnds(left: string, right: string, width: number): string | null {
  const room = width - widthOf(left) - widthOf(right);
  return room < 2 ? null : left + ' '.repeat(room) + right;
}
