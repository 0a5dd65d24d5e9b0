import type { Ladder, Terms } from '../schema/ladder.schema.js';
import { editionOf } from './edition.js';

/** Fields with identifiers or references, where nothing is filled in. */
const notProse = new Set([
  '$schema',
  'id',
  'version',
  'theme',
  'for',
  'kind',
  'after',
  'source',
  'terms',
  'was',
]);
/** Fields that continue a sentence started by the program; their first word stays lower case. */
const midSentenceKeys = new Set([
  'label',
  'period',
  'cue',
  'act',
  'obstacle',
  'fallback',
  'doneWhen',
]);
const placeholder = /\{([a-z][a-z0-9-]*)\}/gi;

/**
 * Replaces {customer} and {customers} by terms: the person's, or else the ladder's own. A term gets a capital at the
 * start of a sentence or when written {Customer}. Unknown names stay as they are.
 */
export function withTerms(ladder: Ladder, terms: Terms): Ladder {
  const effective = { ...ladder.terms, ...terms };
  const words = wordsOf(effective);
  if (words.size === 0) return ladder;
  return { ...filled(ladder, words, false), terms: effective, edition: editionOf(ladder) };
}

/** A text of the ladder's author, kept without the terms, in the words of a ladder that has them filled in. */
export function inWordsOf({ terms }: Pick<Ladder, 'terms'>, text: string): string {
  return filledText(text, wordsOf(terms), false);
}

/** Terms by placeholder: `customer` for one, `customers` for many. */
function wordsOf(terms: Terms): Map<string, string> {
  return new Map(
    Object.entries(terms).flatMap(([name, { one, many }]): [string, string][] => [
      [name, one],
      [`${name}s`, many],
    ]),
  );
}

function filled<T>(value: T, words: ReadonlyMap<string, string>, inSentence: boolean): T;
function filled(value: unknown, words: ReadonlyMap<string, string>, inSentence: boolean): unknown {
  if (typeof value === 'string') return filledText(value, words, inSentence);
  if (Array.isArray(value)) return value.map((entry) => filled(entry, words, inSentence));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      notProse.has(key) ? entry : filled(entry, words, midSentenceKeys.has(key)),
    ]),
  );
}

function filledText(text: string, words: ReadonlyMap<string, string>, inSentence: boolean): string {
  if (!text.includes('{')) return text;
  return text.replace(placeholder, (whole, name: string, at: number) => {
    const word = words.get(name.toLowerCase());
    if (word === undefined) return whole;
    const before = text.slice(0, at);
    const starts = before === '' ? !inSentence : /[.!?:]["”’)]*\s+$/.test(before);
    const capital = starts || name[0] !== name[0]?.toLowerCase();
    return capital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}
