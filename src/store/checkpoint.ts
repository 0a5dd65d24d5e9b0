import {
  closeSync,
  constants,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Made } from '../core/describe-report.js';
import type { Present } from '../core/journal.js';
import type { JournalLoss, Position, Remembered } from './store.js';

/**
 * What was worked out from a journal, in a file beside it, so that the next start need not do it again. A cache:
 * it is believed only for the journal that it was made from, and only whole, and nobody misses it when it is gone.
 */

/** What the first line of the file says. */
interface Head {
  /** The version of the program: another one may fold differently. */
  readonly program: string;
  /** The id of the ladder whose events were folded. */
  readonly ladder: string;
  readonly position: Position;
  readonly loss: JournalLoss;
  /** What `made` was made with, besides the state. */
  readonly mark: string;
}

/** A checkpoint. Its long parts are read when they are asked for: a status that has not changed needs one of them. */
export interface Checkpoint extends Head {
  readonly state: () => Present;
  readonly made: Remembered['made'];
  readonly answers: Remembered['answers'];
}

/** The file of a profile's checkpoint. */
export function checkpointPath(folder: string): string {
  return join(folder, 'checkpoint.json');
}

/** The checkpoint in a folder; null for none, a damaged one, and one of another program or ladder. */
export function readCheckpoint(
  folder: string,
  { program, ladder }: Pick<Head, 'program' | 'ladder'>,
): Checkpoint | null {
  try {
    const text = readTwice(checkpointPath(folder));
    if (text === null) return null;
    const head: Head = parseLine(text, 0);
    if (head.program !== program || head.ladder !== ladder) return null;
    return {
      ...head,
      made: () => parseLine(text, 1),
      answers: () => parseLine(text, 2),
      state: () => stateFrom(parseLine(text, 3)),
    };
  } catch {
    return null;
  }
}

/**
 * Everything is written twice: what differs was damaged, by a power cut or by hand. To compare is a call of the
 * system's, and takes less than a checksum would. Throws the system's error.
 */
function readTwice(file: string): Buffer | null {
  const bytes = readFileSync(file);
  const half = bytes.length / 2;
  const first = bytes.subarray(0, half);
  return Number.isInteger(half) && first.equals(bytes.subarray(half)) ? first : null;
}

/** The text as ASCII, which is read in no time, twice. */
function twice(text: string): string {
  const ascii = text.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return ascii + ascii;
}

const lineBreak = 0x0a;

/** The value on a line of a text, from 0. */
function parseLine(text: Buffer, number: number) {
  let start = 0;
  for (let line = 0; line < number; line += 1) start = text.indexOf(lineBreak, start) + 1;
  return JSON.parse(text.toString('latin1', start, text.indexOf(lineBreak, start)));
}

/** A present as JSON holds it. */
interface StoredPresent extends Omit<Present, 'rerated'> {
  readonly rerated: readonly (readonly [
    string,
    NonNullable<ReturnType<Present['rerated']['get']>>,
  ])[];
}

function stateFrom({ rerated, ...state }: StoredPresent): Present {
  return { ...state, rerated: new Map(rerated) };
}

/** The file that says how far the program itself added to a journal since its checkpoint. */
export function trailPath(folder: string): string {
  return join(folder, 'checkpoint.trail');
}

/**
 * Where the journal ends by what this program added since a checkpoint was made, so that what comes before need not
 * be looked at again; null where that is not known.
 */
export function readTrail(folder: string, { position }: Checkpoint): Position | null {
  try {
    const text = readTwice(trailPath(folder));
    if (text === null) return null;
    const { of, end }: Trail = JSON.parse(text.toString('latin1'));
    return of === nameOf(position) ? end : null;
  } catch {
    return null;
  }
}

interface Trail {
  /** The checkpoint. */
  readonly of: string;
  readonly end: Position;
}

function nameOf({ size, crc }: Position): string {
  return `${size} ${crc}`;
}

/** Bytes of a trail: always the same, so that a new one takes the place of the old one by one write. */
const trailSize = 1024;

/**
 * Writes a trail. It is not made aside and renamed, which would wait for the disk; one that was not written whole
 * is as good as none. A failure is none.
 */
export function writeTrail(folder: string, base: Position, end: Position): void {
  const trail: Trail = { of: nameOf(base), end };
  const text = twice(`${JSON.stringify(trail)}\n`.padEnd(trailSize / 2));
  try {
    const handle = openSync(trailPath(folder), constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      if (text.length === trailSize) writeSync(handle, text, 0);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The next start looks at the whole journal.
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It stays, and is not believed.
  }
}

/** Writes a checkpoint, whole or not at all. A failure is none: the next start works it out again. */
export function writeCheckpoint(
  folder: string,
  head: Head,
  { state, made }: { readonly state: Present; readonly made: Made },
): void {
  const stored: StoredPresent = { ...state, rerated: [...state.rerated] };
  const { report, rests } = made;
  const { answers } = report;
  const parts = [head, { rests, report: { ...report, answers: [] } }, answers, stored];
  const text = parts.map((part) => `${JSON.stringify(part)}\n`).join('');
  const staged = join(folder, `checkpoint.new-${process.pid}`);
  try {
    writeFileSync(staged, twice(text), { mode: 0o600 });
    // A file that takes the place of another one waits for the disk; one that is missed for a moment does not.
    removeQuietly(checkpointPath(folder));
    renameSync(staged, checkpointPath(folder));
  } catch {
    removeQuietly(staged);
  }
}

/** Removes a checkpoint that belongs to no journal any more: it holds what the person wrote. */
export function removeCheckpoint(folder: string): void {
  removeQuietly(checkpointPath(folder));
  removeQuietly(trailPath(folder));
}
