import {
  closeSync,
  constants,
  existsSync,
  ftruncateSync,
  openSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Made } from '../core/describe-report.js';
import { asciiJson } from '../core/escape.js';
import type { Present } from '../core/journal.js';
import {
  type CheckpointHead,
  checkpointPath,
  nameOf,
  type StoredPresent,
  type StoredTrail,
  type Trail,
  trailPath,
} from './checkpoint.js';
import type { Position } from './store.js';

/** Writes and removes what was worked out from a journal. No failure of it stops a command. */

/** The JSON text as ASCII, twice. */
function twice(json: string): string {
  const ascii = asciiJson(json);
  return ascii + ascii;
}

/**
 * Writes a trail. It is not made aside and renamed, which would wait for the disk; one that was not written whole
 * is as good as none. A failure is none.
 */
export function writeTrail(folder: string, base: Position, { end, events }: Trail): void {
  const trail: StoredTrail = { of: nameOf(base), end, events };
  const bytes = Buffer.from(twice(`${JSON.stringify(trail)}\n`), 'latin1');
  try {
    const handle = openSync(trailPath(folder), constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      writeSync(handle, bytes, 0, bytes.length, 0);
      ftruncateSync(handle, bytes.length);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The next start looks at the whole journal.
  }
}

function removeQuietly(file: string): void {
  try {
    // Errors take long to make.
    if (existsSync(file)) unlinkSync(file);
  } catch {
    // It stays, and is not believed.
  }
}

/** Writes a checkpoint, whole or not at all. A failure is none: the next start works it out again. */
export function writeCheckpoint(
  folder: string,
  head: CheckpointHead,
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
