import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { isRecord, parseUntrusted } from '../../core/base/parse-untrusted.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import { kindOfFile } from '../../core/base/recognise-file.js';
import type { Event } from '../../core/schema/events.schema.js';
import { journalPath } from '../files/profile-paths.js';
import { appendText, largestJournal, readJournalBytes } from './journal-file.js';
import { linesOf, readLine } from './journal-lines.js';
import type { ImportResult, JournalComparison, SetAsideLine } from './results.js';

/** An event, or a line that a newer version of this program wrote. */
interface UsableLine {
  /** The event's id, or the whole text of a newer line without an id. */
  readonly identity: string;
  readonly text: string;
  readonly newer: boolean;
  /** null for a line of a newer version. */
  readonly event: Event | null;
  /** Counted from 1. */
  readonly line: number;
}

interface JournalLines {
  /** In the order of the file. */
  readonly usable: readonly UsableLine[];
  readonly setAside: readonly SetAsideLine[];
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function splitJournal(journal: Uint8Array): JournalLines {
  const usable: UsableLine[] = [];
  const setAside: SetAsideLine[] = [];
  for (const [index, text] of linesOf(Buffer.from(journal)).entries()) {
    const line = index + 1;
    const parsed = readLine(text);
    if (parsed.kind === 'set-aside') setAside.push({ line, reason: parsed.reason });
    else if (parsed.kind === 'event') {
      const { v, id, at, day, ...rest } = parsed.event;
      // The envelope must come first: `greatestId` looks for ids at the start of lines.
      const eventText = JSON.stringify({ v, id, at, day, ...rest });
      usable.push({ identity: id, text: eventText, newer: false, event: parsed.event, line });
    } else if (parsed.kind === 'newer') {
      const newer = newerLine(text ?? '', line);
      if ('reason' in newer) setAside.push(newer);
      else usable.push(newer);
    }
  }
  return { usable, setAside };
}

/** Keeps the exact text of a newer version's line, unless it is unsafe in any version. */
function newerLine(line: string, number: number): UsableLine | SetAsideLine {
  const text = line.replace(/^\uFEFF/, '').trim();
  try {
    const value = parseUntrusted(text, 'line');
    const id = isRecord(value) && typeof value.id === 'string' ? value.id : '';
    return {
      identity: idPattern.test(id) ? id : text,
      text,
      newer: true,
      event: null,
      line: number,
    };
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    return { line: number, reason: error.message.replace(/^line: /, '') };
  }
}

/** Of lines with the same identity, the first. */
function byIdentity({ usable }: JournalLines): Map<string, UsableLine> {
  const lines = new Map<string, UsableLine>();
  for (const line of usable) if (!lines.has(line.identity)) lines.set(line.identity, line);
  return lines;
}

/** All usable lines without duplicates, sorted by id. */
export function usableLines(journal: Uint8Array): readonly string[] {
  return [...byIdentity(splitJournal(journal)).values()]
    .sort((a, b) => (a.identity < b.identity ? -1 : Number(a.identity > b.identity)))
    .map(({ text }) => text);
}

/**
 * Adds the events of another journal that this one lacks, by one write. An event that another program adds at the same
 * time may be written twice; it counts once. Throws CoachError `invalid-input` if `other` is not a journal, `storage`.
 */
export function importIntoJournal(folder: string, other: Uint8Array, source: string): ImportResult {
  const present = readJournalBytes(folder) ?? new Uint8Array();
  const { text, imported } = missingLines(present, other, source);
  if (text === '') return imported;
  if (present.length + Buffer.byteLength(text) > largestJournal) {
    throw new CoachError(
      'invalid-input',
      `${clean(source)}: importing it would make ${clean(journalPath(folder))} larger than 400 MB`,
    );
  }
  appendText(folder, () => text);
  return imported;
}

/**
 * Finds the lines of another journal that the present one lacks, as a text to append: empty if none is missing.
 * Throws CoachError `invalid-input`, naming `source`, if no line of the other journal can be used.
 */
export function missingLines(
  present: Uint8Array,
  other: Uint8Array,
  source: string,
): { readonly text: string; readonly imported: ImportResult } {
  const otherLines = readOtherJournal(other, source);
  const presentLines = byIdentity(splitJournal(present));
  const added = new Map<string, UsableLine>();
  const refused = [...otherLines.setAside];
  for (const line of otherLines.usable) {
    const reason = isAfterYear9999(line.identity)
      ? 'its id is dated after the year 9999'
      : line.event && whyNonsense(line.event);
    if (reason) {
      refused.push({ line: line.line, reason });
      continue;
    }
    const existing = presentLines.get(line.identity) ?? added.get(line.identity);
    if (existing === undefined) added.set(line.identity, line);
    else if (existing.text !== line.text) {
      refused.push({ line: line.line, reason: 'a different event already has its id' });
    }
  }
  const lines = [...added.values()];
  const known =
    otherLines.usable.length - lines.length - (refused.length - otherLines.setAside.length);
  return {
    text: joinLines(lines, presentLines),
    imported: {
      added: lines.length,
      known,
      newer: lines.filter(({ newer }) => newer).length,
      refused: refused.sort((a, b) => a.line - b.line),
    },
  };
}

/** Years from an event to a date in it: a plan for longer is a slip, or a trap that silences every reminder. */
const mostYears = 20;

/** Why an event that could have been written makes no sense; null if it does. */
function whyNonsense(event: Event): string | null {
  const year = Number(event.day.slice(0, 4));
  const far = daysIn(event).find((day) => Math.abs(Number(day.slice(0, 4)) - year) > mostYears);
  return far === undefined ? null : `its date ${far} is more than ${mostYears} years away`;
}

function daysIn(event: Event): readonly string[] {
  const days: readonly (string | null | undefined)[] =
    event.type === 'plan'
      ? [event.nextCheckin, ...(event.actions ?? []).map(({ due }) => due)]
      : event.type === 'checkin'
        ? [event.next]
        : [];
  return days.filter((day) => typeof day === 'string');
}

/** Such an id would sort after all future events. */
function isAfterYear9999(identity: string): boolean {
  return idPattern.test(identity) && identity >= idOfYear10000;
}

const idOfYear10000 = 'e677d21f-dc00';

/**
 * Joins lines into a text to append. An append looks for the greatest id only near the end of the journal, so the text
 * ends with a copy of the line that has it, if it is not that line; events with the same id count once.
 */
function joinLines(
  lines: readonly UsableLine[],
  presentLines: ReadonlyMap<string, UsableLine>,
): string {
  if (lines.length === 0) return '';
  let greatest: UsableLine | null = null;
  for (const line of [...presentLines.values(), ...lines]) {
    if (!line.newer && line.identity > (greatest?.identity ?? '')) greatest = line;
  }
  const ending = greatest === null || greatest === lines.at(-1) ? [] : [greatest];
  return [...lines, ...ending].map((line) => `\n${line.text}\n`).join('');
}

/** Throws CoachError `invalid-input` if the file has no usable line. */
function readOtherJournal(journal: Uint8Array, source: string): JournalLines {
  const lines = splitJournal(journal);
  if (lines.usable.length > 0) return lines;
  const text = Buffer.from(journal).toString('utf8');
  const kind = kindOfFile(parseOrNull(text), source);
  if (kind !== null) {
    throw new CoachError('invalid-input', `${clean(source)} is not a journal: ${kind.what}`, [
      clean(kind.next),
    ]);
  }
  const [first] = lines.setAside;
  const reason = first === undefined ? 'it is empty' : `line ${first.line} is ${first.reason}`;
  throw new CoachError('invalid-input', `${clean(source)} is not a journal: ${reason}`, [
    'career-coach export --format journal writes one',
    ...(first?.reason === 'not JSON'
      ? [
          `career-coach log import ${quotedForShell(fileOf(source))} reads notes and other tools' output`,
        ]
      : []),
  ]);
}

function fileOf(source: string): string {
  return source === 'standard input' ? '-' : clean(source);
}

function parseOrNull(text: string): unknown {
  try {
    return parseUntrusted(text, 'file');
  } catch {
    return null;
  }
}

/** Throws like `missingLines`. */
export function compareJournals(
  present: Uint8Array,
  other: Uint8Array,
  source: string,
): JournalComparison {
  const otherLines = readOtherJournal(other, source);
  const here = byIdentity(splitJournal(present));
  const there = byIdentity(otherLines);
  return {
    here: here.size,
    there: there.size,
    onlyHere: [...here.keys()].filter((identity) => !there.has(identity)).length,
    onlyThere: [...there.keys()].filter((identity) => !here.has(identity)).length,
    damaged: otherLines.setAside.length,
  };
}
