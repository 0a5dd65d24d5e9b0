import { closeSync, constants, fsyncSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeNew } from '../files/output-file.js';
import { journalPath } from '../files/profile-paths.js';
import { openRegular, retry, storageFailure, takeFreePath, writeAll } from '../files/system.js';
import { appendText, readJournalBytes, readJournalFile } from './journal-file.js';
import { linesOf, readLine } from './journal-lines.js';

/**
 * Moves damaged lines out of a journal to which other programs may be appending: copies their bytes to a file beside
 * it and, once that is on the disk, overwrites them with blanks. Returns how many, and the file; null if none is damaged.
 * Throws CoachError `storage`, with no byte lost.
 */
export function moveDamagedLines(
  folder: string,
): { readonly lines: number; readonly path: string } | null {
  if (readJournalFile(folder).setAside.length === 0) return null;
  // A line break first: once it is on the disk, every earlier append is complete.
  appendText(folder, () => '\n');
  const bytes = readJournalBytes(folder);
  const ranges = bytes === null ? [] : damagedRanges(bytes);
  if (bytes === null || ranges.length === 0) return null;
  const file = journalPath(folder);
  try {
    const damaged = ranges.map(({ start, end }) => bytes.subarray(start, end));
    const copy = Buffer.concat(damaged.flatMap((line) => [line, Buffer.from('\n')]));
    const path = takeFreePath(join(folder, 'journal.damaged'), (newPath) =>
      writeNew(newPath, copy),
    );
    blankOut(file, damaged, ranges);
    return { lines: ranges.length, path };
  } catch (error) {
    throw storageFailure('NOT repaired: cannot write', file, error);
  }
}

/** The bytes of a line, without its line break. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Skips a last line without a line break: another program may still be writing it. */
function damagedRanges(bytes: Buffer): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (const line of linesOf(bytes)) {
    const end = bytes.indexOf(0x0a, start);
    if (end !== -1 && readLine(line).kind === 'set-aside') ranges.push({ start, end });
    start = end + 1;
  }
  return ranges;
}

/** Overwrites in place: concurrent appends only touch bytes after the ranges. */
function blankOut(file: string, damaged: readonly Buffer[], ranges: readonly Range[]): void {
  const { handle } = openRegular(file, constants.O_RDWR);
  try {
    for (const [index, { start, end }] of ranges.entries()) {
      const current = Buffer.alloc(end - start);
      retry(() => readSync(handle, current, 0, current.length, start));
      // Different bytes mean that another journal was restored meanwhile.
      if (!current.equals(damaged[index] ?? Buffer.alloc(0))) continue;
      writeAll(Buffer.alloc(end - start, ' '), (rest, written) =>
        retry(() => writeSync(handle, rest, 0, rest.length, start + written)),
      );
    }
    retry(() => fsyncSync(handle));
  } finally {
    closeSync(handle);
  }
}
