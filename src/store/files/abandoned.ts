import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

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

/** Removes what killed programs left of earlier tries to write the same file. */
export function removeAbandoned(folder: string, isTry: (name: string) => boolean): void {
  for (const name of readdirSync(folder).filter(isTry)) {
    const file = join(folder, name);
    if (isAbandoned(file)) rmSync(file, { force: true });
  }
}
