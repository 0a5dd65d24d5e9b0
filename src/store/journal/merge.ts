import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import { kindOfFile } from '../../core/base/recognise-file.js';
import { isRecord } from '../input/checks.js';
import { linesOf, readLine } from './journal-lines.js';
import type { Comparison, Imported, SetAside } from './results.js';

/** Journals as sets of lines: what two have in common, and what must be added to make one of them. */

/** A line that is kept: an event, or what a newer version of this program wrote. */
interface KeptLine {
  /** What tells it from others: the id, or all of a newer line that has none. */
  readonly identity: string;
  /** As it is written. */
  readonly text: string;
  readonly newer: boolean;
  /** Number in its file, from 1. */
  readonly line: number;
}

/** A journal taken apart. */
interface JournalLines {
  /** In the order of the file. */
  readonly kept: readonly KeptLine[];
  readonly setAside: readonly SetAside[];
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function takeApart(journal: Uint8Array): JournalLines {
  const kept: KeptLine[] = [];
  const setAside: SetAside[] = [];
  for (const [index, text] of linesOf(Buffer.from(journal)).entries()) {
    const line = index + 1;
    const read = readLine(text);
    if (read.kind === 'aside') setAside.push({ line, reason: read.reason });
    else if (read.kind === 'event') {
      const { v, id, at, day, ...rest } = read.event;
      // The envelope comes first, as this program writes it: the greatest id is looked for at the start of lines.
      const written = JSON.stringify({ v, id, at, day, ...rest });
      kept.push({ identity: id, text: written, newer: false, line });
    } else if (read.kind === 'newer') {
      const newer = newerLine(text ?? '', line);
      if ('reason' in newer) setAside.push(newer);
      else kept.push(newer);
    }
  }
  return { kept, setAside };
}

/** A line of a newer version is kept letter by letter, if it has nothing that no version can want. */
function newerLine(line: string, number: number): KeptLine | SetAside {
  const text = line.replace(/^\uFEFF/, '').trim();
  try {
    const value = parseUntrusted(text, 'line');
    const id = isRecord(value) && typeof value.id === 'string' ? value.id : '';
    return { identity: idPattern.test(id) ? id : text, text, newer: true, line: number };
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    return { line: number, reason: error.message.replace(/^line: /, '') };
  }
}

/** By identity; of two the first. */
function byIdentity({ kept }: JournalLines): Map<string, KeptLine> {
  const all = new Map<string, KeptLine>();
  for (const line of kept) if (!all.has(line.identity)) all.set(line.identity, line);
  return all;
}

/** Every line that can be used, in the order of the ids, each once. */
export function usableLines(journal: Uint8Array): readonly string[] {
  return [...byIdentity(takeApart(journal)).values()]
    .sort((a, b) => (a.identity < b.identity ? -1 : Number(a.identity > b.identity)))
    .map(({ text }) => text);
}

/** What must be added to a journal so that it holds all of another one. */
export interface Missing {
  /** Empty when nothing is missing. */
  readonly text: string;
  readonly imported: Imported;
}

/** More than half of the end of the journal in which an append looks for the greatest id. */
const longText = 30_000;

/**
 * What a journal lacks of another one. Lines that cannot be used are refused one by one.
 * Throws CoachError `invalid-input`, naming `source`, when none can be used.
 */
export function missingLines(present: Uint8Array, other: Uint8Array, source: string): Missing {
  const given = readGiven(other, source);
  const here = byIdentity(takeApart(present));
  const added = new Map<string, KeptLine>();
  const refused = [...given.setAside];
  for (const line of given.kept) {
    if (isBeyondTime(line.identity)) {
      refused.push({ line: line.line, reason: 'its id is not of this time' });
      continue;
    }
    const same = here.get(line.identity) ?? added.get(line.identity);
    if (same === undefined) added.set(line.identity, line);
    else if (same.text !== line.text) {
      refused.push({ line: line.line, reason: 'another event has its id, and is kept' });
    }
  }
  const lines = [...added.values()];
  const known = given.kept.length - lines.length - (refused.length - given.setAside.length);
  return {
    text: withGreatestLast(lines, here),
    imported: {
      added: lines.length,
      known,
      newer: lines.filter(({ newer }) => newer).length,
      refused: refused.sort((a, b) => a.line - b.line),
    },
  };
}

/** An id of the year 10000 or later would stand behind all events to come, whatever they say. */
function isBeyondTime(identity: string): boolean {
  return idPattern.test(identity) && identity >= idOfYear10000;
}

const idOfYear10000 = 'e677d21f-dc00';

/**
 * The lines as a text to append. An append looks for the greatest id at the end of the journal: behind many older
 * lines, the line that has it is repeated there. The same id counts once.
 */
function withGreatestLast(lines: readonly KeptLine[], here: ReadonlyMap<string, KeptLine>): string {
  const text = lines.map((line) => `\n${line.text}\n`).join('');
  if (text.length < longText) return text;
  const greatest = [...here.values(), ...lines]
    .filter(({ newer }) => !newer)
    .reduce<KeptLine | null>(
      (most, line) => (line.identity > (most?.identity ?? '') ? line : most),
      null,
    );
  return greatest === null ? text : `${text}\n${greatest.text}\n`;
}

/** Throws CoachError `invalid-input` when there is no line of a journal in it. */
function readGiven(journal: Uint8Array, source: string): JournalLines {
  const given = takeApart(journal);
  if (given.kept.length > 0) return given;
  const text = Buffer.from(journal).toString('utf8');
  const kind = kindOfFile(valueIn(text), source);
  if (kind !== null) {
    throw new CoachError('invalid-input', `${clean(source)}: not a journal, ${kind.what}`, [
      clean(kind.next),
    ]);
  }
  const [first] = given.setAside;
  const reason =
    first === undefined ? 'there is nothing in it' : `line ${first.line} is ${first.reason}`;
  throw new CoachError('invalid-input', `${clean(source)}: no journal: ${reason}`, [
    'career-coach export --format journal writes one',
  ]);
}

function valueIn(text: string): unknown {
  try {
    return parseUntrusted(text, 'file');
  } catch {
    return null;
  }
}

/** What would change if another journal took the place of this one. Throws like `missingLines`. */
export function compareJournals(
  present: Uint8Array,
  other: Uint8Array,
  source: string,
): Comparison {
  const given = readGiven(other, source);
  const here = byIdentity(takeApart(present));
  const there = byIdentity(given);
  return {
    here: here.size,
    there: there.size,
    onlyHere: [...here.keys()].filter((identity) => !there.has(identity)).length,
    onlyThere: [...there.keys()].filter((identity) => !here.has(identity)).length,
    damaged: given.setAside.length,
  };
}
