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
 * Puts another journal in the place of a profile's, at once and whole. The present one gets a second name first;
 * gives that path, null where there was nothing to keep. Throws CoachError `storage`, with everything as it was.
 */
export function restoreJournal(folder: string, journal: Uint8Array): string | null {
  const file = journalPath(folder);
  const staged = join(folder, `journal.new-${process.pid}`);
  try {
    makeFolder(folder);
    // From a program that was killed and had the same number.
    rmSync(staged, { force: true });
    writeNew(staged, journal);
    const aside = keepAside(folder);
    renameSync(staged, file);
    synchroniseFolder(folder);
    return aside;
  } catch (error) {
    rmSync(staged, { force: true });
    throw storageFailure('NOT restored: cannot write', file, error);
  }
}

/**
 * A second name for the present journal. It is the same file: what another program adds before the first name is
 * taken away is in it, too, and what it adds later goes into the new journal, see `appendText`.
 */
function keepAside(folder: string): string | null {
  const present = readJournalBytes(folder);
  if (present === null) {
    // Made empty, so that nobody can make one between this look and the renaming.
    appendText(folder, () => '\n');
    return null;
  }
  if (present.every((byte) => byte === lineBreak)) return null;
  return takeFreePath(join(folder, 'journal.before-restore'), (free) =>
    secondName(journalPath(folder), free),
  );
}

const lineBreak = 0x0a;
/** Codes with which file systems say that they know no second names. */
const withoutLinks = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EMLINK',
  'EACCES',
]);

function secondName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    if (!withoutLinks.has(codeOf(error))) throw error;
    copyFileSync(file, name, constants.COPYFILE_EXCL);
    const handle = openSync(name, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}
