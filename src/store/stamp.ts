import type { Stats } from 'node:fs';

/** Facts of a file that change with every write to it, and when another one takes its place. */
export function stampOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}
