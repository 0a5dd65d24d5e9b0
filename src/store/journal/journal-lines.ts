import { isUtf8 } from 'node:buffer';
import { clean, cleanAll } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { isRecord, maxLength, parseUntrusted } from '../../core/base/parse-untrusted.js';
import type { Event, NewEvent } from '../../core/schema/events.schema.js';
import { describeFault, type Fault } from '../input/checks.js';
import { eventChecks } from '../input/generated-checks.js';
import { nextId, type RandomBytes } from './ids.js';
import type { JournalContent, SetAsideLine } from './results.js';

/**
 * The characters that `clean` replaces, as themselves or as JSON escapes. Testing the whole text avoids walking through
 * every string of it. The ranges are written out because `\p{Bidi_Control}` adds a third of a millisecond to every
 * start; a test compares them with `clean`.
 */
const uncleanText =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{E0000}-\u{E007F}]|\\[bfnrtu]/u;

/** Reads all events of a journal. */
export function parseJournal(bytes: Buffer): JournalContent {
  return parseParts([bytes]);
}

/**
 * Reads all events of a journal that comes in parts, each of which but the last ends with a line break. Damage only costs
 * the lines that it touches: each event is a line of its own and starts with a line break in case the line before is torn.
 */
export function parseParts(parts: Iterable<Buffer>): JournalContent {
  const events: Event[] = [];
  const setAside: SetAsideLine[] = [];
  let newer = 0;
  let before = 0;
  for (const part of parts) {
    const { lines, isClean } = splitPart(part);
    for (let index = 0; index < lines.length; index += 1) {
      const line = readLine(lines[index] ?? null, isClean);
      if (line.kind === 'event') events.push(line.event);
      else if (line.kind === 'newer') newer += 1;
      else if (line.kind === 'set-aside')
        setAside.push({ line: before + index + 1, reason: line.reason });
    }
    before += lines.length - 1;
  }
  return { events: sortAndDeduplicate(events), setAside, newer };
}

/** `isClean`: no line holds a character that `clean` replaces, which is quicker to find out for all of them at once. */
function splitPart(part: Buffer): { lines: readonly (string | null)[]; isClean: boolean } {
  if (!isUtf8(part)) return { lines: linesOf(part), isClean: false };
  const text = part.toString('utf8');
  return { lines: text.split('\n'), isClean: !uncleanText.test(text) };
}

/** The lines of a journal; null for a line that is not UTF-8. */
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

export type Line =
  | { readonly kind: 'blank' }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'newer' }
  | { readonly kind: 'set-aside'; readonly reason: string };

const blank: Line = { kind: 'blank' };

function setAsideLine(reason: string): Line {
  return { kind: 'set-aside', reason };
}

const tooLong = setAsideLine('longer than 5 MB');

/**
 * Classifies one line of a journal; null is a line that is not UTF-8.
 *
 * @param isClean whether it is known that the line holds nothing that `clean` replaces
 */
export function readLine(text: string | null, isClean = false): Line {
  if (text === '') return blank;
  if (text === null) return setAsideLine('not UTF-8 text');
  // Editors may add a byte order mark or blanks in front of the event.
  const line = text.startsWith('{') ? text : text.replace(/^\uFEFF/, '').trim();
  if (line === '') return blank;
  if (line.length > maxLength) return tooLong;
  let value: unknown;
  try {
    // `parseUntrusted` is five times slower, and hardly any line needs it.
    value =
      !isClean && uncleanText.test(line) ? parseUntrusted(line, lineSource) : JSON.parse(line);
  } catch {
    return setAsideLine(whyNotJson(line));
  }
  return classifyValue(value, line);
}

function classifyValue(value: unknown, line: string): Line {
  if (!isRecord(value)) return setAsideLine('not an event');
  const { v, type } = value;
  if (typeof v === 'number' && v > 1) return { kind: 'newer' };
  const check = typeof type === 'string' ? eventChecks.get(type) : undefined;
  if (check === undefined) {
    return v === 1 && typeof type === 'string' ? { kind: 'newer' } : setAsideLine('not an event');
  }
  const fault = check(value);
  return fault === null
    ? { kind: 'event', event: value as Event }
    : setAsideLine(whyNotAnEvent(line, fault));
}

const lineSource = 'line';

function whyNotJson(line: string): string {
  // A power cut can leave a file with its new length but zeros instead of the new text.
  if (/^\0+$/.test(line)) return 'zero bytes';
  return whyRefused(line) ?? 'not JSON';
}

function whyNotAnEvent(line: string, fault: Fault): string {
  return whyRefused(line) ?? `not an event: ${describeFault(fault)}`;
}

/** The reason from `parseUntrusted`, which also checks depth and forbidden keys; null if it accepts the line. */
function whyRefused(line: string): string | null {
  try {
    parseUntrusted(line, lineSource);
    return null;
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    const reason = clean(error.message.slice(lineSource.length + 2)).slice(0, 160);
    return reason.startsWith('not JSON') ? 'not JSON' : reason;
  }
}

/** Sorts by id and keeps the first event of each id and key, so that journals can be merged by concatenation. */
function sortAndDeduplicate(events: Event[]): Event[] {
  const sorted = isSorted(events)
    ? events
    : events.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  const keys = new Set<string>();
  let previous = '';
  return sorted.filter((event) => {
    if (event.id === previous) return false;
    previous = event.id;
    if (event.key === undefined) return true;
    // An event of another type must not swallow a check-in of the person.
    const key = `${event.type} ${event.key}`;
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}

function isSorted(events: readonly Event[]): boolean {
  return events.every((event, index) => index === 0 || String(events[index - 1]?.id) <= event.id);
}

/** The data for the envelopes of new events. */
export interface Stamp {
  readonly now: Date;
  /** The local day. */
  readonly day: string;
  /** The greatest id in the journal; null in an empty one. */
  readonly after: string | null;
  readonly random?: RandomBytes;
}

/**
 * Returns the events with their envelopes, and the text to append to the journal.
 * Throws CoachError `invalid-input` for an event that no later reading would accept.
 */
export function newLines(
  events: readonly NewEvent[],
  stamp: Stamp,
): { readonly text: string; readonly events: readonly Event[] } {
  let after = stamp.after;
  let text = '';
  const stamped: Event[] = [];
  for (const event of events) {
    after = nextId(stamp.now.getTime(), after, stamp.random);
    const envelope = { v: 1, id: after, at: stamp.now.toISOString(), day: stamp.day };
    const line = cleanLine(JSON.stringify({ ...envelope, ...event }));
    stamped.push(readBack(line, event.type));
    // The line break in front protects the event from a torn line before it.
    text += `\n${line}\n`;
  }
  return { text, events: stamped };
}

function cleanLine(line: string): string {
  return uncleanText.test(line) ? JSON.stringify(cleanAll(JSON.parse(line))) : line;
}

/** Reads a new line as every later start will. The line must be clean. */
function readBack(line: string, type: string): Event {
  const parsed = line.length > maxLength ? tooLong : classifyValue(JSON.parse(line), line);
  if (parsed.kind === 'event') return parsed.event;
  const reason = parsed.kind === 'set-aside' ? parsed.reason : `"${type}" is not a kind of event`;
  throw new CoachError('invalid-input', `cannot save this: ${reason}`, ['shorten or correct it']);
}

/** Allows what `readLine` strips in front of an event: a byte order mark, blanks, a damaged line break. */
const idAtStart = /^[^{\r\n]*\{"v":\d+,"id":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/gm;

/**
 * The greatest id in the last part of a journal; null if no id is found. This program writes ids at the start of lines,
 * where no text of the person can imitate them.
 */
export function greatestId(tail: string): string | null {
  let greatest: string | null = null;
  for (const [, id] of tail.matchAll(idAtStart)) {
    if (id !== undefined && (greatest === null || id > greatest)) greatest = id;
  }
  return greatest;
}
