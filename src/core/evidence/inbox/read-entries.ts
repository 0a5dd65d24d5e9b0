import { parseUntrusted } from '../../base/parse-untrusted.js';
import { readLink } from '../links.js';
import type { Found } from './proposal.js';
import { dayIn, Findings, isBot } from './proposal.js';

/** Names that programs give to the same thing, the best first. */
const fieldNames = {
  date: [
    ...['mergedAt', 'merged_at', 'closedAt', 'closed_at', 'date', 'day', 'resolved', 'completed'],
    ...['updated', 'updatedAt', 'updated_at', 'created', 'createdAt', 'created_at'],
  ],
  text: ['text', 'title', 'summary', 'subject', 'message', 'entry', 'what'],
  link: ['url', 'web_url', 'html_url', 'link', 'href', 'pr', 'commit'],
} as const;

type Entry = Readonly<Record<string, unknown>>;

/** Objects with a date, a text and a link, by whatever names: gh, glab, or an export of one's own. */
export function readJson(text: string, source: string): Found {
  const findings = new Findings('JSON');
  for (const [index, entry] of entriesOf(text, source).entries()) {
    const state = textIn(entry, ['state']).toLowerCase();
    if (hasBot(entry)) findings.leaveOut('bots');
    else if (isUnmerged(entry, state)) findings.leaveOut('unmerged');
    else findings.propose(index + 1, contentOf(entry));
  }
  return findings.found;
}

/** An array, an object with an array in it, or an object in each line. */
function entriesOf(text: string, source: string): Entry[] {
  const lines = text.trim().split('\n');
  const isLines = lines.length > 1 && lines.every((line) => /^\s*(?:\{.*\}\s*)?$/.test(line));
  const value = isLines
    ? lines.filter((line) => line.trim() !== '').map((line) => parseUntrusted(line, source))
    : parseUntrusted(text, source);
  const list = Array.isArray(value) ? value : (arrayIn(value) ?? [value]);
  return list.filter((entry): entry is Entry => entry !== null && typeof entry === 'object');
}

function arrayIn(value: unknown): unknown[] | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  return Object.values(value).find((entry): entry is unknown[] => Array.isArray(entry));
}

function hasBot({ author }: Entry): boolean {
  if (typeof author === 'string') return isBot(author);
  if (author === null || typeof author !== 'object') return false;
  const { is_bot: isProgram, bot, type, login, username, name } = author as Entry;
  return (
    isProgram === true ||
    bot === true ||
    type === 'Bot' ||
    [login, username, name].some((text) => typeof text === 'string' && isBot(text))
  );
}

/** Issues and entries of one's own are done when they say so; a request is when it was merged. */
function isUnmerged(entry: Entry, state: string): boolean {
  if (state === 'open' || state === 'opened') return true;
  if (state === 'merged' || textIn(entry, ['mergedAt', 'merged_at']) !== '') return false;
  if ('mergedAt' in entry || 'merged_at' in entry) return true;
  const link = readLink(textIn(entry, fieldNames.link));
  return state === 'closed' && ('isDraft' in entry || (link?.startsWith('pr:') ?? false));
}

function contentOf(entry: Entry) {
  const { links } = entry;
  const several = Array.isArray(links) ? links.filter((link) => typeof link === 'string') : [];
  const link = textIn(entry, fieldNames.link);
  return {
    date: dayIn(textIn(entry, fieldNames.date)),
    text: textIn(entry, fieldNames.text),
    links: link === '' ? several : [link, ...several],
  };
}

/** The first of the fields that has a text. */
function textIn(entry: Entry, names: readonly string[]): string {
  for (const name of names) {
    const value = Object.hasOwn(entry, name) ? entry[name] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return '';
}

/** Whether the first line names the columns of entries. */
export function isCsv(text: string): boolean {
  const [header = ''] = readRecords(text.slice(0, text.search(/\r?\n|$/)), separatorIn(text));
  const names = header === '' ? [] : header.map(nameOfColumn);
  return names.includes('date') && names.includes('text');
}

/** Columns are found by their names in the first line. */
export function readCsv(text: string): Found {
  const findings = new Findings('CSV');
  const [header = [], ...records] = readRecords(text, separatorIn(text));
  const names = header.map(nameOfColumn);
  const cell = (record: readonly string[], name: string) => record[names.indexOf(name)] ?? '';
  for (const [index, record] of records.entries()) {
    if (record.every((value) => value.trim() === '')) continue;
    const link = cell(record, 'link');
    findings.propose(index + 1, {
      date: dayIn(cell(record, 'date')),
      text: cell(record, 'text'),
      links: link === '' ? [] : link.split(/\s+/),
    });
  }
  return findings.found;
}

function nameOfColumn(text: string): string {
  const name = text
    .trim()
    .replace(/^\uFEFF/, '')
    .toLowerCase();
  const known = Object.entries(fieldNames).find(([, names]) =>
    names.some((other) => other.toLowerCase() === name),
  );
  return known?.[0] ?? name;
}

/** The separator that occurs most in the first line. */
function separatorIn(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** By RFC 4180: a quoted field may hold separators, line breaks and doubled quotes. */
function readRecords(text: string, separator: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const { value, end } =
      text[at] === '"' ? quotedField(text, at) : plainField(text, at, separator);
    record.push(value);
    at = end + 1;
    if (text[end] === separator) continue;
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    records.push(record);
    record = [];
  }
  return records;
}

interface Field {
  readonly value: string;
  /** Where the separator or the line break stands. */
  readonly end: number;
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    end += 1;
  }
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number): Field {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    // Without its closing quote, the field is the rest of the text.
    if (quote === -1) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}
