import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';

/** Calls to the file system that survive interruptions, and their failures in words. */

/** Interrupted calls are tried so often before they count as failed. */
const tries = 100;

/** What a system's error code means to somebody who does not know it, as the end of a sentence. */
const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the system does not permit it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the largest allowed file size is reached',
  ENOENT: 'it does not exist',
  EEXIST: 'it exists already',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ELOOP: 'symbolic links lead in a circle',
  ENAMETOOLONG: 'the path is too long',
  ENXIO: 'it is not a regular file',
  ENODEV: 'it is not a regular file',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOMEM: 'memory is used up',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
  EAGAIN: 'it is busy',
  EINTR: 'it was interrupted again and again',
  ENOTEMPTY: 'the folder is not empty',
  EXDEV: 'it lies on another disk',
};

const advice: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space, then run the command again',
  EDQUOT: 'free some space, then run the command again',
  EFBIG: 'raise the limit (ulimit -f), then run the command again',
  EROFS: 'use a folder that can be written: --home DIR',
  EIO: 'check the disk, and copy your data to another one',
};

/** The system's code of an error, such as ENOENT; empty where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why a call failed, in words, as the end of a sentence. */
export function causeOf(error: unknown): string {
  const code = codeOf(error);
  const cause = Object.hasOwn(causes, code) ? causes[code] : undefined;
  if (cause !== undefined) return `${cause} (${code})`;
  return clean(error instanceof Error ? error.message : String(error)).slice(0, 160);
}

/** What to do about a failed call on `path`. */
export function adviceFor(error: unknown, path: string): string {
  const code = codeOf(error);
  return Object.hasOwn(advice, code)
    ? String(advice[code])
    : `check ${clean(path)}, or use another folder: --home DIR`;
}

/**
 * The CoachError `storage` for a call that failed. `what` is the start of the sentence: "cannot read".
 */
export function storageFailure(what: string, path: string, error: unknown): CoachError {
  if (error instanceof CoachError) return error;
  const message = `${what} ${clean(path)}: ${causeOf(error)}`;
  return new CoachError('storage', message, [adviceFor(error, path)]);
}

/** The result of a call, made again when a signal interrupted it or the system asks to. */
export function again<T>(call: () => T): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return call();
    } catch (error) {
      const code = codeOf(error);
      if (attempt >= tries || (code !== 'EINTR' && code !== 'EAGAIN')) throw error;
      if (code === 'EAGAIN') wait(1);
    }
  }
}

/** Does nothing for so long. */
export function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Hands all bytes to `write`, which says how many of those that are left it took. */
export function writeAll(
  bytes: Uint8Array,
  write: (left: Uint8Array, written: number) => number,
): void {
  for (let written = 0; written < bytes.length; ) {
    written += write(bytes.subarray(written), written);
  }
}

/** The first of the paths `START-1`, `START-2` … that `take` finds free: it throws EEXIST for the others. */
export function takeFreePath(start: string, take: (path: string) => void): string {
  for (let number = 1; ; number += 1) {
    const path = `${start}-${number}`;
    try {
      take(path);
      return path;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** An open file that is known to be a regular one. */
export interface OpenFile {
  readonly handle: number;
  readonly stats: Stats;
}

/**
 * Opens a regular file. Throws the system's error, or one with the code ENODEV for folders, pipes, devices.
 * Opening does not wait: a pipe without a writer would hang the program for ever.
 */
export function openRegular(path: string, flags: number, mode?: number): OpenFile {
  const handle = again(() => openSync(path, flags | (constants.O_NONBLOCK ?? 0), mode));
  try {
    const stats = again(() => fstatSync(handle));
    if (stats.isDirectory()) throw systemError('EISDIR');
    if (!stats.isFile()) throw systemError('ENODEV');
    return { handle, stats };
  } catch (error) {
    closeQuietly(handle);
    throw error;
  }
}

/** An error as the system throws it, for what the system would have let pass. */
function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Closes a file that was read, or written and already synchronised: nothing can be lost any more. */
export function closeQuietly(handle: number): void {
  try {
    closeSync(handle);
  } catch {
    // Nothing to save, and nothing that the person could do.
  }
}
