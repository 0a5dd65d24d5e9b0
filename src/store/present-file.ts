import { type Stats, statSync } from 'node:fs';
import type { Event, NewEvent } from '../core/events.schema.js';
import type { Present } from '../core/journal.js';
import { emptyState, fold } from '../core/journal.js';
import { once } from '../core/once.js';
import { canFollow, goOn, isClosed, presentOf } from '../core/present.js';
import type { Checkpoint, Memory, PresentFacts } from './checkpoint.js';
import { goneOn, readMemory } from './checkpoint.js';
import { shortCrc } from './crc.js';
import { appendEvents, openJournal, readRange } from './journal-file.js';
import { parseJournal } from './journal-lines.js';
import { journalPath } from './profile-paths.js';
import { stampOf } from './stamp.js';
import type { Appended, JournalContent, JournalLoss, JournalPresent, Position } from './store.js';
import { closeQuietly, codeOf, type OpenFile, storageFailure } from './system.js';
import { removeCheckpoint, writeTrail } from './write-checkpoint.js';

/** The present of a journal in a folder: read from its checkpoint as far as that goes, and from the journal on. */

/**
 * What the journal in a folder says today; `memory`: what is remembered of it. Throws CoachError `storage` when there
 * is one that cannot be read.
 */
export async function readPresentFile(
  folder: string,
  facts: PresentFacts,
  memory: Memory | null,
): Promise<JournalPresent> {
  const file = journalPath(folder);
  const { ladder } = facts;
  if (memory !== null && memory.trail !== null) {
    const { checkpoint, trail } = memory;
    const state = once(() => goOn(checkpoint.state(), trail.events, ladder));
    return goneOn(checkpoint, state, trail.end, trail.events);
  }
  try {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return noPresent(folder, ladder);
    const opened = openJournal(file);
    try {
      const tail = memory && (await readTail(folder, memory.checkpoint, opened));
      return tail ?? (await readAll(opened, ladder));
    } finally {
      closeQuietly(opened.handle);
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw storageFailure('cannot read', file, error);
    return noPresent(folder, ladder);
  }
}

/** Where there is no journal, no checkpoint belongs to it. */
function noPresent(folder: string, ladder: string): JournalPresent {
  removeCheckpoint(folder);
  return freshPresent(ladder, presentOf(emptyState), noLoss, beginning);
}

/** Where a journal begins that is still to be made. */
const beginning: Position = { stamp: '', size: 0, crc: 0, greatest: null };

const noLoss: JournalLoss = { setAside: 0, first: null, newer: 0 };

function lossOf({ setAside, newer }: JournalContent): JournalLoss {
  return { setAside: setAside.length, first: setAside[0] ?? null, newer };
}

function freshPresent(
  ladder: string,
  state: Present,
  loss: JournalLoss,
  position: Position | null,
): JournalPresent {
  return { ladder, state: () => state, loss, remembered: null, position, base: null };
}

/** From the start. */
async function readAll({ handle, stats }: OpenFile, ladder: string): Promise<JournalPresent> {
  const bytes = readRange(handle, 0, stats.size);
  const content = parseJournal(bytes);
  const { events } = content;
  const { crcOf } = await import('./journal-crc.js');
  const position =
    endsLine(bytes) && isClosed(events)
      ? {
          stamp: settledStamp(stats),
          size: bytes.length,
          crc: crcOf(bytes),
          greatest: events.at(-1)?.id ?? null,
        }
      : null;
  return freshPresent(ladder, presentOf(fold(events, ladder)), lossOf(content), position);
}

/** From where a checkpoint ends; null when the journal before that was changed, or what follows changes it. */
async function readTail(
  folder: string,
  checkpoint: Checkpoint,
  opened: OpenFile,
): Promise<JournalPresent | null> {
  const { handle, stats } = opened;
  const { position, ladder } = checkpoint;
  if (stats.size < position.size) return null;
  const bytes = readRange(handle, position.size, stats.size - position.size);
  const end = await lookCloser(position, bytes, opened);
  if (end === null) return null;
  // Only touched, or written to so shortly before the last look that it could not be told: now it can.
  if (bytes.length === 0 && end.stamp !== '') writeTrail(folder, position, { end, events: [] });
  const { events, setAside, newer } = parseJournal(bytes);
  // The numbers of lines count from the start.
  if (setAside.length > 0 || newer > 0 || !canFollow(events, position.greatest)) return null;
  const next = endsLine(bytes) ? { ...end, greatest: greatestOf(events, position) } : null;
  const state = () => goOn(checkpoint.state(), events, ladder);
  return goneOn(checkpoint, once(state), next, events);
}

/** Where a journal ends that is the same up to a position; null for one that is not. Reads all of it. */
async function lookCloser(
  position: Position,
  rest: Uint8Array,
  { handle, stats }: OpenFile,
): Promise<Position | null> {
  const { crcOf, crcOfFile } = await import('./journal-crc.js');
  if (crcOfFile(handle, position.size) !== position.crc) return null;
  return {
    ...position,
    stamp: settledStamp(stats),
    size: position.size + rest.length,
    crc: crcOf(rest, position.crc),
  };
}

function greatestOf(events: readonly Event[], { greatest }: Position): string | null {
  return events.at(-1)?.id ?? greatest;
}

const lineBreak = 0x0a;

function endsLine(bytes: Uint8Array): boolean {
  return bytes.length === 0 || bytes.at(-1) === lineBreak;
}

/** Clocks of file systems may stand still for some milliseconds: a write in the same ones would not be noticed. */
const unsettled = 50;

/** A file that was written to just now gets a stamp that it never has, so that the next reading looks closer. */
function settledStamp(stats: Stats): string {
  return Date.now() - stats.mtimeMs > unsettled ? stampOf(stats) : '';
}

/**
 * Adds events to the journal in a folder, and gives what it says then. Where nobody else wrote to it since `before`
 * was read, nothing is read again. Throws like `appendToJournal`.
 */
export async function appendToPresent(
  folder: string,
  facts: Omit<PresentFacts, 'ladder'>,
  before: JournalPresent,
  added: { readonly events: readonly NewEvent[]; readonly now: Date; readonly day: string },
): Promise<Appended> {
  const { ladder, position, base, remembered } = before;
  if (added.events.length === 0) return { events: [], after: before };
  const { setAside, newer } = before.loss;
  // Lines that were left out may have greater ids.
  const known = setAside + newer === 0 ? position : null;
  const written = appendEvents(folder, added.events, { ...added, known });
  const { events } = written;
  const bytes = Buffer.from(written.text);
  const isNext =
    position !== null &&
    (position.stamp === stampOf(written.before) || position.size + written.before.size === 0) &&
    written.after.size === position.size + bytes.length &&
    canFollow(events, position.greatest);
  if (!isNext) {
    const now = { ...facts, ladder };
    return { events, after: await readPresentFile(folder, now, readMemory(folder, now)) };
  }
  const state = once(() => goOn(before.state(), events, ladder));
  const after = {
    ...before,
    state,
    remembered: remembered && { ...remembered, since: [...remembered.since, ...events] },
  };
  if (base === null && position.size < worthRemembering) {
    return { events, after: { ...after, position: null } };
  }
  const end = {
    stamp: stampOf(written.after),
    size: written.after.size,
    crc: shortCrc(bytes, position.crc),
    greatest: greatestOf(events, position),
  };
  const since = after.remembered?.since ?? [];
  if (base !== null) writeTrail(folder, base, { end, events: since });
  return { events, after: { ...after, position: end } };
}

/** Bytes of a journal that is sooner read than remembered, as long as nobody looks at its status. */
const worthRemembering = 16_384;
