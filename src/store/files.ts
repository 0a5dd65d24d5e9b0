import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { clean } from '../core/clean.js';
import { CoachError } from '../core/errors.js';
import { largestText } from '../core/untrusted.js';
import { synchroniseFolder } from './journal-file.js';
import { again, causeOf, closeQuietly, codeOf, openRegular, storageFailure } from './system.js';

/** Files that the person names on the command line. */

/** Standard input, or whatever stands for it. */
export type ByteStream = AsyncIterable<Uint8Array | string>;

/**
 * The text of a file, or all of standard input for `-`.
 * Throws CoachError `invalid-input` for what is missing, no regular file, larger than 5 MB or not UTF-8.
 */
export async function readInput(file: string, stdin: ByteStream): Promise<string> {
  const bytes = await readInputBytes(file, stdin);
  return decoded(bytes, file === '-' ? 'standard input' : clean(file));
}

/**
 * The bytes of a file, or all of standard input for `-`: at most so many, 5 MB where nothing else is said.
 * Throws CoachError `invalid-input` for what is missing, no regular file, or larger.
 */
export async function readInputBytes(
  file: string,
  stdin: ByteStream,
  most = largestText,
): Promise<Buffer> {
  return file === '-' ? readStream(stdin, most) : readWhole(file, most);
}

function readWhole(file: string, most: number): Buffer {
  try {
    const { handle, stats } = openRegular(file, constants.O_RDONLY);
    try {
      if (stats.size > most) throw tooLarge(clean(file), most);
      return readAll(handle, stats.size);
    } finally {
      closeQuietly(handle);
    }
  } catch (error) {
    if (error instanceof CoachError) throw error;
    throw new CoachError('invalid-input', `cannot read ${clean(file)}: ${causeOf(error)}`, [
      'check the name; - reads from standard input',
    ]);
  }
}

/** What a file holds, at most one byte more than is allowed if it grows meanwhile. */
function readAll(handle: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const got = again(() => readSync(handle, bytes, filled, size - filled, null));
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}

async function readStream(stdin: ByteStream, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) throw tooLarge('standard input', most);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(source: string, most: number): CoachError {
  const megabytes = Math.round(most / 1_000_000);
  return new CoachError(
    'invalid-input',
    `${source}: larger than ${megabytes} MB, nothing was read`,
  );
}

/** Not by TextDecoder: to set it up takes a thirtieth of a start. */
function decoded(bytes: Buffer, source: string): string {
  if (!isUtf8(bytes)) {
    throw new CoachError('invalid-input', `${source}: not UTF-8 text`, ['save the file as UTF-8']);
  }
  // A mark of the byte order is no part of the text.
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/**
 * Writes a file for the person, readable by them alone. An existing file is only replaced with `force`, and
 * then whole or not at all. A symbolic link is never followed: what it points to stays as it is.
 * Throws CoachError `usage` for a file that exists, `storage` when it cannot be written.
 */
export function writeOutput(file: string, text: string | Uint8Array, force: boolean): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  try {
    if (force) replace(file, bytes);
    else writeNew(file, bytes);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && !force) throw existing(file);
    throw storageFailure('NOT written: cannot write', file, error);
  }
}

function existing(file: string): CoachError {
  const place = clean(file);
  return statOf(file)?.isDirectory()
    ? new CoachError('usage', `${place} is a folder, expected a file's name`, ['add a name to it'])
    : new CoachError('usage', `${place} exists already, nothing was written`, [
        '--force replaces it',
        'or give another name',
      ]);
}

/** Makes a file that does not exist, and leaves none behind when that fails. Throws the system's error. */
export function writeNew(file: string, bytes: Uint8Array): void {
  const handle = again(() => openSync(file, 'wx', 0o600));
  try {
    fchmodSync(handle, 0o600);
    for (let written = 0; written < bytes.length; ) {
      const from = written;
      written += again(() => writeSync(handle, bytes, from));
    }
    again(() => fsyncSync(handle));
  } catch (error) {
    closeQuietly(handle);
    rmSync(file, { force: true });
    throw error;
  }
  closeSync(handle);
  synchroniseFolder(dirname(resolve(file)));
}

/** Puts a complete file in the place of another. Throws the system's error. */
function replace(file: string, bytes: Uint8Array): void {
  refuseSpecial(file);
  const staged = join(dirname(file), `.${basename(file).slice(0, 100)}.new-${process.pid}`);
  // From a program that was killed and had the same number.
  rmSync(staged, { force: true });
  writeNew(staged, bytes);
  try {
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
  synchroniseFolder(dirname(resolve(file)));
}

/** Replacing a device or a pipe would break it for others: `--out /dev/null --force` as root. */
function refuseSpecial(file: string): void {
  const stats = statOf(file);
  if (stats === null || stats.isFile()) return;
  const what = stats.isDirectory() ? 'a folder' : 'no regular file';
  throw new CoachError('usage', `${clean(file)} is ${what}, nothing was written`, [
    'give another name',
  ]);
}

/** What a name stands for in the end; null for nothing, a link to nothing included. */
function statOf(file: string): Stats | null {
  try {
    return statSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // A link that cannot be followed is replaced itself, like any other.
    return lstatSync(file).isSymbolicLink() ? null : statSync(file);
  }
}
