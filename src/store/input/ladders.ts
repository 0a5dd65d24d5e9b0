import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { didYouMean } from '../../core/base/did-you-mean.js';
import { CoachError } from '../../core/base/errors.js';
import { ladderForBranch } from '../../core/ladder/branch.js';
import type { Edition } from '../../core/ladder/edition.js';
import { editionNamed, editionOf, makeEdition } from '../../core/ladder/edition.js';
import type { Ladder, Terms } from '../../core/schema/ladder.schema.js';
import type { Settings } from '../../core/schema/settings.schema.js';
import { defaultSettings } from '../../core/settings/default-settings.js';

export const builtInLadder = defaultSettings.ladder;

/** Where ladders are looked for by name. */
export interface LadderPlaces {
  /** The folder of this package. */
  readonly root: string;
  /** The folder of copies in the home. */
  readonly kept: string;
}

/**
 * Reads a ladder by its name in the settings: the id of the built-in ladder, the name of a copy in the home, or the
 * absolute path of a file. Terms are not filled in. Throws CoachError `invalid-input`.
 */
export async function readLadder(name: string, places: LadderPlaces): Promise<Ladder> {
  if (name === builtInLadder) return readBuiltInAsWritten(places.root);
  const file = isAbsolute(name) ? name : keptFile(name, places);
  if (file === null) throw noLadder(name, places);
  const { readLadderFile } = await import('./ladder-file.js');
  return readLadderFile(file);
}

/** The copy of that name, if there is one. */
function keptFile(name: string, { kept }: LadderPlaces): string | null {
  const file = join(kept, `${name}.json`);
  return namePattern.test(name) && existsSync(file) ? file : null;
}

const namePattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Of all ladders that can be named, the built-in one first. */
export function ladderNames({ kept }: LadderPlaces): string[] {
  const names = existsSync(kept)
    ? readdirSync(kept).map((file) => file.replace(/\.json$/, ''))
    : [];
  const found = names.filter(
    (name) => name !== builtInLadder && keptFile(name, { root: '', kept }),
  );
  return [builtInLadder, ...found.sort()];
}

/** Accepts a name or a file; returns the name, or the absolute path of the file. */
export function ladderNameOrPath(which: string, places: LadderPlaces): string {
  if (which === builtInLadder || keptFile(which, places) !== null) return which;
  const path = resolve(which);
  if (!existsSync(path)) throw noLadder(which, places);
  return path;
}

function noLadder(which: string, places: LadderPlaces): CoachError {
  const meant = didYouMean(which, ladderNames(places));
  return new CoachError(
    'invalid-input',
    `there is no ladder "${clean(which).slice(0, 200)}", by name or as a file${meant}`,
    ['career-coach ladder list', 'career-coach ladder new FILE writes one to start from'],
  );
}

/**
 * Returns the name of a ladder for the settings, with a file's path made absolute, after checking the ladder.
 * Throws CoachError `invalid-input` if there is no such ladder.
 */
export async function findLadder(which: string, places: LadderPlaces): Promise<string> {
  const name = ladderNameOrPath(which, places);
  // Settings are cleaned when read, and a cleaned path would name another file.
  if (clean(name) !== name) {
    throw new CoachError(
      'invalid-input',
      `${clean(name)}: a path with control characters, or with spaces at its end, cannot be kept in the settings`,
      ['rename the file, then set it again'],
    );
  }
  await readLadder(name, places);
  return name;
}

/** What the settings say of the ladder in use. */
type LadderChoice = Pick<Settings, 'ladder' | 'branch'>;

/** Reads the person's branch of the ladder in use; terms are not filled in. Throws CoachError `invalid-input`. */
export async function readBranch(
  { ladder, branch }: LadderChoice,
  places: LadderPlaces,
): Promise<Ladder> {
  return ladderForBranch(await readLadder(ladder, places), branch);
}

/** What the journal keeps of the ladder in use. Of the built-in one, the build knows the name and the author's words. */
export async function readEdition(choice: LadderChoice, places: LadderPlaces): Promise<Edition> {
  if (choice.ladder !== builtInLadder) return makeEdition(await readBranch(choice, places));
  const { writtenJson } = await import('../../core/ladder/texts-as-written.js');
  const filled = readBuilt<Ladder>(places.root, builtInLadder, JSON.parse);
  const texts = readBuilt(places.root, `${builtInLadder}.edition`, JSON.parse);
  return JSON.parse(writtenJson(JSON.stringify(editionNamed(editionOf(filled), filled)), texts));
}

/**
 * Reads the ladder in use with its terms filled in; the person's own terms come first. For the built-in ladder's own terms
 * the build has already done so: filling in is the slowest part of loading it.
 */
export async function readLadderInUse(
  { terms, ...choice }: LadderChoice & { readonly terms: Terms },
  places: LadderPlaces,
): Promise<Ladder> {
  const isBuiltIn = choice.ladder === builtInLadder;
  if (isBuiltIn && Object.keys(terms).length === 0) {
    return readBuilt(places.root, builtInLadder, JSON.parse);
  }
  const { withTerms } = await import('../../core/ladder/fill-in-terms.js');
  try {
    return withTerms(await readBranch(choice, places), terms);
  } catch (error) {
    throw error instanceof CoachError && !isBuiltIn
      ? new CoachError(error.code, error.message, unreadableLadderAdvice)
      : error;
  }
}

/** For a ladder in use that cannot be read: its file was moved, or is being edited. */
const unreadableLadderAdvice = [
  'career-coach ladder check FILE',
  'career-coach ladder use FILE',
  `career-coach ladder use ${builtInLadder}`,
];

async function readBuiltInAsWritten(root: string): Promise<Ladder> {
  const { asWritten } = await import('../../core/ladder/texts-as-written.js');
  const texts = readBuilt(root, `${builtInLadder}.written`, JSON.parse);
  return readBuilt(root, builtInLadder, (filled) => asWritten(filled, texts));
}

/** Not checked: the build has validated the ladder, and filled in its defaults and terms. */
function readBuilt<T>(root: string, name: string, parse: (text: string) => T): T {
  const file = join(root, 'dist', `${name}.json`);
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CoachError('storage', `cannot read ${clean(file)}: the installation is incomplete`, [
      'install career-coach again',
      'or, in a source checkout, run: npm run build',
    ]);
  }
}
