import type { Paint } from '../../../text/paint.js';
import type { Charset } from '../../../text/signs.js';
import { widthOf } from '../../../text/width.js';
import { clampLines } from '../../../text/wrap.js';

export interface Look extends Charset {
  /** Columns of a line: one less than the terminal has. */
  readonly width: number;
  readonly height: number;
  readonly paint: Paint;
}

/** A part of a page in one to three versions, the longest first. */
export interface Section {
  readonly name: string;
  readonly versions: readonly (readonly string[])[];
  /** Draws the section in the given rows, if even the shortest versions of the others leave too few. */
  readonly cut?: (rows: number) => readonly string[];
}

/** A section in the version that fits. */
export interface PlacedSection {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * Fits the sections into `height` rows. While there are too few rows, the sections named in `shrinkOrder` change to their
 * next version, the least important first; then the section with `cut` is cut.
 */
export function fitSections(
  sections: readonly Section[],
  shrinkOrder: readonly string[],
  height: number,
): readonly PlacedSection[] {
  const remaining = new Map(sections.map(({ name, versions }) => [name, [...versions]]));
  const linesOf = (name: string) => remaining.get(name)?.[0] ?? [];
  const missing = () => sections.reduce((rows, { name }) => rows + linesOf(name).length, -height);
  for (const name of shrinkOrder) {
    if (missing() <= 0) break;
    const versions = remaining.get(name);
    if (versions !== undefined && versions.length > 1) versions.shift();
  }
  const excess = missing();
  return sections.map(({ name, cut }) => {
    const lines = linesOf(name);
    const shown = excess > 0 && cut !== undefined ? cut(Math.max(1, lines.length - excess)) : lines;
    return { name, lines: shown };
  });
}

/** A section that is shown whole or not at all. */
export function section(name: string, lines: readonly string[]): Section {
  return { name, versions: [lines, []] };
}

/** An empty line, if there is room. */
export function gap(name: string): Section {
  return section(name, ['']);
}

/** A text that can be cut. */
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

/** The lines painted, except empty ones. */
export function painted(
  lines: readonly string[],
  paint: (text: string) => string,
): readonly string[] {
  return lines.map((line) => (line === '' ? line : paint(line)));
}

/** Two texts at the ends of a line; null if they do not fit. */
export function atBothEnds(left: string, right: string, width: number): string | null {
  const room = width - widthOf(left) - widthOf(right);
  return room < 2 ? null : left + ' '.repeat(room) + right;
}
