import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder, synchroniseFolder } from '../files/folders.js';
import { writeNew } from '../files/output-file.js';
import { journalPath } from '../files/profile-paths.js';
import { codeOf, storageFailure, takeFreePath } from '../files/system.js';
import { appendText, readJournalBytes } from './journal-file.js';

/**
 * Replaces a profile's journal atomically. Returns the path under which the previous journal is kept, or null if there
 * was nothing in it. Throws CoachError `storage`, with the journal unchanged.
 */
export function restoreJournal(folder: string, journal: Uint8Array): string | null {
  const file = journalPath(folder);
  const staged = join(folder, `journal.new-${process.pid}`);
  try {
    makeFolder(folder);
    // Left by a killed program with the same process id.
    rmSync(staged, { force: true });
    writeNew(staged, journal);
    const previous = keepPrevious(folder);
    renameSync(staged, file);
    synchroniseFolder(folder);
    return previous;
  } catch (error) {
    rmSync(staged, { force: true });
    throw storageFailure('NOT restored: cannot write', file, error);
  }
}

/**
 * Gives the current journal a second name. A hard link, so that events appended before the rename are in it, too;
 * `appendText` repeats those events in the new journal.
 */
function keepPrevious(folder: string): string | null {
  const bytes = readJournalBytes(folder);
  if (bytes === null) {
    // Created empty, so that no other program creates one before the rename.
    appendText(folder, () => '\n');
    return null;
  }
  if (bytes.every((byte) => byte === lineBreak)) return null;
  return takeFreePath(join(folder, 'journal.before-restore'), (newPath) =>
    linkOrCopy(journalPath(folder), newPath),
  );
}

const lineBreak = 0x0a;
/** Error codes of file systems without hard links. */
const linksUnsupported = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EMLINK',
  'EACCES',
]);

function linkOrCopy(file: string, newPath: string): void {
  try {
    linkSync(file, newPath);
  } catch (error) {
    if (!linksUnsupported.has(codeOf(error))) throw error;
    copyFileSync(file, newPath, constants.COPYFILE_EXCL);
    const handle = openSync(newPath, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}
