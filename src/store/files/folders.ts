import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { codeOf, retry } from './system.js';

const privateFolder = 0o700;

/**
 * Creates a folder and its missing parents, private whatever the umask, and flushes their names to the disk.
 * Existing folders keep their permissions. Throws the system's error.
 */
export function makeFolder(folder: string): void {
  // Faster than catching EEXIST.
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  try {
    make(folder);
  } catch (error) {
    const parent = dirname(folder);
    if (codeOf(error) !== 'ENOENT' || parent === folder) throw error;
    makeFolder(parent);
    // Once: where no folder can be made, as in /proc, the system says the same again.
    make(folder);
  }
}

function make(folder: string): void {
  try {
    retry(() => mkdirSync(folder, { mode: privateFolder }));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    // Made by another program meanwhile, unless it is a link that leads nowhere.
    refuseDangling(folder);
    return;
  }
  chmodSync(folder, privateFolder);
  synchroniseFolder(dirname(folder));
}

/**
 * Throws CoachError `storage` if a link on the way to a folder leads nowhere: what it should lead to is away, not empty.
 */
export function refuseDangling(folder: string): void {
  for (let path = folder; dirname(path) !== path; path = dirname(path)) {
    const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    if (!link || existsSync(path)) continue;
    throw new CoachError('storage', `${clean(path)} is a link to something that is not there`, [
      'is a disk not mounted? Mount it, or remove the link',
    ]);
  }
}

/** Error codes of systems that cannot, and need not, synchronise folders. */
const folderSyncUnsupported = new Set('EINVAL ENOTSUP EISDIR EBADF EPERM EACCES ENOSYS'.split(' '));

/** Flushes the file names of a folder to the disk, where the system can. Throws the system's error. */
export function synchroniseFolder(folder: string): void {
  let handle: number | null = null;
  try {
    handle = retry(() => openSync(folder, constants.O_RDONLY));
    const opened = handle;
    retry(() => fsyncSync(opened));
  } catch (error) {
    if (!folderSyncUnsupported.has(codeOf(error))) throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
