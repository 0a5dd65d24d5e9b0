import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { CoachError } from '../../core/base/errors.js';
import { isAbandoned } from '../files/abandoned.js';
import { makeFolder, synchroniseFolder } from '../files/folders.js';
import { writeNew } from '../files/output-file.js';
import { journalPath } from '../files/profile-paths.js';
import { codeOf, linksUnsupported, storageFailure, takeFreePath } from '../files/system.js';
import { appendText, readJournalBytes } from './journal-file.js';

/**
 * Replaces a profile's journal atomically. Returns the path under which the previous journal is kept, or null if there
 * was nothing in it. Throws CoachError `storage`, with the journal unchanged.
 */
export function restoreJournal(folder: string, journal: Uint8Array): string | null {
  const file = journalPath(folder);
  try {
    makeFolder(folder);
    return whileLocked(folder, () => {
      const staged = join(folder, `journal.new-${process.pid}`);
      // Left by a killed program with the same process id.
      rmSync(staged, { force: true });
      try {
        writeNew(staged, journal);
        const previous = keepPrevious(folder);
        renameSync(staged, file);
        synchroniseFolder(folder);
        return removeIfBlank(previous);
      } catch (error) {
        rmSync(staged, { force: true });
        throw error;
      }
    });
  } catch (error) {
    throw storageFailure('NOT restored: cannot write', file, error);
  }
}

/** Copies the journal to a free name; null if there is nothing in it. Throws CoachError `storage`. */
export function keepCopy(folder: string): string | null {
  const bytes = readJournalBytes(folder);
  if (bytes === null || bytes.length === 0) return null;
  try {
    return takeFreePath(join(folder, 'journal.before-import'), (path) => writeNew(path, bytes));
  } catch (error) {
    throw storageFailure('NOT imported: cannot copy the journal in', folder, error);
  }
}

/** Of two restores at once, the second would replace a journal that has no other name yet. */
function whileLocked<T>(folder: string, action: () => T): T {
  const lock = join(folder, 'journal.new-lock');
  if (isAbandoned(lock)) rmSync(lock, { force: true });
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new CoachError('storage', 'NOT restored: another restore is under way', [
      'run the command again in a minute',
    ]);
  }
  try {
    return action();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Gives the current journal a second name, whatever is in it: a hard link, so that everything that is appended before
 * the rename is in it, too. `appendText` repeats in the new journal what is appended after it.
 */
function keepPrevious(folder: string): string {
  // Created empty if there is none, so that no other program creates one before the rename.
  if (readJournalBytes(folder) === null) appendText(folder, () => '\n');
  return takeFreePath(join(folder, 'journal.before-restore'), (newPath) =>
    linkOrCopy(journalPath(folder), newPath),
  );
}

/** Only after the rename: until then, something may still be appended. */
function removeIfBlank(previous: string): string | null {
  if (!readFileSync(previous).every((byte) => byte === lineBreak)) return previous;
  rmSync(previous, { force: true });
  return null;
}

const lineBreak = 0x0a;
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
