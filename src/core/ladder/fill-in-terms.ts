import type { Ladder, Terms } from '../schema/ladder.schema.js';

/** A ladder's texts with terms filled in. */

/** Keys whose text is a name for programs, or the reference of an author. */
const notProse = new Set(['$schema', 'id', 'version', 'theme', 'for', 'kind', 'source', 'terms']);
/** Keys whose text goes on a sentence that the program begins, so that its first word stays small. */
const goesOn = new Set(['label', 'period', 'cue', 'act', 'obstacle', 'fallback', 'doneWhen']);
const placeholder = /\{([a-z][a-z0-9-]*)\}/gi;

/**
 * The ladder with its terms in place of {customer} and {customers}, the person's words before the ladder's own.
 * A word at the start of a sentence, or asked for as {Customer}, gets a capital. Unknown names stay as they are.
 */
export function withTerms(ladder: Ladder, terms: Terms): Ladder {
  const words = wordsOf({ ...ladder.terms, ...terms });
  return words.size === 0 ? ladder : filled(ladder, words, false);
}

/** Every word by the name that stands for it: `customer` for one, `customers` for many. */
function wordsOf(terms: Terms): Map<string, string> {
  return new Map(
    Object.entries(terms).flatMap(([name, { one, many }]): [string, string][] => [
      [name, one],
      [`${name}s`, many],
    ]),
  );
}

/** The same value with all its prose filled in. `inSentence`: it goes on a sentence. */
function filled<T>(value: T, words: ReadonlyMap<string, string>, inSentence: boolean): T;
function filled(value: unknown, words: ReadonlyMap<string, string>, inSentence: boolean): unknown {
  if (typeof value === 'string') return filledText(value, words, inSentence);
  if (Array.isArray(value)) return value.map((entry) => filled(entry, words, inSentence));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      notProse.has(key) ? entry : filled(entry, words, goesOn.has(key)),
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
