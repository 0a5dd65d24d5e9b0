import { CoachError } from '../../core/base/errors.js';
import { pathText } from '../../core/base/problems.js';
import {
  type LadderReading,
  type Mistake,
  readAsLadder,
} from '../../core/ladder-check/mistakes.js';
import type { LadderShape } from '../../core/ladder-check/shape.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { keysAt } from './check-shape.js';
import { type LadderText, type Place, readLadderText } from './ladder-text.js';

/** A mistake with its place in the file; `path` is null where the text is no JSON or YAML. */
export interface LocatedMistake extends Place, Omit<Mistake, 'path' | 'at'> {
  readonly path: readonly (string | number)[] | null;
}

/** What a check of a ladder's text finds. */
export interface CheckedText {
  /** In the order of the file. */
  readonly mistakes: readonly LocatedMistake[];
  /** Without mistakes the ladder; with some, what is left of it; null where nothing is. */
  readonly ladder: Ladder | null;
  readonly replaced: LadderReading['replaced'];
  readonly repeated: LadderText['repeated'];
  readonly locate: LadderText['locate'];
  /** A path of `ladder` as the file has it. */
  readonly asWritten: LadderReading['asWritten'];
}

/** Reads a ladder's text and finds everything that is wrong with it. Throws CoachError `invalid-input` for other files. */
export async function checkLadderText(text: string, source: string): Promise<CheckedText> {
  const read = await readLadderText(text, source);
  const { locate, repeated } = read;
  if (read.mistakes.length > 0) {
    const mistakes = read.mistakes.map((mistake) => ({ ...mistake, path: null, part: null }));
    return { mistakes, ladder: null, replaced: [], repeated, locate, asWritten: (path) => path };
  }
  const { mistakes, ladder, replaced, asWritten } = readAsLadder(read.value, await ladderShape());
  const located = mistakes.map(({ at, ...mistake }) => ({
    ...locate(mistake.path, at),
    ...mistake,
  }));
  return {
    mistakes: located.toSorted((a, b) => a.line - b.line || a.column - b.column),
    ladder,
    replaced,
    repeated,
    locate,
    asWritten,
  };
}

async function ladderShape(): Promise<LadderShape> {
  const { ladderSchema } = await import('../../core/schema/ladder.schema.js');
  return {
    parse: (value) => {
      const result = ladderSchema.safeParse(value);
      return result.success ? { ladder: result.data } : { issues: result.error.issues };
    },
    keysAt: (path) => keysAt(ladderSchema, path),
  };
}

/** Where a mistake is, and what: `at levels[0].title: found 7, allowed text`. */
export function mistakeText({ path, found, allowed }: LocatedMistake): string {
  const place = path === null || path.length === 0 ? '' : `at ${pathText(path)}: `;
  return `${place}found ${found}, allowed ${allowed}`;
}

/** The failure of a command that needs a ladder: the first mistake, how many there are, and how to see them all. */
export function ladderRefused(
  source: string,
  mistakes: readonly LocatedMistake[],
  command: string,
): CoachError {
  const [first, ...others] = mistakes;
  if (first === undefined) return new CoachError('invalid-input', `${source}: not a ladder`);
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return new CoachError(
    'invalid-input',
    `${source}: line ${first.line}: ${mistakeText(first)}${more}`,
    [command],
  );
}
