import { clean, cleanAll } from './clean.js';
import { CoachError } from './errors.js';

/** Larger texts (5 MB) are refused before parsing. */
export const maxLength = 5_000_000;
/** Deeper nesting is refused before parsing: validators recurse and would overflow the stack. */
export const maxDepth = 64;

/** Paths in messages are cut to this many letters. */
const maxPathLength = 120;

/** Keys that let a careless merge change every object's prototype. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** A forbidden key, or an escape that may spell a letter of one. */
const mayBeForbidden = /"(?:__proto__|constructor|prototype)"\s*:|\\u/;

/**
 * Parses JSON from outside the program and cleans all its strings. Throws CoachError `invalid-input`, naming
 * `source`, if the text is too large, nested too deep, not JSON, or has a forbidden key.
 */
export function parseUntrusted(text: string, source: string): unknown {
  if (text.length > maxLength) {
    throw new CoachError('invalid-input', `${source}: larger than 5 MB, nothing was read`);
  }
  if (isTooDeep(text)) throw tooDeep(source);
  const value = parse(text.replace(/^\uFEFF/, ''), source);
  if (mayBeForbidden.test(text)) refuseForbidden(value, source, '');
  return cleanAll(value);
}

export function tooDeep(source: string): CoachError {
  return new CoachError('invalid-input', `${source}: nested deeper than ${maxDepth} levels`);
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (text.trim() === '') {
      throw new CoachError('invalid-input', `${source}: empty, expected JSON`);
    }
    const message = error instanceof Error ? error.message : String(error);
    const reason = oneLine(isOtherText(text) ? beginning(text) : parserWords(message));
    throw new CoachError(
      'invalid-input',
      `${source}: not JSON: ${placeOf(message, text)}${reason}`,
    );
  }
}

/** Whether a value has keys: neither a list nor null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Where the parser stopped, as editors count. It names no offset at the end of a text, nor in one of a few letters. */
function placeOf(message: string, text: string): string {
  const offset = /at position (\d+)/.exec(message)?.[1];
  if (offset === undefined && !message.includes('end of JSON')) return '';
  const lines = text.slice(0, Number(offset ?? text.length)).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}: `;
}

/** The parser calls plain text a mistake in JSON, and quotes it. */
function isOtherText(text: string): boolean {
  return /^\s*\p{L}/u.test(text) && !/^\s*(?:true|false|null)\b/.test(text);
}

/** What tells a text of another kind. */
export function beginning(text: string): string {
  return `it begins with “${text.trimStart().split(/\s/, 1)[0]?.slice(0, 40)}”`;
}

/** Without the place, which is said before, and without the text, which the reader has. */
function parserWords(message: string): string {
  return message
    .replace(/ (?:in JSON )?at position \d+.*$/s, '')
    .replace(/, (?:\.\.\.)?".* is not valid JSON$/s, '');
}

function oneLine(message: string): string {
  return String(cleanAll(message)).slice(0, 160);
}

/**
 * Counts brackets outside strings. Native string methods remove everything else first: walking through every letter
 * takes a hundred times as long.
 */
function isTooDeep(text: string): boolean {
  const plain = text.includes('\\') ? text.replace(/\\[\s\S]/g, '') : text;
  const parts = plain.split('"');
  const outsideStrings = parts.filter((_, index) => index % 2 === 0).join('');
  const brackets = outsideStrings.replace(/[^[\]{}]+/g, '');
  let depth = 0;
  for (const bracket of brackets) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    if (depth > maxDepth) return true;
  }
  return false;
}

function refuseForbidden(value: unknown, source: string, path: string): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, entry] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (forbiddenKeys.has(key)) {
      throw new CoachError(
        'invalid-input',
        `${source}: the key "${key}" at ${clean(here).slice(0, maxPathLength)} is not allowed`,
      );
    }
    refuseForbidden(entry, source, here);
  }
}
