import { closeSync, constants, fsyncSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeNew } from '../files/output-file.js';
import { journalPath } from '../files/profile-paths.js';
import { again, openRegular, storageFailure, takeFreePath, writeAll } from '../files/system.js';
import { appendText, readJournalBytes, readJournalFile } from './journal-file.js';
import { linesOf, readLine } from './journal-lines.js';

/** Where damaged lines went. */
export interface MovedLines {
  readonly lines: number;
  /** The path of the file that holds them now, byte for byte. */
  readonly path: string;
}

/**
 * Moves damaged lines out of a journal, while other programs may add to it: copies their bytes to a file beside
 * it, and, once that is on the disk, puts blanks in their places. Nothing else is moved or written again.
 * null: there are none. Throws CoachError `storage`, with all bytes still in the journal.
 */
export function moveDamagedLines(folder: string): MovedLines | null {
  if (readJournalFile(folder).setAside.length === 0) return null;
  // Whoever was writing when this begins has finished when it is written: no line before it is half an event.
  appendText(folder, () => '\n');
  const bytes = readJournalBytes(folder);
  const ranges = damagedRanges(bytes);
  if (bytes === null || ranges.length === 0) return null;
  const file = journalPath(folder);
  try {
    const damaged = ranges.map(({ start, end }) => bytes.subarray(start, end));
    const copy = Buffer.concat(damaged.flatMap((line) => [line, Buffer.from('\n')]));
    const path = takeFreePath(join(folder, 'journal.damaged'), (free) => writeNew(free, copy));
    blank(file, damaged, ranges);
    return { lines: ranges.length, path };
  } catch (error) {
    throw storageFailure('NOT repaired: cannot write', file, error);
  }
}

/** Where a line is, without its line break. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The damaged lines that are followed by a line break; one that is not may still be growing. */
function damagedRanges(bytes: Buffer | null): Range[] {
  if (bytes === null) return [];
  const ranges: Range[] = [];
  let start = 0;
  for (const [index, end] of endsOfLines(bytes).entries()) {
    ranges[index] = { start, end };
    start = end + 1;
  }
  const lines = linesOf(bytes);
  return ranges.filter((_, index) => readLine(lines[index] ?? null).kind === 'aside');
}

function endsOfLines(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) ends.push(at);
  return ends;
}

/** Overwrites ranges in place; what others add meanwhile lies behind them and is not touched. */
function blank(file: string, damaged: readonly Buffer[], ranges: readonly Range[]): void {
  const { handle } = openRegular(file, constants.O_RDWR);
  try {
    for (const [index, { start, end }] of ranges.entries()) {
      const there = Buffer.alloc(end - start);
      again(() => readSync(handle, there, 0, there.length, start));
      // Another journal, which was restored meanwhile.
      if (!there.equals(damaged[index] ?? Buffer.alloc(0))) continue;
      writeAll(Buffer.alloc(end - start, ' '), (left, written) =>
        again(() => writeSync(handle, left, 0, left.length, start + written)),
      );
    }
    again(() => fsyncSync(handle));
  } finally {
    closeSync(handle);
  }
}
