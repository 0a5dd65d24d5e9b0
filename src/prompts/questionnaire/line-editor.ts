import { clean } from '../../core/base/clean.js';
import { longestText } from '../../core/schema/atoms.js';
import { charactersOf } from '../../text/width.js';
import type { Key } from './keys.js';

/** A line of text that is being typed. */
export interface Typed {
  readonly text: string;
  /** Index into `text` of the next character. */
  readonly cursor: number;
}

export const nothingTyped: Typed = { text: '', cursor: 0 };

/** The line with the cursor after its last character. */
export function typedText(text: string): Typed {
  return { text, cursor: text.length };
}

/** Inserts the text at the cursor, cleaned, and cut where the line is full. */
export function insertText({ text, cursor }: Typed, inserted: string): Typed {
  const room = Math.max(0, longestText - text.length);
  const safe = wholeCharacters(cleanInside(inserted).slice(0, room));
  return { text: text.slice(0, cursor) + safe + text.slice(cursor), cursor: cursor + safe.length };
}

/** The line after a key; null if the key does not edit. */
export function editText(typed: Typed, key: Key): Typed | null {
  const edit = edits[editName(key)];
  if (edit !== undefined) return edit(typed);
  const types = key.text !== '' && !key.ctrl && !key.meta;
  // Tab, Escape and Enter have a text that does not belong in a line.
  return types && (key.name === 'paste' || key.text >= ' ') ? insertText(typed, key.text) : null;
}

/** The editing keys of shells. */
const edits: Readonly<Record<string, (typed: Typed) => Typed>> = {
  left: ({ text, cursor }) => ({ text, cursor: characterStart(text, cursor) }),
  right: ({ text, cursor }) => ({ text, cursor: characterEnd(text, cursor) }),
  home: ({ text }) => ({ text, cursor: 0 }),
  end: ({ text }) => typedText(text),
  backspace: ({ text, cursor }) => remove(text, characterStart(text, cursor), cursor),
  delete: ({ text, cursor }) => remove(text, cursor, characterEnd(text, cursor)),
  'ctrl-a': ({ text }) => ({ text, cursor: 0 }),
  'ctrl-e': ({ text }) => typedText(text),
  'ctrl-u': ({ text, cursor }) => remove(text, 0, cursor),
  'ctrl-k': ({ text, cursor }) => remove(text, cursor, text.length),
  'ctrl-w': ({ text, cursor }) => remove(text, wordStart(text, cursor), cursor),
  'ctrl-left': ({ text, cursor }) => ({ text, cursor: wordStart(text, cursor) }),
  'ctrl-right': ({ text, cursor }) => ({ text, cursor: wordEnd(text, cursor) }),
};

function editName({ name, ctrl, meta }: Key): string {
  if (meta) return '';
  return ctrl ? `ctrl-${name}` : name;
}

function remove(text: string, from: number, to: number): Typed {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

function wordStart(text: string, cursor: number): number {
  return text.slice(0, cursor).replace(/\S*\s*$/u, '').length;
}

function wordEnd(text: string, cursor: number): number {
  return cursor + (/^\s*\S*/u.exec(text.slice(cursor))?.[0].length ?? 0);
}

/** How many code units to search for one visible character; the limit keeps each key fast. */
const longestCharacter = 64;

/** The start of the visible character that ends at the cursor. */
function characterStart(text: string, cursor: number): number {
  const start = Math.max(0, cursor - longestCharacter);
  const last = [...charactersOf(text.slice(start, cursor))].at(-1);
  return last === undefined ? cursor : start + last.index;
}

function characterEnd(text: string, cursor: number): number {
  const [first] = charactersOf(text.slice(cursor, cursor + longestCharacter));
  return first === undefined ? cursor : cursor + first.segment.length;
}

/** The cleaned text with the spaces at its ends: while typing, a space precedes the next word. */
function cleanInside(text: string): string {
  return clean(`|${text}|`).slice(1, -1);
}

/** The text without half a surrogate pair at its end. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
