import { isUtf8 } from 'node:buffer';
import { clean, cleanAll } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { maxLength, parseUntrusted } from '../../core/base/parse-untrusted.js';
import type { Event, NewEvent } from '../../core/schema/events.schema.js';
import { type Fault, faultInWords, isRecord } from '../input/checks.js';
import { eventChecks } from '../input/generated-checks.js';
import { nextId, type RandomBytes } from './ids.js';
import type { JournalContent, SetAside } from './results.js';

/** The text of a journal: reading it, whatever state it is in, and making the lines that are added. */

/**
 * What `clean` would replace, in the text of JSON lines: as it is, or as an escape. One look at all of the text
 * saves a walk through every string; other escapes (`\"`, `\\`) are harmless. Ranges are written out because
 * `\p{Bidi_Control}` costs a third of a millisecond at every start; a test holds them to what `clean` knows.
 */
const suspicious =
  /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{E0000}-\u{E007F}]|\\[bfnrtu]/u;

/**
 * All events of a journal. Damage costs the lines that it touches and no other: each event has a line of its
 * own, and begins with a line break in case the one before was torn.
 */
export function parseJournal(bytes: Buffer): JournalContent {
  const events: Event[] = [];
  const setAside: SetAside[] = [];
  let newer = 0;
  const lines = linesOf(bytes);
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index];
    if (text === '') continue;
    const line = readLine(text ?? null);
    if (line.kind === 'event') events.push(line.event);
    else if (line.kind === 'newer') newer += 1;
    else if (line.kind === 'aside') setAside.push({ line: index + 1, reason: line.reason });
  }
  return { events: inOrder(events), setAside, newer };
}

/** Lines as text; null for one that is not UTF-8. */
export function linesOf(bytes: Buffer): readonly (string | null)[] {
  if (isUtf8(bytes)) return bytes.toString('utf8').split('\n');
  const lines: (string | null)[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(lineBreak, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    lines.push(isUtf8(line) ? line.toString('utf8') : null);
    start = end === -1 ? bytes.length + 1 : end + 1;
  }
  return lines;
}

const lineBreak = 0x0a;

/** What one line of a journal is. */
export type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'newer' }
  | { readonly kind: 'aside'; readonly reason: string };

const blank: Line = { kind: 'blank' };

function aside(reason: string): Line {
  return { kind: 'aside', reason };
}

const tooLong = aside('longer than 5 MB');

/** One line of a journal: an event, or why it is none. null: a line that is not text. */
export function readLine(text: string | null): Line {
  if (text === null) return aside('not UTF-8 text');
  // The usual line starts with its event; a byte order mark or blanks come from editors.
  const line = text.startsWith('{') ? text : text.replace(/^\uFEFF/, '').trim();
  if (line === '') return blank;
  if (line.length > maxLength) return tooLong;
  let value: unknown;
  try {
    // The careful way is five times slower, and hardly any line needs it.
    value = suspicious.test(line) ? parseUntrusted(line, untrustedLine) : JSON.parse(line);
  } catch {
    return aside(whyNotJson(line));
  }
  return readValue(value, line);
}

function readValue(value: unknown, line: string): Line {
  if (!isRecord(value)) return aside('not an event');
  const { v, type } = value;
  if (typeof v === 'number' && v > 1) return { kind: 'newer' };
  const check = typeof type === 'string' ? eventChecks.get(type) : undefined;
  if (check === undefined) {
    return v === 1 && typeof type === 'string' ? { kind: 'newer' } : aside('not an event');
  }
  const fault = check(value);
  return fault === null
    ? { kind: 'event', event: value as Event }
    : aside(whyNotAnEvent(line, fault));
}

const untrustedLine = 'line';

function whyNotJson(line: string): string {
  // A power cut can leave a file with its new length, and zeros where the text was to be.
  if (/^\0+$/.test(line)) return 'zero bytes';
  return whyRefused(line) ?? 'not JSON';
}

function whyNotAnEvent(line: string, fault: Fault): string {
  return whyRefused(line) ?? `not an event: ${faultInWords(fault)}`;
}

/** What the general check of foreign text says; it finds depth and forbidden keys. null: nothing. */
function whyRefused(line: string): string | null {
  try {
    parseUntrusted(line, untrustedLine);
    return null;
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    const reason = clean(error.message.slice(untrustedLine.length + 2)).slice(0, 160);
    return reason.startsWith('not JSON') ? 'not JSON' : reason;
  }
}

/** Sorted by id; of the same id or the same key only the first, so that journals merge by putting them together. */
function inOrder(events: Event[]): Event[] {
  const sorted = isSorted(events)
    ? events
    : events.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  const keys = new Set<string>();
  let previous = '';
  return sorted.filter((event) => {
    if (event.id === previous) return false;
    previous = event.id;
    if (event.key === undefined) return true;
    if (keys.has(event.key)) return false;
    keys.add(event.key);
    return true;
  });
}

function isSorted(events: readonly Event[]): boolean {
  return events.every((event, index) => index === 0 || String(events[index - 1]?.id) <= event.id);
}

/** What the envelopes of new events are made from. */
export interface Stamp {
  readonly now: Date;
  /** The local day. */
  readonly day: string;
  /** The greatest id in the journal; null when there is none. */
  readonly after: string | null;
  readonly random?: RandomBytes;
}

/**
 * The events with their envelopes, and the text that adds them to a journal.
 * Throws CoachError `invalid-input` for one that could not be read back: it would be lost in sight.
 */
export function newLines(
  events: readonly NewEvent[],
  stamp: Stamp,
): { readonly text: string; readonly events: readonly Event[] } {
  let after = stamp.after;
  let text = '';
  const made: Event[] = [];
  for (const event of events) {
    after = nextId(stamp.now.getTime(), after, stamp.random);
    const envelope = { v: 1, id: after, at: stamp.now.toISOString(), day: stamp.day };
    const line = cleanLine(JSON.stringify({ ...envelope, ...event }));
    made.push(readBack(line, event.type));
    // The break in front keeps the event whole when the line before it was torn.
    text += `\n${line}\n`;
  }
  return { text, events: made };
}

function cleanLine(line: string): string {
  return suspicious.test(line) ? JSON.stringify(cleanAll(JSON.parse(line))) : line;
}

/** The event as any later reading gives it, from a line that is clean. */
function readBack(line: string, type: string): Event {
  const read = line.length > maxLength ? tooLong : readValue(JSON.parse(line), line);
  if (read.kind === 'event') return read.event;
  const reason = read.kind === 'aside' ? read.reason : `"${type}" is no kind of event`;
  throw new CoachError('invalid-input', `cannot keep this: ${reason}`, ['shorten or correct it']);
}

/** In front of an event there may be whatever `readLine` takes away: marks, blanks, a line break that was damaged. */
const idAtStart = /^[^{\r\n]*\{"v":\d+,"id":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/gm;

/**
 * The greatest id among the lines of a journal's end; null when it shows none. Ids stand at the start of each
 * line that this program writes, where no text of the person's can imitate them.
 */
export function greatestId(tail: string): string | null {
  let greatest: string | null = null;
  for (const [, id] of tail.matchAll(idAtStart)) {
    if (id !== undefined && (greatest === null || id > greatest)) greatest = id;
  }
  return greatest;
}
