import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { Ladder, Terms } from '../../core/schema/ladder.schema.js';
import { defaultSettings } from '../../core/settings/default-settings.js';

export const builtInLadder = defaultSettings.ladder;

/**
 * Reads a ladder by its name in the settings: the id of the built-in ladder, or the absolute path of a file.
 * `root` is the folder of this package. Terms are not filled in. Throws CoachError `invalid-input`.
 */
export async function readLadder(name: string, root: string): Promise<Ladder> {
  if (name === builtInLadder) return readBuiltInLadder(root);
  if (isAbsolute(name)) {
    const { readLadderFile } = await import('./ladder-file.js');
    return readLadderFile(name);
  }
  throw new CoachError(
    'invalid-input',
    `there is no ladder "${clean(name)}"; use ${builtInLadder} or the absolute path of a ladder file`,
  );
}

/**
 * Returns the name of a ladder for the settings, with the file's path made absolute, after checking the ladder.
 * Throws CoachError `invalid-input` if the file is not a ladder.
 */
export async function findLadder(idOrPath: string, root: string): Promise<string> {
  const name = idOrPath === builtInLadder ? idOrPath : resolve(idOrPath);
  // Settings are cleaned when read, and a cleaned path would name another file.
  if (clean(name) !== name) {
    throw new CoachError(
      'invalid-input',
      `${clean(name)}: a path with control characters, or with spaces at its end, cannot be kept in the settings`,
      ['rename the file, then set it again'],
    );
  }
  await readLadder(name, root);
  return name;
}

/**
 * Reads a ladder with its terms filled in; the person's own terms come first. For the built-in ladder's own terms the
 * build has already done so: filling in is the slowest part of loading it.
 */
export async function readLadderWithTerms(
  terms: Terms,
  name: string,
  root: string,
): Promise<Ladder> {
  if (name === builtInLadder && Object.keys(terms).length === 0)
    return readBuiltInLadder(root, '.filled');
  const { withTerms } = await import('../../core/ladder/fill-in-terms.js');
  try {
    return withTerms(await readLadder(name, root), terms);
  } catch (error) {
    throw error instanceof CoachError && name !== builtInLadder
      ? new CoachError(error.code, error.message, unreadableLadderAdvice)
      : error;
  }
}

/** For a ladder in use that cannot be read: its file was moved, or is being edited. */
const unreadableLadderAdvice = [
  'career-coach settings reset ladder',
  'career-coach settings set ladder FILE',
];

/** Not checked: the build has validated it and filled in its defaults, and in `.filled` its terms too. */
function readBuiltInLadder(root: string, variant: '' | '.filled' = ''): Ladder {
  const file = join(root, 'dist', `${builtInLadder}${variant}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CoachError('storage', `cannot read ${clean(file)}: the installation is incomplete`, [
      'install career-coach again',
      'or, in a source checkout, run: npm run build',
    ]);
  }
}
