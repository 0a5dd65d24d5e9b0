import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { clean } from '../core/clean.js';
import { CoachError } from '../core/errors.js';
import { ladderProblems } from '../core/ladder.js';
import type { Ladder } from '../core/ladder.schema.js';
import { problemLine } from '../core/problems.js';
import { defaultSettings } from '../core/settings.js';
import { parseUntrusted } from '../core/untrusted.js';
import { readInput } from './files.js';

/** The id of the ladder that comes with the program. */
export const builtInLadder = defaultSettings.ladder;

/**
 * A ladder by what the settings say: the id of the built-in one, or the absolute path of a file.
 * `root` is the folder of this package. Terms are not filled in.
 * Throws CoachError `invalid-input` for a file that is no ladder, with the place and what is allowed.
 */
export async function readLadder(which: string, root: string): Promise<Ladder> {
  if (which === builtInLadder) return readBuiltIn(root);
  if (isAbsolute(which)) return readLadderFile(which);
  throw new CoachError(
    'invalid-input',
    `no ladder "${clean(which)}": allowed are ${builtInLadder} and the absolute path of a ladder file`,
  );
}

/** The build has validated it and filled in its defaults. */
function readBuiltIn(root: string): Ladder {
  const file = join(root, 'dist', `${builtInLadder}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CoachError('storage', `cannot read ${clean(file)}: the program is not complete`, [
      'install career-coach again',
      'or, in its source, run: npm run build',
    ]);
  }
}

/** Nothing stands in for standard input: a ladder is read more than once. */
const noInput = { async *[Symbol.asyncIterator]() {} };

/** A ladder from a file that somebody else wrote. Throws CoachError `invalid-input`. */
export async function readLadderFile(file: string): Promise<Ladder> {
  const source = clean(file);
  const value = parseUntrusted(await readInput(file, noInput), source);
  const { ladderSchema } = await import('../core/ladder.schema.js');
  const { checkShape } = await import('./check-shape.js');
  const ladder = checkShape(ladderSchema, value, source);
  const problems = ladderProblems(ladder);
  if (problems.length === 0) return ladder;
  throw new CoachError('invalid-input', problemLine(source, problems));
}
