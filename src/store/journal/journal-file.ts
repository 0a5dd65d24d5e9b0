import {
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  readSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { Event, NewEvent } from '../../core/schema/events.schema.js';
import { makeFolder, synchroniseFolder } from '../files/folders.js';
import { journalPath } from '../files/profile-paths.js';
import {
  again,
  causeOf,
  closeQuietly,
  codeOf,
  type OpenFile,
  openRegular,
  storageFailure,
} from '../files/system.js';
import { greatestId, newLines, parseJournal, type Stamp } from './journal-lines.js';
import type { JournalContent } from './results.js';

const privateFile = 0o600;
/** The end of the journal in which the greatest id is looked for. */
const tailBytes = 65_536;
/** A larger journal does not fit in one string; a life of daily check-ins has one hundredth of it. */
export const largestJournal = 400_000_000;

/**
 * All events of the journal in a folder. No file is an empty journal.
 * Throws CoachError `storage` when there is one that cannot be read.
 */
export function readJournalFile(folder: string): JournalContent {
  const bytes = readJournalBytes(folder);
  return bytes === null ? { events: [], setAside: [], newer: 0 } : parseJournal(bytes);
}

/** The journal as it is, damage included; null where there is none. Throws CoachError `storage`. */
export function readJournalBytes(folder: string): Buffer | null {
  const file = journalPath(folder);
  try {
    const { handle, stats } = openJournal(file);
    try {
      return readRange(handle, 0, stats.size);
    } finally {
      closeQuietly(handle);
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw storageFailure('cannot read', file, error);
  }
}

/** Opens a journal to be read. Throws the system's error, and CoachError `storage` for one that is too large. */
export function openJournal(file: string): OpenFile {
  const opened = openRegular(file, constants.O_RDONLY);
  if (opened.stats.size <= largestJournal) return opened;
  closeQuietly(opened.handle);
  throw tooLarge(file);
}

function tooLarge(file: string): CoachError {
  return new CoachError('storage', `cannot read ${clean(file)}: larger than 400 MB`, [
    'move the file away and keep it; a new journal starts by itself',
  ]);
}

/** The bytes of an open file from `start`, fewer when it ends before `length` of them. */
export function readRange(handle: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const got = again(() => readSync(handle, bytes, filled, length - filled, start + filled));
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}

/**
 * Adds events to the journal in a folder, by one write at its end, and returns them once they are on the disk.
 * Other programs may do the same at the same time: the system puts whole writes one after the other.
 * Throws CoachError `storage` when that failed or is not sure.
 */
export function appendToJournal(
  folder: string,
  events: readonly NewEvent[],
  stamp: Pick<Stamp, 'now' | 'day'>,
): readonly Event[] {
  if (events.length === 0) return [];
  let added: readonly Event[] = [];
  appendText(folder, (after) => {
    const lines = newLines(events, { ...stamp, after });
    added = lines.events;
    return lines.text;
  });
  return added;
}

/** A journal is not replaced so often while one command writes. */
const replacements = 10;

/**
 * Adds a text at the end of the journal, by one write, and returns once it is on the disk. `make` is given the
 * greatest id that the journal has. Throws CoachError `storage` when that failed or is not sure.
 */
export function appendText(folder: string, make: (after: string | null) => string): void {
  const file = journalPath(folder);
  let text: string | null = null;
  try {
    for (let attempt = 1; ; attempt += 1) {
      const { handle, stats: before } = openForAppending(file);
      try {
        text ??= make(lastId(handle, before.size));
        writeWhole(handle, text, file);
        synchronise(handle, file);
        // `data restore` may have put another journal in its place meanwhile: this one is set aside then. The
        // same lines go into the new one; if both should come together again, the same id counts once.
        if (attempt >= replacements || isStill(handle, before, file)) return;
      } finally {
        closeQuietly(handle);
      }
    }
  } catch (error) {
    throw storageFailure('cannot save to', file, error);
  }
}

/** Whether a name still stands for the open file. Where that cannot be told, what was written is on the disk. */
function isStill(handle: number, { ino, dev }: Stats, file: string): boolean {
  try {
    if (Number.isSafeInteger(ino)) {
      const named = statSync(file);
      return named.ino === ino && named.dev === dev;
    }
    // Windows counts further than numbers go.
    const exact = fstatSync(handle, { bigint: true });
    const named = statSync(file, { bigint: true });
    return named.ino === exact.ino && named.dev === exact.dev;
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}

/** Opens the journal, and makes it and its folder when it is the first time. */
function openForAppending(file: string): OpenFile {
  const flags = constants.O_RDWR | constants.O_APPEND;
  const opened = openExisting(file, flags) ?? create(file, flags);
  // Empty: made just now, here or by another program that did not get further. An event is only on the disk
  // when the file's name is, too.
  if (opened.stats.size === 0) {
    try {
      synchroniseFolder(dirname(file));
    } catch (error) {
      closeQuietly(opened.handle);
      throw error;
    }
  }
  return opened;
}

function openExisting(file: string, flags: number): OpenFile | null {
  try {
    // An error takes longer to make than to look.
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return null;
    return openRegular(file, flags);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function create(file: string, flags: number): OpenFile {
  makeFolder(dirname(file));
  const opened = openRegular(file, flags | constants.O_CREAT, privateFile);
  // The mode above is what the umask leaves of it. Windows has no such modes.
  try {
    fchmodSync(opened.handle, privateFile);
  } catch (error) {
    closeQuietly(opened.handle);
    throw error;
  }
  return opened;
}

/** The greatest id at the end of the journal, in all of it when its last event is longer than the tail. */
function lastId(handle: number, size: number): string | null {
  if (size === 0) return null;
  const start = Math.max(0, size - tailBytes);
  const found = greatestId(readRange(handle, start, tailBytes).toString('latin1'));
  if (found !== null || start === 0) return found;
  return greatestId(readRange(handle, 0, Math.min(size, largestJournal)).toString('latin1'));
}

function writeWhole(handle: number, text: string, file: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written: number;
  try {
    written = again(() => writeSync(handle, bytes));
  } catch (error) {
    throw storageFailure('NOT saved: cannot write to', file, error);
  }
  // Without the last line break the event is whole: the next one brings its own.
  if (written >= bytes.length - 1) return;
  // No second try at the rest: another program's event may stand behind the torn line by now.
  throw new CoachError(
    'storage',
    `NOT saved: only ${written} of ${bytes.length} bytes could be written to ${clean(file)}, is the disk full?`,
    ['free some space, then run the command again'],
  );
}

function synchronise(handle: number, file: string): void {
  try {
    again(() => fsyncSync(handle));
  } catch (error) {
    throw new CoachError(
      'storage',
      `NOT surely saved: ${clean(file)} could not be brought to the disk: ${causeOf(error)}`,
      ['see with career-coach status whether it is there', 'check the disk'],
    );
  }
}
