import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';

const maxAttempts = 100;

/** System error codes in words, each the end of a sentence. */
const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the system does not allow it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file size limit is reached',
  ENOENT: 'it does not exist',
  EEXIST: 'it already exists',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'the path is too long',
  ENXIO: 'it is not a regular file',
  ENODEV: 'it is not a regular file',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOMEM: 'the memory is full',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
  EAGAIN: 'it is busy',
  EINTR: 'it was interrupted too often',
  ENOTEMPTY: 'the folder is not empty',
  EXDEV: 'it is on another disk',
};

const advice: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space, then run the command again',
  EDQUOT: 'free some space, then run the command again',
  EFBIG: 'raise the limit (ulimit -f), then run the command again',
  EROFS: 'use a writable folder: --home DIR',
  EIO: 'check the disk, and copy your data to another one',
};

/** Error codes of file systems without hard links. */
export const linksUnsupported = new Set(
  'EPERM ENOTSUP EOPNOTSUPP ENOSYS EINVAL EMLINK EACCES'.split(' '),
);

/** The system's error code, such as ENOENT; an empty string if the error has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The cause of a failed call as the end of a sentence. */
export function causeOf(error: unknown): string {
  const code = codeOf(error);
  const cause = Object.hasOwn(causes, code) ? causes[code] : undefined;
  if (cause !== undefined) return `${cause} (${code})`;
  return clean(error instanceof Error ? error.message : String(error)).slice(0, 160);
}

/** @param otherwise what helps where the path can't be used */
export function adviceFor(
  error: unknown,
  path: string,
  otherwise = 'use another folder: --home DIR',
): string {
  const code = codeOf(error);
  return Object.hasOwn(advice, code)
    ? String(advice[code])
    : `check ${clean(path)}, or ${otherwise}`;
}

/** CoachError `storage` for a failed call. `failure` starts the sentence: "cannot read". */
export function storageFailure(failure: string, path: string, error: unknown): CoachError {
  if (error instanceof CoachError) return error;
  const message = `${failure} ${clean(path)}: ${causeOf(error)}`;
  return new CoachError('storage', message, [adviceFor(error, path)]);
}

/** Repeats a system call that a signal interrupted (EINTR) or that the system was too busy for (EAGAIN). */
export function retry<T>(call: () => T): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return call();
    } catch (error) {
      const code = codeOf(error);
      if (attempt >= maxAttempts || (code !== 'EINTR' && code !== 'EAGAIN')) throw error;
      if (code === 'EAGAIN') wait(1);
    }
  }
}

/** Blocks the thread. */
export function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Calls `write` until all bytes are written. `write` returns how many bytes of `rest` it wrote. */
export function writeAll(
  bytes: Uint8Array,
  write: (rest: Uint8Array, written: number) => number,
): void {
  for (let written = 0; written < bytes.length; ) {
    written += write(bytes.subarray(written), written);
  }
}

/** Takes the first free path of `START-1`, `START-2` …; `take` throws EEXIST for a path that exists. */
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

/** An open regular file. */
export interface OpenFile {
  readonly handle: number;
  readonly stats: Stats;
}

/**
 * Opens a regular file. Throws the system's error, EISDIR for folders and ENODEV for pipes and devices.
 * Non-blocking: opening a pipe without a writer would hang the program.
 */
export function openRegular(path: string, flags: number, mode?: number): OpenFile {
  return openIf((stats) => stats.isFile(), path, flags, mode);
}

/** Opens a regular file or a pipe, for reading. Throws like `openRegular`. */
export function openReadable(path: string): OpenFile {
  return openIf((stats) => stats.isFile() || stats.isFIFO(), path, constants.O_RDONLY);
}

function openIf(
  accepts: (stats: Stats) => boolean,
  path: string,
  flags: number,
  mode?: number,
): OpenFile {
  const handle = retry(() => openSync(path, flags | (constants.O_NONBLOCK ?? 0), mode));
  try {
    const stats = retry(() => fstatSync(handle));
    if (stats.isDirectory()) throw systemError('EISDIR');
    if (!accepts(stats)) throw systemError('ENODEV');
    return { handle, stats };
  } catch (error) {
    closeQuietly(handle);
    throw error;
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Reads up to `length` bytes from `start`, fewer at the end of the file. */
export function readRange(handle: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = retry(() => readSync(handle, bytes, filled, length - filled, start + filled));
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

/** Closes a file of which nothing more is to reach the disk once it was used. */
export function whileOpen<T>(opened: OpenFile, use: (opened: OpenFile) => T): T {
  try {
    return use(opened);
  } finally {
    closeQuietly(opened.handle);
  }
}

/** The text of a regular file, up to so many bytes; null if it is missing. Throws CoachError `storage`. */
export function readTextIfThere(file: string, most = Number.POSITIVE_INFINITY): string | null {
  try {
    return whileOpen(openRegular(file, constants.O_RDONLY), ({ handle, stats }) =>
      readRange(handle, 0, Math.min(stats.size, most)).toString('utf8'),
    );
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw storageFailure('cannot read', file, error);
  }
}

/** Closes a file whose data is safe: it was only read, or is already on the disk. */
export function closeQuietly(handle: number): void {
  try {
    closeSync(handle);
  } catch {
    // Nothing is lost, and the person could do nothing about it.
  }
}
