import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../core/events.schema.js';
import type { Present } from '../core/journal.js';
import { once } from '../core/once.js';
import { journalPath } from './profile-paths.js';
import { stampOf } from './stamp.js';
import type { JournalLoss, JournalPresent, Position, Remembered } from './store.js';

/**
 * What was worked out from a journal, in a file beside it, so that the next start need not do it again. A cache:
 * it is believed only for the journal that it was made from, and only whole, and nobody misses it when it is gone.
 */

/** Of another format is what another build wrote, perhaps of the same version. */
export const checkpointFormat = 2;

/** What the first line of the file says. */
export interface CheckpointHead {
  readonly format: number;
  /** The version of the program: another one may fold differently. */
  readonly program: string;
  /** The id of the ladder whose events were folded. */
  readonly ladder: string;
  readonly position: Position;
  readonly loss: JournalLoss;
  /** What `made` was made with, besides the state. */
  readonly mark: string;
}

/** What a present is of. */
export interface PresentFacts {
  /** The version of the program. */
  readonly program: string;
  /** The id of the ladder. */
  readonly ladder: string;
}

/** A checkpoint. Its long parts are read when they are asked for: a status that has not changed needs one of them. */
export interface Checkpoint extends CheckpointHead {
  readonly state: () => Present;
  readonly made: Remembered['made'];
  readonly answers: Remembered['answers'];
}

/** The file of a profile's checkpoint. */
export function checkpointPath(folder: string): string {
  return join(folder, 'checkpoint.json');
}

/** null for none, a damaged one, and one of another program or ladder. */
function readCheckpoint(folder: string, { program, ladder }: PresentFacts): Checkpoint | null {
  try {
    const file = checkpointPath(folder);
    const text = existsSync(file) ? readTwice(file) : null;
    if (text === null) return null;
    const head: CheckpointHead = parseLine(text, 0);
    if (head.format !== checkpointFormat) return null;
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

/** A checkpoint, and what is known to have been added to the journal since. */
export interface Memory {
  readonly checkpoint: Checkpoint;
  /** null: only reading the journal tells. */
  readonly trail: Trail | null;
}

/** What is remembered of the journal in a folder; null: nothing that can be believed. */
export function readMemory(folder: string, facts: PresentFacts): Memory | null {
  const checkpoint = readCheckpoint(folder, facts);
  return checkpoint && { checkpoint, trail: followTrail(folder, checkpoint) };
}

function followTrail(folder: string, checkpoint: Checkpoint): Trail | null {
  try {
    const stamp = stampOf(statSync(journalPath(folder)));
    const { position } = checkpoint;
    if (position.stamp === stamp) return { end: position, events: [] };
    const trail = readTrail(folder, checkpoint);
    return trail?.end.stamp === stamp ? trail : null;
  } catch {
    // Reading the journal says what is wrong with it.
    return null;
  }
}

/** The present to which nothing was added since it was remembered; null where that is not so, or not known. */
export function presentAsRemembered(memory: Memory | null): JournalPresent | null {
  if (memory?.trail?.events.length !== 0) return null;
  const { checkpoint, trail } = memory;
  return goneOn(checkpoint, once(checkpoint.state), trail.end, []);
}

/** A checkpoint's present, or one to which later events lead. */
export function goneOn(
  { ladder, loss, mark, made, answers, position: base }: Checkpoint,
  state: () => Present,
  position: Position | null,
  since: readonly Event[],
): JournalPresent {
  const remembered = { mark, made: once(made), answers: once(answers), since };
  return { ladder, state, loss, remembered, position, base };
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

const lineBreak = 0x0a;

/** The value on a line of a text, from 0. */
function parseLine(text: Buffer, number: number) {
  let start = 0;
  for (let line = 0; line < number; line += 1) start = text.indexOf(lineBreak, start) + 1;
  return JSON.parse(text.toString('latin1', start, text.indexOf(lineBreak, start)));
}

/** A present as JSON holds it. */
export interface StoredPresent extends Omit<Present, 'rerated'> {
  readonly rerated: readonly (readonly [
    string,
    NonNullable<ReturnType<Present['rerated']['get']>>,
  ])[];
}

function stateFrom({ rerated, ...state }: StoredPresent): Present {
  return { ...state, rerated: new Map(rerated) };
}

/** The file that says what this program added to a journal since its checkpoint. */
export function trailPath(folder: string): string {
  return join(folder, 'checkpoint.trail');
}

/** What was added to a journal since a checkpoint, so that neither need be looked at again. */
export interface Trail {
  readonly end: Position;
  readonly events: readonly Event[];
}

/** A trail as its file holds it. */
export interface StoredTrail extends Trail {
  /** The checkpoint. */
  readonly of: string;
}

/** The trail that begins at a checkpoint; null where none is known. */
function readTrail(folder: string, { position }: Checkpoint): Trail | null {
  try {
    const text = readTwice(trailPath(folder));
    if (text === null) return null;
    const trail: StoredTrail = JSON.parse(text.toString('latin1'));
    return trail.of === nameOf(position) ? trail : null;
  } catch {
    return null;
  }
}

/** What a trail calls the checkpoint that it begins at. */
export function nameOf({ size, crc }: Position): string {
  return `${checkpointFormat} ${size} ${crc}`;
}
