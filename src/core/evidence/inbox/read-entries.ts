import { parseUntrusted } from '../../base/parse-untrusted.js';
import { readLink } from '../links.js';
import { readRecords, separatorIn } from './csv-records.js';
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

const noWords = `it has no words in a field such as ${fieldNames.text.slice(0, 3).join(', ')}`;

type Entry = Readonly<Record<string, unknown>>;

/** Objects with a date, a text and a link, by whatever names: gh, glab, or an export of one's own. */
export function readJson(text: string, source: string): Found {
  const findings = new Findings('JSON', noWords);
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
  const [header] = recordsIn(text.slice(0, text.search(/\r?\n|$/)));
  const names = header?.cells.map(nameOfColumn) ?? [];
  return names.includes('date') && names.includes('text');
}

/** Columns are found by their names in the first line. */
export function readCsv(text: string): Found {
  const findings = new Findings('CSV', noWords);
  const [header, ...records] = recordsIn(text);
  const names = header?.cells.map(nameOfColumn) ?? [];
  for (const [index, { cells }] of records.entries()) {
    if (cells.every((value) => value.trim() === '')) continue;
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const link = cell('link');
    findings.propose(index + 1, {
      date: dayIn(cell('date')),
      text: cell('text'),
      links: link === '' ? [] : link.split(/\s+/),
    });
  }
  return findings.found;
}

function recordsIn(text: string) {
  return readRecords(text, separatorIn(text, [',', ';', '\t']));
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
