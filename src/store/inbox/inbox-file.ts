import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { isDay } from '../../core/base/day.js';
import { isRecord, parseUntrusted } from '../../core/base/parse-untrusted.js';
import type { InboxLine } from '../../core/evidence/inbox/inbox.js';
import { longestLink, longestText } from '../../core/schema/atoms.js';
import { makeFolder, synchroniseFolder } from '../files/folders.js';
import { writeNew } from '../files/output-file.js';
import { inboxPath } from '../files/profile-paths.js';
import { openRegular, readTextIfThere, retry, storageFailure, writeAll } from '../files/system.js';

const privateFile = 0o600;
/** Bytes: a million proposals. */
const largestInbox = 200_000_000;

/** All lines that can be read. The inbox holds copies of what other programs know, so damage costs nothing. */
export function readInbox(folder: string): InboxLine[] {
  const text = readTextIfThere(inboxPath(folder), largestInbox) ?? '';
  return text.split('\n').flatMap((line) => readLine(line) ?? []);
}

function readLine(text: string): InboxLine | null {
  if (text === '') return null;
  let value: unknown;
  try {
    value = parseUntrusted(text, 'line');
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { dropped, source, date, text: words, links } = value;
  if (isText(dropped, longestLink)) return { dropped };
  if (!isText(source, longestLink) || !isText(words, longestText)) return null;
  if (typeof date !== 'string' || !isDay(date) || !Array.isArray(links)) return null;
  return { source, date, text: words, links: links.filter((link) => isText(link, longestLink)) };
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longest;
}

/** Adds lines by one write. Throws CoachError `storage`. */
export function appendToInbox(folder: string, lines: readonly InboxLine[]): void {
  if (lines.length === 0) return;
  const file = inboxPath(folder);
  try {
    makeFolder(folder);
    const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;
    const { handle } = openRegular(file, flags, privateFile);
    try {
      fchmodSync(handle, privateFile);
      // The line break in front protects from a torn line.
      writeAll(Buffer.from(`\n${textOf(lines)}`), (rest) => retry(() => writeSync(handle, rest)));
      retry(() => fsyncSync(handle));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw storageFailure('NOT saved: cannot write to', file, error);
  }
}

/**
 * Replaces the inbox by fewer lines. What another program adds at that very moment may be lost: importing it again
 * proposes it again. Throws CoachError `storage`.
 */
export function replaceInbox(folder: string, lines: readonly InboxLine[]): void {
  const file = inboxPath(folder);
  const staged = `${file.slice(0, -'.jsonl'.length)}.new-${process.pid}`;
  try {
    rmSync(staged, { force: true });
    writeNew(staged, Buffer.from(textOf(lines)));
    renameSync(staged, file);
    synchroniseFolder(folder);
  } catch (error) {
    rmSync(staged, { force: true });
    throw storageFailure('NOT saved: cannot write', file, error);
  }
}

function textOf(lines: readonly InboxLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
