import { statSync } from 'node:fs';

/** Milliseconds after which an unfinished file belongs to nobody. */
const abandonedAfter = 60_000;

/** Whether whoever made an unfinished file was killed: it is older than any program takes to finish one. */
export function isAbandoned(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > abandonedAfter;
  } catch {
    // Its owner was faster.
    return false;
  }
}
