import { isAbsolute } from 'node:path';
import type { LadderSource } from '../../core/ladder-check/import/source.js';
import type { Ladder, LadderFile } from '../../core/schema/ladder.schema.js';
import { type ByteStream, readInput, sourceName } from '../files/input-file.js';
import { type CheckedText, checkLadderText } from '../input/ladder-check.js';
import { type LadderPlaces, ladderNameOrPath, readLadder } from '../input/ladders.js';
import { loadWith } from '../input/packages.js';
import { keepLadder, type NamedLadder, namedLadders } from './kept-ladders.js';

/** What commands about ladder files need of the outside world. All throw CoachError `invalid-input`. */
export interface LadderFiles {
  /** Finds everything that is wrong with a file (`-`: standard input). */
  check(file: string): Promise<CheckedText>;
  checkText(text: string, source: string): Promise<CheckedText>;
  /** Reads a table, a document, or YAML or JSON of any shape (`-`: standard input). */
  readSource(file: string): Promise<LadderSource>;
  /** What is written in a ladder file, without defaults. */
  readAuthored(file: string): Promise<LadderFile>;
  /** A value as YAML. */
  asYaml(value: unknown): Promise<string>;
  /** The folder of copies in the home. */
  readonly folder: string;
  /** All ladders that can be named. */
  named(): Promise<NamedLadder[]>;
  /** Reads a ladder by name, or from a file. */
  read(which: string): Promise<Ladder>;
  /** The same, and a file is copied into the home. Throws CoachError `invalid-input` if another ladder has its id. */
  use(which: string): Promise<UsedLadder>;
}

export interface UsedLadder {
  readonly name: string;
  readonly ladder: Ladder;
  /** The copy that it took the place of. */
  readonly replaced: Ladder | null;
}

export function ladderFiles(stdin: ByteStream, places: LadderPlaces): LadderFiles {
  const read = async (which: string) => readLadder(ladderNameOrPath(which, places), places);
  return {
    folder: places.kept,
    named: () => namedLadders(places),
    read,
    use: async (which) => {
      const name = ladderNameOrPath(which, places);
      const ladder = await readLadder(name, places);
      if (!isAbsolute(name)) return { name, ladder, replaced: null };
      const replaced = await keepLadder(ladder, await readAuthored(name, stdin), places);
      return { name: ladder.id, ladder, replaced };
    },
    check: async (file) => checkLadderText(await readInput(file, stdin), sourceName(file)),
    checkText: checkLadderText,
    readSource: async (file) => {
      const { readSource } = await import('./read-source.js');
      return readSource(await readInput(file, stdin), sourceName(file));
    },
    readAuthored: async (file) => readAuthored(file, stdin),
    asYaml: async (value) => {
      const { stringify } = await loadWith('yaml', 'writing YAML', () => import('yaml'));
      return stringify(value, { lineWidth: 100 });
    },
  };
}

async function readAuthored(file: string, stdin: ByteStream): Promise<LadderFile> {
  const { ladderRefused } = await import('../input/ladder-check.js');
  const { readLadderText } = await import('../input/ladder-text.js');
  const text = await readInput(file, stdin);
  const source = sourceName(file);
  const { mistakes } = await checkLadderText(text, source);
  if (mistakes.length > 0)
    throw ladderRefused(source, mistakes, `career-coach ladder check ${source}`);
  // Checked: it is what an author may write.
  return (await readLadderText(text, source)).value as LadderFile;
}
