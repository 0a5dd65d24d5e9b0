import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { synchroniseFolder } from './folders.js';
import { again, closeQuietly, codeOf, storageFailure, writeAll } from './system.js';

/** Files that the person has the program write. */

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
    writeAll(bytes, (left) => again(() => writeSync(handle, left)));
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
