import { clean } from '../base/clean.js';
import { settingFacts } from '../schema/setting-facts.js';

/** How people type a term: its form for one and, where they know better than a rule, the form for many. */

export interface Term {
  readonly one: string;
  readonly many: string;
}

/**
 * Reads one word, or both forms. null where it is not clear which was meant, as with the two words of "business unit"
 * without quotes; `termInQuotes` says how to make it clear. A comma between the forms does, too.
 */
export function readTerm(typed: readonly string[]): Term | null {
  const words = typed.map(clean);
  const withComma = /^([^,]+),\s*([^,]+)$/.exec(words.join(' '));
  if (withComma !== null) return { one: withComma[1] ?? '', many: withComma[2] ?? '' };
  const [one = '', many] = words;
  if (words.length > 2) return null;
  if (many === undefined) return hasOneEnd(one) ? { one, many: pluralOf(one) } : null;
  const isClear = /\s/.test(one + many) || areForms(one, many);
  return isClear ? { one, many } : null;
}

/** Whether both forms are there, short enough for a text, and not several words in a list. */
export function isTerm({ one, many }: Term): boolean {
  const { longest } = settingFacts.terms;
  return [one, many].every((word) => word !== '' && word.length <= longest && !word.includes(','));
}

/** The same words, as what a person most likely meant would be typed. */
export function termInQuotes(typed: readonly string[]): string | null {
  const words = typed.map(clean).filter((word) => word !== '');
  const one = words.join(' ');
  if (words.length === 0 || /["\\$`]/.test(one)) return null;
  return `"${one}" "${hasOneEnd(one) ? pluralOf(one) : pluralOfFirst(one)}"`;
}

/** "user of my product" has its plural in the middle. */
function hasOneEnd(one: string): boolean {
  return !/\s(?:of|in|on|at|for|with)\s/i.test(one);
}

function pluralOfFirst(one: string): string {
  return one.replace(
    /^(.*?)(\s(?:of|in|on|at|for|with)\s)/i,
    (_, noun, rest) => pluralOf(noun) + rest,
  );
}

/** Plurals that share hardly a letter with the word for one. */
const irregular = [
  ['person', 'people'],
  ['man', 'men'],
  ['foot', 'feet'],
  ['mouse', 'mice'],
] as const;

/** Whether two words look like one word's forms for one and for many. */
export function areForms(one: string, many: string): boolean {
  const [a, b] = [one.toLowerCase(), many.toLowerCase()];
  if (irregular.some(([single, several]) => a === single && b === several)) return true;
  const least = Math.min(3, a.length);
  return a.slice(0, least) === b.slice(0, least);
}

/** By the rules of English. A word that is a plural already stays, as does "the business": texts then speak of many. */
function pluralOf(one: string): string {
  const others = /^(another)(\s.*)$/i.exec(one);
  if (others !== null)
    return `${one.startsWith('A') ? 'Other' : 'other'}${pluralOf(others[2] ?? '')}`;
  if (/^the\s/i.test(one)) return one;
  const [, before = '', word = ''] = /^(.*?)([^\s-]*)$/.exec(one) ?? [];
  const found = irregular.find(([single]) => single === word.toLowerCase());
  if (found !== undefined) return before + found[1];
  if (/[^su]s$/i.test(word) || /people$/i.test(word)) return one;
  if (/[^aeiou]y$/i.test(word)) return `${one.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${one}es` : `${one}s`;
}
