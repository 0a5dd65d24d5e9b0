import { capitalised } from '../base/letters.js';

/** A person's word in an author's sentence: articles, possessives and verbs follow the word. */

/** A word in place of a placeholder, with what stands on both sides of it. */
export interface PlacedWord {
  /** The text up to the placeholder. */
  readonly before: string;
  readonly word: string;
  /** Whether the word is a plural where the author thought of one: "users of my product". */
  readonly isPlural: boolean;
  /** For several; null where the side of a person's work is better named by the word for one: "the customer side". */
  readonly many: string | null;
  /** The text after the placeholder. */
  readonly after: string;
}

/** The text up to the end of the word, and what follows it. */
export function placeWord(placed: PlacedWord): {
  readonly filled: string;
  readonly rest: string;
} {
  const sided = withSide(placed);
  const { before, isPlural, after, ...placing } = withoutSecondArticle(sided);
  const isCompound = /^-[a-z]/i.test(after);
  const word = withoutArticle(placing.word, before, isCompound);
  const shown = isCompound ? word.replaceAll(' ', '-') : word;
  return {
    filled: withArticle(before, shown, isPlural),
    rest: followed(shown, isPlural, after, sided.before),
  };
}

/** "The user side" is nobody's English: "the users' side", "the side of the users of my product". */
function withSide(placed: PlacedWord): PlacedWord {
  const { before, word, isPlural, many, after } = placed;
  if (!(/\bthe $/.test(before) && /^ side\b/.test(after))) return placed;
  if (!word.includes(' of ')) {
    const several = many ?? (isPlural ? word : null);
    return several === null ? placed : { ...placed, word: several, after: `'s${after}` };
  }
  // The article goes with the word, so that a verb after it isn't taken for its own.
  const words = { before: `${before}side of `, word: `the ${many ?? word}` };
  return { ...placed, ...words, after: after.slice(' side'.length) };
}

/** "The another team has asked": a word that says which one needs no article. */
function withoutSecondArticle(placed: PlacedWord): PlacedWord {
  const [, , found = ''] = /(^|[\s("“‘])(the|an?|each|every) $/i.exec(placed.before) ?? [];
  if (found === '' || !/^(?:another|my|our|your|their) /i.test(placed.word)) return placed;
  const word = /^[A-Z]/.test(found) ? capitalised(placed.word) : placed.word;
  return { ...placed, before: placed.before.slice(0, -found.length - 1), word };
}

/** A word with an article of its own, "the business", goes without it where the sentence has one. */
function withoutArticle(word: string, before: string, isCompound: boolean): string {
  const bare = word.replace(/^the /i, '');
  if (!isCompound && !/(?:^|[\s("“‘])(?:the|an?|each|every) $/i.test(before)) return word;
  return /^T/.test(word) && bare !== word ? capitalised(bare) : bare;
}

const article = /(^|[\s("“‘])(an?|each|every) $/i;
/** Silent or not, the letter decides: "an hour" is nobody's customer. */
const soundsLikeConsonant = /^(?:us(?!h)|uni|eu|one\b|once\b)/i;

function withArticle(before: string, word: string, isPlural: boolean): string {
  const [, , found = ''] = article.exec(before) ?? [];
  if (found === '') return before + word;
  const rest = before.slice(0, -found.length - 1);
  const isCapital = found[0] !== found[0]?.toLowerCase();
  if (/^(?:each|every)$/i.test(found)) {
    return isPlural ? `${rest}${isCapital ? 'All' : 'all'} ${word}` : before + word;
  }
  if (isPlural) return rest + (isCapital ? capitalised(word) : word);
  const isVowel = /^[aeiou]/i.test(word) && !soundsLikeConsonant.test(word);
  const fitting = isVowel ? 'an' : 'a';
  return `${rest}${isCapital ? capitalised(fitting) : fitting} ${word}`;
}

function followed(word: string, isPlural: boolean, after: string, before: string): string {
  if (/^['’]s\b/.test(after)) return word.endsWith('s') ? (after[0] ?? '') + after.slice(2) : after;
  if (/^['’](?!\w)/.test(after) && !word.endsWith('s')) return `${after[0]}s${after.slice(1)}`;
  if (!isPlural || !/\b(?:the|each|every|an?) $/i.test(before)) return after;
  return after.replace(/^( )([a-z]+)\b/, (_, space: string, verb: string) => space + plural(verb));
}

const irregular: ReadonlyMap<string, string> = new Map([
  ['is', 'be'],
  ['has', 'have'],
  ['focuses', 'focus'],
]);
/** Words that end like a verb, and are none. */
const noVerb = /^(?:its|yes|perhaps|always|sometimes|besides|towards|afterwards)$/;

function plural(verb: string): string {
  if (verb === 'is') return 'are';
  if (verb === 'was') return 'were';
  return noVerb.test(verb) ? verb : baseForm(verb);
}

/** "asks" becomes "ask"; any other word stays. */
export function baseForm(verb: string): string {
  const known = irregular.get(verb.toLowerCase());
  if (known !== undefined) return known;
  if (!/[a-z]s$/iu.test(verb) || /(?:ss|us|is|as)$/iu.test(verb)) return verb;
  if (/[a-z]{2}ies$/iu.test(verb)) return verb.replace(/ies$/iu, 'y');
  return verb.replace(/(?<=ss|sh|ch|x|zz|o)es$|s$/iu, '');
}
