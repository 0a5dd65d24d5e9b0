import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CoachError } from '../../core/base/errors.js';
import { compareLadders } from '../../core/ladder/compare-ladders.js';
import type { Ladder, LadderFile } from '../../core/schema/ladder.schema.js';
import { writeOutput } from '../files/output-file.js';
import { storageFailure } from '../files/system.js';
import { builtInLadder, type LadderPlaces, ladderNames, readLadder } from '../input/ladders.js';

/** Copies of ladders in the home, so that a file that is away or half written stops nobody. */

/** A ladder that can be named; `ladder` is null, with the reason, for a file that is none. */
export type NamedLadder =
  | { readonly name: string; readonly ladder: Ladder }
  | { readonly name: string; readonly ladder: null; readonly reason: string };

/** The built-in ladder, then the copies by name. */
export async function namedLadders(places: LadderPlaces): Promise<NamedLadder[]> {
  return Promise.all(ladderNames(places).map((name) => namedLadder(name, places)));
}

async function namedLadder(name: string, places: LadderPlaces): Promise<NamedLadder> {
  try {
    return { name, ladder: await readLadder(name, places) };
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    return { name, ladder: null, reason: error.message };
  }
}

/**
 * Copies a ladder into the home under its id. Returns the ladder that it replaces; null if it replaces none.
 * Throws CoachError `invalid-input` if another ladder has the id, `storage` if it cannot be written.
 */
export async function keepLadder(
  ladder: Ladder,
  authored: LadderFile,
  places: LadderPlaces,
): Promise<Ladder | null> {
  const { id } = ladder;
  if (id === builtInLadder) throw taken(id, 'the ladder that comes with the program');
  const known = ladderNames(places).includes(id) ? await namedLadder(id, places) : null;
  if (known?.ladder && !compareLadders(known.ladder, ladder).sameLadder) {
    throw taken(id, `“${known.ladder.title}”`);
  }
  makeFolder(places.kept);
  writeOutput(join(places.kept, `${id}.json`), `${JSON.stringify(authored, null, 2)}\n`, true);
  return known?.ladder ?? null;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageFailure('cannot make the folder', folder, error);
  }
}

function taken(id: string, whose: string): CoachError {
  return new CoachError(
    'invalid-input',
    `"${id}" is already the id of ${whose}; nothing was changed`,
    ['give your ladder another id: answers are kept by it', 'career-coach ladder list'],
  );
}
