import { clean, cleanAll } from './clean.js';
import { CoachError } from './errors.js';

/** Larger files are refused before they are parsed: 5 MB. */
export const largestText = 5_000_000;
/** Deeper nesting is refused before it is parsed: validators recurse, and would overflow the stack. */
export const deepest = 64;

/** Letters of a path that a message shows. */
const longestPath = 120;

/** Names through which a careless merge would change every object. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** What a text with a forbidden key has in it: that key, or an escape that may stand for a letter of it. */
const mayBeForbidden = /"(?:__proto__|constructor|prototype)"\s*:|\\u/;

/**
 * The JSON value in a text that somebody else wrote, with all strings cleaned.
 * Throws CoachError `invalid-input`, naming `source`, for what is too large, too deep, no JSON, or holds a
 * forbidden key.
 */
export function parseUntrusted(text: string, source: string): unknown {
  if (text.length > largestText) {
    throw new CoachError('invalid-input', `${source}: larger than 5 MB, nothing was read`);
  }
  if (isTooDeep(text)) {
    throw new CoachError('invalid-input', `${source}: nested deeper than ${deepest} levels`);
  }
  const value = parse(text.replace(/^\uFEFF/, ''), source);
  if (mayBeForbidden.test(text)) refuseForbidden(value, source, '');
  return cleanAll(value);
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CoachError(
      'invalid-input',
      text.trim() === ''
        ? `${source}: empty, expected JSON`
        : `${source}: not JSON: ${oneLine(reason)}`,
    );
  }
}

function oneLine(message: string): string {
  return String(cleanAll(message)).slice(0, 160);
}

/**
 * Whether brackets nest too deep outside strings. All but the brackets is taken away by calls of the engine: a walk
 * through every letter takes a hundred times as long.
 */
function isTooDeep(text: string): boolean {
  const plain = text.includes('\\') ? text.replace(/\\[\s\S]/g, '') : text;
  const parts = plain.split('"');
  const outsideStrings = parts.filter((_, index) => index % 2 === 0).join('');
  const brackets = outsideStrings.replace(/[^[\]{}]+/g, '');
  let depth = 0;
  for (const bracket of brackets) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    if (depth > deepest) return true;
  }
  return false;
}

function refuseForbidden(value: unknown, source: string, path: string): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, entry] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (forbidden.has(key)) {
      throw new CoachError(
        'invalid-input',
        `${source}: the key "${key}" at ${clean(here).slice(0, longestPath)} is not allowed`,
      );
    }
    refuseForbidden(entry, source, here);
  }
}
