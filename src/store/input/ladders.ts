import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { Ladder, Terms } from '../../core/schema/ladder.schema.js';
import { defaultSettings } from '../../core/settings/default-settings.js';

/** The id of the ladder that comes with the program. */
export const builtInLadder = defaultSettings.ladder;

/**
 * A ladder by what the settings say: the id of the built-in one, or the absolute path of a file.
 * `root` is the folder of this package. Terms are not filled in.
 * Throws CoachError `invalid-input` for a file that is no ladder, with the place and what is allowed.
 */
export async function readLadder(which: string, root: string): Promise<Ladder> {
  if (which === builtInLadder) return readBuiltIn(root);
  if (isAbsolute(which)) {
    const { readLadderFile } = await import('./ladder-file.js');
    return readLadderFile(which);
  }
  throw new CoachError(
    'invalid-input',
    `no ladder "${clean(which)}": allowed are ${builtInLadder} and the absolute path of a ladder file`,
  );
}

/**
 * The name by which settings keep a ladder: the built-in one's id, or the absolute path of a file, which is read and
 * checked. Throws CoachError `invalid-input` for a file that is no ladder.
 */
export async function findLadder(which: string, root: string): Promise<string> {
  const name = which === builtInLadder ? which : resolve(which);
  // Settings are cleaned when they are read: it would be another file then.
  if (clean(name) !== name) {
    throw new CoachError(
      'invalid-input',
      `${clean(name)}: the path has control characters in it, or spaces at its end, and cannot be kept`,
      ['rename the file, then set it again'],
    );
  }
  await readLadder(name, root);
  return name;
}

/**
 * The ladder in use with its terms filled in, the person's own before the ladder's. The build has done it for the
 * built-in ladder's: to fill in its texts takes longer than all else that a start does with it.
 */
export async function readLadderWith(terms: Terms, which: string, root: string): Promise<Ladder> {
  if (which === builtInLadder && Object.keys(terms).length === 0)
    return readBuiltIn(root, '.filled');
  const { withTerms } = await import('../../core/ladder/fill-in-terms.js');
  try {
    return withTerms(await readLadder(which, root), terms);
  } catch (error) {
    throw error instanceof CoachError && which !== builtInLadder
      ? new CoachError(error.code, error.message, waysOut)
      : error;
  }
}

/** What to do when the ladder in use cannot be read: its file was moved, or is being worked on. */
const waysOut = ['career-coach settings reset ladder', 'career-coach settings set ladder FILE'];

/** The build has validated it and filled in its defaults; `.filled`: its terms, too. */
function readBuiltIn(root: string, variant: '' | '.filled' = ''): Ladder {
  const file = join(root, 'dist', `${builtInLadder}${variant}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CoachError('storage', `cannot read ${clean(file)}: the program is not complete`, [
      'install career-coach again',
      'or, in its source, run: npm run build',
    ]);
  }
}
