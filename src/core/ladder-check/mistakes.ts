import { isRecord } from '../base/parse-untrusted.js';
import {
  type Issue,
  type Path,
  type Problem,
  pathText,
  problemsOf,
  startsWith,
  valueAt,
  valueText,
} from '../base/problems.js';
import { ladderProblems } from '../placement/ladder-problems.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { fixFor } from './fixes.js';
import { mendedLadder } from './mended.js';
import { asWritten, type MisspeltKey, withKeysPutRight } from './misspelt-keys.js';
import { type LadderShape, stringsIn, withPart } from './shape.js';

/** Everything that is wrong with a ladder's file, at once. */

/** A mistake, for the author. */
export interface Mistake {
  /** As the file has it. */
  readonly path: Path;
  /** Whether the key itself is wrong, or what it holds. */
  readonly at: 'key' | 'value';
  /** The id of the level, strand or behaviour it is in; null outside of all. */
  readonly part: string | null;
  readonly found: string;
  readonly allowed: string;
  /** What to do, as a sentence without a full stop. */
  readonly fix: string;
}

export interface LadderReading {
  readonly mistakes: readonly Mistake[];
  /** The ladder; with mistakes, what is left of it when they are set aside. null where nothing is. */
  readonly ladder: Ladder | null;
  /** Paths of `ladder` where it does not hold what the file does. */
  readonly replaced: readonly Path[];
  /** A path of `ladder` as the file has it: its author may have written another key. */
  asWritten(path: Path): Path;
}

/** Reads a value as a ladder. */
export function readAsLadder(value: unknown, shape: LadderShape): LadderReading {
  const putRight = withKeysPutRight(value, shape);
  const issues = allIssues(putRight.value, shape);
  const mended = mendedLadder(putRight.value, shape);
  const across = mended === null ? [] : ladderProblems(mended.ladder);
  const replaced = mended?.replaced ?? [];
  const ofShape = problemsOf(issues.flatMap(oneForEachKey), putRight.value, shape.keysAt);
  const problems = firstAtEachPlace([
    ...ofShape,
    ...across.filter(({ path }) => !replaced.some((other) => startsWith(path, other))),
  ]);
  return {
    mistakes: [
      ...putRight.misspelt.map((key) => misspeltMistake(key, putRight.misspelt, value)),
      ...problems.map((problem) => mistakeOf(problem, putRight.misspelt, putRight.value)),
    ],
    ladder: mended?.ladder ?? null,
    replaced,
    asWritten: (path) => asWritten(path, putRight.misspelt),
  };
}

function misspeltMistake(
  { path, written, meant }: MisspeltKey,
  all: readonly MisspeltKey[],
  value: unknown,
): Mistake {
  const place = asWritten(path, all);
  return {
    path: [...place, written],
    at: 'key',
    part: partAt(value, place),
    found: `the key ${valueText(written)}`,
    allowed: `the key ${valueText(meant)}`,
    fix: `rename it to ${valueText(meant)}`,
  };
}

function mistakeOf(problem: Problem, misspelt: readonly MisspeltKey[], value: unknown): Mistake {
  const { path, found, allowed, key } = problem;
  return {
    path: asWritten(key === undefined ? path : [...path, key], misspelt),
    at: key === undefined ? 'value' : 'key',
    part: partAt(value, path),
    found,
    allowed,
    fix: fixFor(problem, value),
  };
}

/** The id of the innermost level, strand, behaviour or action that a path leads through; null where none has one. */
function partAt(value: unknown, path: Path): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const part = valueAt(value, path.slice(0, length));
    if (isRecord(part) && typeof part.id === 'string' && part.id !== '') return part.id;
  }
  return null;
}

/** One for each key: the author has to put each right. */
function oneForEachKey(issue: Issue): Issue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return (issue.keys ?? []).map((key) => ({ ...issue, keys: [key] }));
}

/** A text where a list should be is wrong in kind; that it is also too short for one says nothing more. */
function firstAtEachPlace(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, key }) => {
    const place = `${pathText(path)} ${key ?? ''}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

/**
 * All issues. zod looks into a list only when its length is right, so a list that is too long is also looked at a piece
 * at a time.
 */
function allIssues(value: unknown, shape: LadderShape): Issue[] {
  const result = shape.parse(value);
  if ('ladder' in result) return [];
  const found = [...result.issues];
  const tooLong = result.issues.flatMap(({ code, origin, path, maximum }) =>
    code === 'too_big' && origin === 'array'
      ? [{ path: stringsIn(path), size: Number(maximum) }]
      : [],
  );
  for (const { path, size } of tooLong) {
    const list = valueAt(value, path);
    if (!Array.isArray(list)) continue;
    for (let from = 0; from < list.length; from += size) {
      const piece = withPart(value, path, () => list.slice(from, from + size));
      found.push(...issuesInside(piece, path, from, shape));
    }
  }
  return found;
}

/** The issues inside a list, counted on from an index. */
function issuesInside(value: unknown, path: Path, from: number, shape: LadderShape): Issue[] {
  const result = shape.parse(value);
  if ('ladder' in result) return [];
  return result.issues.flatMap((issue) => {
    const index = issue.path[path.length];
    if (typeof index !== 'number' || !startsWith(stringsIn(issue.path), path)) return [];
    return [{ ...issue, path: issue.path.with(path.length, index + from) }];
  });
}
