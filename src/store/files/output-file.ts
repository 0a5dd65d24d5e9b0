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
import { closeQuietly, codeOf, retry, storageFailure, writeAll } from './system.js';

/**
 * Writes a file that only its owner can read. `force` replaces an existing file, atomically; a symbolic link is
 * replaced, and its target stays as it is. Throws CoachError `usage` if the file exists, `storage` if writing fails.
 */
export function writeOutput(file: string, text: string | Uint8Array, force: boolean): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  try {
    if (force) replaceFile(file, bytes);
    else writeNew(file, bytes);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && !force) throw fileExists(file);
    throw storageFailure('NOT written: cannot write', file, error);
  }
}

function fileExists(file: string): CoachError {
  const name = clean(file);
  return statOf(file)?.isDirectory()
    ? new CoachError('usage', `${name} is a folder, not a file`, ['add a file name'])
    : new CoachError('usage', `${name} already exists; nothing was written`, [
        '--force replaces it',
        'or choose another name',
      ]);
}

/** Creates a private file, or leaves none behind. Throws the system's error, EEXIST if the file exists. */
export function writeNew(file: string, bytes: Uint8Array): void {
  const handle = retry(() => openSync(file, 'wx', 0o600));
  try {
    fchmodSync(handle, 0o600);
    writeAll(bytes, (rest) => retry(() => writeSync(handle, rest)));
    retry(() => fsyncSync(handle));
  } catch (error) {
    closeQuietly(handle);
    rmSync(file, { force: true });
    throw error;
  }
  closeSync(handle);
  synchroniseFolder(dirname(resolve(file)));
}

/** Replaces a file by a complete new one. Throws the system's error. */
function replaceFile(file: string, bytes: Uint8Array): void {
  refuseSpecial(file);
  const staged = join(dirname(file), `.${basename(file).slice(0, 100)}.new-${process.pid}`);
  // Left by a killed program with the same process id.
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

/** Replacing a device or pipe would break it for other programs, as `--out /dev/null --force` would as root. */
function refuseSpecial(file: string): void {
  const stats = statOf(file);
  if (stats === null || stats.isFile()) return;
  const kind = stats.isDirectory() ? 'a folder' : 'not a regular file';
  throw new CoachError('usage', `${clean(file)} is ${kind}; nothing was written`, [
    'choose another name',
  ]);
}

/** The file that a path leads to, links followed; null if there is none or a link is broken. */
function statOf(file: string): Stats | null {
  try {
    return statSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // A link that cannot be followed (a loop) is replaced like any other link.
    return lstatSync(file).isSymbolicLink() ? null : statSync(file);
  }
}
