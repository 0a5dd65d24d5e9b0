import type { LadderSource } from '../../core/ladder-import/source.js';
import type { LadderFile } from '../../core/schema/ladder.schema.js';
import { type ByteStream, readInput, sourceName } from '../files/input-file.js';
import { type CheckedText, checkLadderText } from '../input/ladder-check.js';

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
}

export function ladderFiles(stdin: ByteStream): LadderFiles {
  return {
    check: async (file) => checkLadderText(await readInput(file, stdin), sourceName(file)),
    checkText: checkLadderText,
    readSource: async (file) => {
      const { readSource } = await import('./read-source.js');
      return readSource(await readInput(file, stdin), sourceName(file));
    },
    readAuthored: async (file) => readAuthored(file, stdin),
    asYaml: async (value) => {
      const { stringify } = await import('yaml');
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
