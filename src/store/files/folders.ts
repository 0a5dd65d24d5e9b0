import { chmodSync, closeSync, constants, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, retry } from './system.js';

const privateFolder = 0o700;

/**
 * Creates a folder and its missing parents, private whatever the umask, and flushes their names to the disk.
 * Existing folders keep their permissions. Throws the system's error.
 */
export function makeFolder(folder: string): void {
  try {
    // Faster than catching EEXIST.
    if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
    retry(() => mkdirSync(folder, { mode: privateFolder }));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    makeFolder(parent);
    makeFolder(folder);
    return;
  }
  chmodSync(folder, privateFolder);
  synchroniseFolder(dirname(folder));
}

/** Error codes of systems that cannot, and need not, synchronise folders. */
const folderSyncUnsupported = new Set([
  'EINVAL',
  'ENOTSUP',
  'EISDIR',
  'EBADF',
  'EPERM',
  'EACCES',
  'ENOSYS',
]);

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
