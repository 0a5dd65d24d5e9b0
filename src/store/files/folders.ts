import { chmodSync, closeSync, constants, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { again, codeOf } from './system.js';

const privateFolder = 0o700;

/**
 * Makes a folder and what is missing above it, for the owner alone whatever the umask, and puts their names
 * on the disk. Folders that exist are left as they are. Throws the system's error.
 */
export function makeFolder(folder: string): void {
  try {
    // An error takes longer to make than to look.
    if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
    again(() => mkdirSync(folder, { mode: privateFolder }));
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

/** Codes with which systems say that a folder cannot be synchronised, and need not be. */
const notForFolders = new Set([
  'EINVAL',
  'ENOTSUP',
  'EISDIR',
  'EBADF',
  'EPERM',
  'EACCES',
  'ENOSYS',
]);

/** Puts the names in a folder on the disk, where the system can. Throws the system's error. */
export function synchroniseFolder(folder: string): void {
  let handle: number | null = null;
  try {
    handle = again(() => openSync(folder, constants.O_RDONLY));
    const opened = handle;
    again(() => fsyncSync(opened));
  } catch (error) {
    if (!notForFolders.has(codeOf(error))) throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
