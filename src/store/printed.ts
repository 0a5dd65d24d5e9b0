import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { journalPath, printedPath, settingsPath } from './files/profile-paths.js';

/** What a command printed, and its exit code. */
export interface Printed {
  readonly text: string;
  /** Whether it is a page to be read, for which a pager may be started. */
  readonly forPager: boolean;
  readonly code: number;
}

/** Where the output of one command line is kept. */
export interface PrintedPlace {
  /** Null: it was never printed, or a file has changed since. */
  read(): Printed | null;
  /** Never fails: an output that can't be kept is made again. */
  keep(printed: Printed): void;
}

interface PrintedFile {
  readonly files: string;
  readonly outputs: Readonly<Record<string, Printed>>;
}

/** More would take other commands longer to read than they gain. */
const longestText = 100_000;
const mostOutputs = 20;

/**
 * A shell prompt or a status bar asks the same thing all day. So what a reading command prints is kept beside the
 * journal until a file that it was made from changes. To be called before any of these files is read.
 *
 * @param asked what decides the output besides these files: the command line, the day, the screen
 * @param program the file of the program's code: a new version may print something else
 */
export function printedPlace(folder: string, asked: string, program: string): PrintedPlace {
  const sources = [journalPath(folder), settingsPath(folder), program];
  const files = identities(sources);
  const outputs = () => {
    const file = readPrinted(folder);
    return (file?.files === files && file.outputs) || {};
  };
  return {
    read: () => {
      const known = outputs();
      const printed = Object.hasOwn(known, asked) ? known[asked] : undefined;
      // A damaged file is as good as none.
      return typeof printed?.text === 'string' ? printed : null;
    },
    keep: (printed) => {
      const known = outputs();
      const isTooMuch =
        printed.text.length > longestText || Object.keys(known).length >= mostOutputs;
      if (isTooMuch || files === null) return;
      writePrinted(folder, { files, outputs: { ...known, [asked]: printed } });
      // Words in it may have been erased from the journal meanwhile.
      if (identities(sources) !== files) forgetPrinted(folder);
    },
  };
}

/** Deletes what was printed: words that are erased from the journal may stand in it. */
export function forgetPrinted(folder: string): void {
  rmSync(printedPath(folder), { force: true, recursive: true });
}

/** Changes whenever a file does; null where that can't be told. */
function identities(files: readonly string[]): string | null {
  try {
    return files
      .map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }))
      .map((stats) => stats && [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join('.'))
      .join(' ');
  } catch {
    return null;
  }
}

function readPrinted(folder: string): PrintedFile | null {
  try {
    // A pipe in its place would be waited for.
    if (!statSync(printedPath(folder)).isFile()) return null;
    return JSON.parse(readFileSync(printedPath(folder), 'utf8'));
  } catch {
    return null;
  }
}

function writePrinted(folder: string, content: PrintedFile): void {
  const staged = `${printedPath(folder)}.new-${process.pid}`;
  try {
    writeFileSync(staged, JSON.stringify(content), { flag: 'wx', mode: 0o600 });
    renameSync(staged, printedPath(folder));
  } catch {
    rmSync(staged, { force: true });
  }
}
