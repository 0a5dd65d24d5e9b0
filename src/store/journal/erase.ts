import { constants, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CoachError } from '../../core/base/errors.js';
import type { Event } from '../../core/schema/events.schema.js';
import { isAbandoned } from '../files/abandoned.js';
import { synchroniseFolder } from '../files/folders.js';
import { writeNew } from '../files/output-file.js';
import { journalPath } from '../files/profile-paths.js';
import { codeOf, openRegular, readRange, storageFailure, whileOpen } from '../files/system.js';
import { appendText, largestJournal } from './journal-file.js';
import { readLine } from './journal-lines.js';

/**
 * Rewrites the lines of the events that `change` changes, and returns how many. The only function that does: every
 * other line stays byte for byte. Other programs may append meanwhile: what they wrote to the old file before it was
 * replaced is appended to the new one, and they repeat what they wrote later. Throws CoachError `storage`, with the
 * journal unchanged.
 */
export function eraseFromJournal(folder: string, change: (event: Event) => Event): number {
  const file = journalPath(folder);
  const staged = join(folder, stagedName);
  try {
    return whileOpen(openRegular(file, constants.O_RDONLY), ({ handle, stats }) => {
      const bytes = readRange(handle, 0, Math.min(stats.size, largestJournal));
      // Half a line is one that another program is writing.
      const complete = bytes.subarray(0, bytes.lastIndexOf(lineBreak) + 1);
      const { text, changed } = changeLines(complete, change);
      if (changed === 0) return 0;
      writeStaged(staged, text);
      try {
        renameSync(staged, file);
      } catch (error) {
        rmSync(staged, { force: true });
        throw error;
      }
      synchroniseFolder(folder);
      const rest = readRange(handle, complete.length, largestJournal - complete.length);
      if (rest.length > 0) appendText(folder, () => rest.toString('utf8'));
      return changed;
    });
  } catch (error) {
    throw storageFailure('NOT erased: cannot rewrite', file, error);
  }
}

const lineBreak = 0x0a;
/** One name for all: it is created by one program at a time, and thus keeps two from erasing at once. */
const stagedName = 'journal.new-0';

function writeStaged(staged: string, text: Buffer): void {
  if (isAbandoned(staged)) rmSync(staged, { force: true });
  try {
    writeNew(staged, text);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new CoachError('storage', 'NOT erased: another career-coach is erasing at this moment', [
      'wait a minute, then run the command again',
    ]);
  }
}

function changeLines(bytes: Buffer, change: (event: Event) => Event) {
  const pieces: Buffer[] = [];
  let changed = 0;
  let start = 0;
  for (let end = bytes.indexOf(lineBreak); end !== -1; end = bytes.indexOf(lineBreak, start)) {
    const piece = bytes.subarray(start, end + 1);
    const line = readLine(piece.toString('utf8').trim());
    const event = line.kind === 'event' ? line.event : null;
    const after = event === null ? null : change(event);
    if (after === event || after === null) pieces.push(piece);
    else {
      pieces.push(Buffer.from(`${JSON.stringify(after)}\n`));
      changed += 1;
    }
    start = end + 1;
  }
  return { text: Buffer.concat(pieces), changed };
}
