import { statSync } from 'node:fs';

const abandonedAfterMs = 60_000;

/** An unfinished file is abandoned when it is older than any program takes to finish one: its program was killed. */
export function isAbandoned(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > abandonedAfterMs;
  } catch {
    // Its program finished or removed it.
    return false;
  }
}
