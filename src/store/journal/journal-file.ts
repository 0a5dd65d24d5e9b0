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
import { makeFolder, refuseDangling, synchroniseFolder } from '../files/folders.js';
import { journalPath } from '../files/profile-paths.js';
import {
  causeOf,
  closeQuietly,
  codeOf,
  type OpenFile,
  openRegular,
  readRange,
  retry,
  storageFailure,
  whileOpen,
  writeAll,
} from '../files/system.js';
import { greatestId, newLines, parseParts, type Stamp } from './journal-lines.js';
import type { JournalContent } from './results.js';

const privateFile = 0o600;
/** How much of the journal's end an append searches for the greatest id. */
const tailBytes = 65_536;
/** How much of a journal is read at once. */
const partBytes = 65_536;
/** Bytes; a larger journal does not fit in one string. A lifetime of daily check-ins takes a hundredth of it. */
export const largestJournal = 400_000_000;

/**
 * Reads all events of the journal in a folder. A missing file is an empty journal.
 * Throws CoachError `storage` if the file cannot be read.
 */
export function readJournalFile(folder: string): JournalContent {
  const read = (handle: number, size: number) => parseParts(readParts(handle, size));
  return readOpened(folder, read) ?? { events: [], setAside: [], newer: 0 };
}

/** Reads the journal, damage included; null if there is none. Throws CoachError `storage`. */
export function readJournalBytes(folder: string): Buffer | null {
  return readOpened(folder, (handle, size) => readRange(handle, 0, size));
}

function readOpened<T>(folder: string, read: (handle: number, size: number) => T): T | null {
  const file = journalPath(folder);
  try {
    return whileOpen(openJournal(file), ({ handle, stats }) => read(handle, stats.size));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      refuseDangling(dirname(file));
      return null;
    }
    throw storageFailure('cannot read', file, error);
  }
}

/**
 * Reads the first bytes of a journal in parts, each of which but the last ends with a line break. A part lies in the same
 * memory as the one before: to touch new memory for all of it would take longer than to read it.
 */
function* readParts(handle: number, size: number): Generator<Buffer> {
  let bytes = Buffer.allocUnsafe(Math.min(size, partBytes));
  let filled = 0;
  for (let position = 0; position < size; ) {
    // A line is longer than that.
    if (filled === bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length);
    const room = Math.min(bytes.length - filled, size - position);
    const count = retry(() => readSync(handle, bytes, filled, room, position));
    if (count === 0) break;
    position += count;
    filled += count;
    const end = bytes.subarray(0, filled).lastIndexOf(lineBreak) + 1;
    if (end === 0) continue;
    yield bytes.subarray(0, end);
    bytes.copyWithin(0, end, filled);
    filled -= end;
  }
  if (filled > 0) yield bytes.subarray(0, filled);
}

/** Opens a journal for reading. Throws the system's error, or CoachError `storage` if it is too large. */
function openJournal(file: string): OpenFile {
  const opened = openRegular(file, constants.O_RDONLY);
  if (opened.stats.size <= largestJournal) return opened;
  closeQuietly(opened.handle);
  throw tooLarge(file);
}

function tooLarge(file: string, failure = 'cannot read'): CoachError {
  return new CoachError('storage', `${failure} ${clean(file)}: larger than 400 MB`, [
    'move the file to a safe place; the next command starts a new journal',
  ]);
}

/**
 * Appends events to the journal in a folder by one write, and returns them once they are on the disk. Other programs may
 * append at the same time: the system does not mix two writes. Throws CoachError `storage` if the events may be lost.
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

/** More often than a journal is replaced while one command writes. */
const maxAttempts = 10;

/**
 * Appends a text to the journal by one write, and returns once it is on the disk. `makeText` receives the greatest id in
 * the journal. Throws CoachError `storage` if the text may be lost.
 */
export function appendText(folder: string, makeText: (after: string | null) => string): void {
  const file = journalPath(folder);
  let text: string | null = null;
  try {
    for (let attempt = 1; ; attempt += 1) {
      const { handle, stats: before } = openForAppending(file);
      try {
        text ??= makeText(readGreatestId(handle, before.size));
        // What nothing could read again is not saved.
        if (before.size + Buffer.byteLength(text) > largestJournal)
          throw tooLarge(file, 'NOT saved to');
        writeWhole(handle, text, file);
        synchronise(handle, file);
        // If `data restore` has replaced the journal meanwhile, write the same lines to the new one, too. Should the
        // two journals be merged, events with the same id count once.
        if (attempt >= maxAttempts || isSameFile(handle, before, file)) return;
      } finally {
        closeQuietly(handle);
      }
    }
  } catch (error) {
    throw storageFailure('cannot save to', file, error);
  }
}

/** Whether the path still leads to the open file; true if that cannot be determined, as the text is on the disk. */
function isSameFile(handle: number, { ino, dev }: Stats, file: string): boolean {
  try {
    if (Number.isSafeInteger(ino)) {
      const named = statSync(file);
      return named.ino === ino && named.dev === dev;
    }
    // File ids on Windows may exceed the safe integers.
    const exact = fstatSync(handle, { bigint: true });
    const named = statSync(file, { bigint: true });
    return named.ino === exact.ino && named.dev === exact.dev;
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}

/** Creates the journal and its folder if they are missing. */
function openForAppending(file: string): OpenFile {
  const flags = constants.O_RDWR | constants.O_APPEND;
  const opened = openExisting(file, flags) ?? createJournal(file, flags);
  // An empty journal was just created, here or by a program that got no further. Its name must be on the disk,
  // too, or its events would be lost with it.
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
    // Faster than catching ENOENT.
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return null;
    return openRegular(file, flags);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function createJournal(file: string, flags: number): OpenFile {
  makeFolder(dirname(file));
  const opened = openRegular(file, flags | constants.O_CREAT, privateFile);
  // The umask may have removed permissions from the mode above.
  try {
    fchmodSync(opened.handle, privateFile);
  } catch (error) {
    closeQuietly(opened.handle);
    throw error;
  }
  return opened;
}

/** Looks in the journal's tail, then in all of it if its last event is longer than the tail. */
function readGreatestId(handle: number, size: number): string | null {
  if (size === 0) return null;
  const start = Math.max(0, size - tailBytes);
  const inTail = greatestId(readRange(handle, start, tailBytes).toString('latin1'));
  if (inTail !== null || start === 0) return inTail;
  return greatestId(readRange(handle, 0, Math.min(size, largestJournal)).toString('latin1'));
}

function writeWhole(handle: number, text: string, file: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  try {
    written = retry(() => writeSync(handle, bytes));
  } catch (error) {
    throw storageFailure('NOT saved: cannot write to', file, error);
  }
  // The last line break may be missing: the next event starts with one.
  if (written >= bytes.length - 1) return;
  // Do not write the rest: another program may have appended an event meanwhile. Do not cut the file either.
  const left = takeBack(bytes.subarray(0, written), file);
  throw new CoachError(
    'storage',
    `${left ? 'NOT saved' : 'PARTLY saved'}: only ${written} of ${bytes.length} bytes could be written to ${clean(file)}; is the disk full?`,
    [
      left
        ? 'free some space, then run the command again'
        : 'free some space, then look at career-coach undo --list before you run the command again',
    ],
  );
}

/**
 * Overwrites the first part of an append with blanks, so that some of its events do not count without the others. That
 * needs no space on the disk, and touches nothing that other programs append. False if it fails.
 */
function takeBack(part: Uint8Array, file: string): boolean {
  if (part.length === 0) return true;
  try {
    return whileOpen(openRegular(file, constants.O_RDWR), ({ handle, stats }) => {
      // The part stands near the end, where the system put it.
      const start = Math.max(0, stats.size - part.length - tailBytes);
      const at = readRange(handle, start, stats.size - start).lastIndexOf(part);
      if (at === -1) return false;
      const blanks = Buffer.alloc(part.length, ' ');
      blanks[0] = part[0] ?? lineBreak;
      writeAll(blanks, (rest, written) =>
        retry(() => writeSync(handle, rest, 0, rest.length, start + at + written)),
      );
      retry(() => fsyncSync(handle));
      return true;
    });
  } catch {
    return false;
  }
}

const lineBreak = 0x0a;

function synchronise(handle: number, file: string): void {
  try {
    retry(() => fsyncSync(handle));
  } catch (error) {
    throw new CoachError(
      'storage',
      `POSSIBLY NOT saved: ${clean(file)} could not be flushed to the disk: ${causeOf(error)}`,
      ['run career-coach status to see whether it was saved', 'check the disk'],
    );
  }
}
