import { capitalised } from '../base/letters.js';
import type { Ladder, Terms } from '../schema/ladder.schema.js';
import { editionOf } from './edition.js';
import { placeWord } from './term-grammar.js';

/** Fields with identifiers or references, where nothing is filled in. */
const notProse = new Set('$schema id version theme for kind after source terms was'.split(' '));
/** Fields that continue a sentence started by the program; their first word stays lower case. */
const midSentenceKeys = new Set('label period cue act obstacle fallback doneWhen'.split(' '));
const placeholder = /\{([a-z][a-z0-9-]*)\}/i;

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

/** The word that the person may replace by their own: the first that they haven't yet, then the first; null: there is none. */
export function replaceableTerm({ terms }: Pick<Ladder, 'terms'>): string | null {
  const names = Object.keys(terms);
  return names.find((name) => terms[name]?.one === name) ?? names[0] ?? null;
}

/** A text of the ladder's author, kept without the terms, in the words of a ladder that has them filled in. */
export function inWordsOf({ terms }: Pick<Ladder, 'terms'>, text: string): string {
  return filledText(text, wordsOf(terms), false);
}

/** What stands in place of a placeholder. */
interface Word {
  readonly text: string;
  /** Whether an author's singular has become a plural. */
  readonly isPlural: boolean;
  readonly many: string | null;
}

type Words = ReadonlyMap<string, Word>;

/** Terms by placeholder: `customer` for one, `customers` for many. The same word for both is a plural. */
function wordsOf(terms: Terms): Map<string, Word> {
  return new Map(
    Object.entries(terms).flatMap(([name, { one, many }]): [string, Word][] => [
      [
        name,
        {
          text: one,
          isPlural: one === many && !/^the /i.test(one),
          // The author wrote the side for the word that the placeholder is called by.
          many: one === many || one === name ? null : many,
        },
      ],
      [`${name}s`, { text: many, isPlural: false, many: null }],
    ]),
  );
}

function filled<T>(value: T, words: Words, inSentence: boolean): T;
function filled(value: unknown, words: Words, inSentence: boolean): unknown {
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

function filledText(text: string, words: Words, inSentence: boolean): string {
  if (!text.includes('{')) return text;
  let done = '';
  let rest = text;
  for (;;) {
    const found = placeholder.exec(rest);
    if (found === null) return done + rest;
    const [whole, name = ''] = found;
    const before = done + rest.slice(0, found.index);
    const after = rest.slice(found.index + whole.length);
    const word = words.get(name.toLowerCase());
    if (word === undefined) {
      done = before + whole;
      rest = after;
      continue;
    }
    const starts = before === '' ? !inSentence : /[.!?:]["”’)]*\s+$/.test(before);
    const capital = starts || name[0] !== name[0]?.toLowerCase();
    const { isPlural, many, text: shown } = word;
    const placed = placeWord({
      before,
      word: capital ? capitalised(shown) : shown,
      isPlural,
      many,
      after,
    });
    done = placed.filled;
    rest = placed.rest;
  }
}
