import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
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
import { removeAbandoned } from './abandoned.js';
import { synchroniseFolder } from './folders.js';
import {
  adviceFor,
  causeOf,
  closeQuietly,
  codeOf,
  linksUnsupported,
  retry,
  writeAll,
} from './system.js';

/**
 * Writes a file that only its owner can read. It appears under its name once it is complete. `force` replaces an
 * existing file; a symbolic link is replaced, and its target stays as it is. Throws CoachError `usage` if the file
 * exists, `storage` if writing fails.
 */
export function writeOutput(file: string, text: string | Uint8Array, force: boolean): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  refuseSpecial(file);
  try {
    writeComplete(file, bytes, force);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && !force) {
      throw new CoachError('usage', `${clean(file)} already exists; nothing was written`, [
        '--force replaces it',
        'or choose another name',
      ]);
    }
    const next =
      codeOf(error) === 'ENOENT'
        ? 'make its folder first, or choose another name'
        : adviceFor(error, file, 'choose another name');
    const failure = `NOT written: cannot write ${clean(file)}: ${causeOf(error)}`;
    throw new CoachError('storage', failure, [next]);
  }
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

function writeComplete(file: string, bytes: Uint8Array, force: boolean): void {
  const folder = dirname(file);
  const start = `.${basename(file).slice(0, 100)}.new-`;
  removeAbandoned(
    folder,
    (name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)),
  );
  const staged = join(folder, `${start}${process.pid}`);
  // Left by a killed program with the same process id.
  rmSync(staged, { force: true });
  writeNew(staged, bytes);
  try {
    if (force) renameSync(staged, file);
    else giveName(staged, file, bytes);
  } finally {
    rmSync(staged, { force: true });
  }
  synchroniseFolder(resolve(folder));
}

/** Unlike a rename, a link replaces no file. Throws the system's error, EEXIST if the file exists. */
function giveName(staged: string, file: string, bytes: Uint8Array): void {
  try {
    linkSync(staged, file);
  } catch (error) {
    if (!linksUnsupported.has(codeOf(error))) throw error;
    writeNew(file, bytes);
  }
}

/** Replacing a device or pipe would break it for other programs, as `--out /dev/null --force` would as root. */
function refuseSpecial(file: string): void {
  const stats = statOf(file);
  if (stats === null || stats.isFile()) return;
  throw stats.isDirectory()
    ? new CoachError('usage', `${clean(file)} is a folder; nothing was written`, [
        'add a file name',
      ])
    : new CoachError('usage', `${clean(file)} is not a regular file; nothing was written`, [
        '- writes to standard output',
        'or choose another name',
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
