import { anyOf, nearest } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import { lazyExpression } from '../base/letters.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { allBehaviours } from './find-in-ladder.js';

/** Words for the error message when no id is found. */
export interface IdDescription {
  /** "active action", "behaviour". */
  readonly what: string;
  /** The command that lists valid ids. */
  readonly next: readonly string[];
  /** What the ids stand for in words, which people type instead. */
  readonly named?: readonly Named[];
  /** What to do where nothing is near. */
  readonly otherwise?: string;
}

interface Named {
  readonly id: string;
  /** A title, a statement. */
  readonly words: string;
}

/**
 * Finds the id that equals the word or is the only one to start with it, because ids are typed by hand.
 * Throws CoachError `usage` with the nearest ids.
 */
export function findId(
  word: string,
  ids: readonly string[],
  { what, next, named = ids.map((id) => ({ id, words: '' })), otherwise = '' }: IdDescription,
): string {
  if (ids.includes(word)) return word;
  const matches = word === '' ? [] : ids.filter((id) => id.startsWith(word));
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return only;
  if (matches.length > 1) throw couldBe(word, matches);
  const near = nearest(word, ids);
  const some = near.length > 0 ? near : withWords(word, named);
  const meant = some.length > 0 ? some : withMistypedWord(word, ids);
  const [first = '', ...others] = meant;
  const words = named.find(({ id }) => id === first)?.words ?? '';
  const told = others.length > 0 || words === '' ? anyOf(meant) : `${first} (“${words}”)`;
  const hint = meant.length === 0 ? otherwise : `; did you mean ${told}?`;
  throw new CoachError('usage', `There is no ${what} "${word}"${hint}`, next, { word, ids: meant });
}

/** For a word with which several ids, or their titles, begin. */
export function couldBe(word: string, ids: readonly string[]): CoachError {
  const meant = ids.slice(0, maxListed);
  const more = ['type a few more letters'];
  return new CoachError('usage', `"${word}" could be ${anyOf(meant)}`, more, { word, ids: meant });
}

const maxListed = 5;

/**
 * Finds each word's id, or the one that all the words stand for, such as a title without quotes. Where none of them is
 * an id, they are read as one text; where several are not, no command is made of them.
 */
export function findEachId(words: readonly string[], find: (word: string) => string): string[] {
  const text = words.join(' ');
  const whole = words.length > 1 ? failureOf(() => find(text)) : null;
  if (words.length > 1 && whole === null) return [find(text)];
  const failures = words.flatMap((word) => failureOf(() => find(word)) ?? []);
  const [first] = failures;
  if (first === undefined) return words.map(find);
  if (whole !== null && failures.length === words.length) throw whole;
  throw failures.length > 1 ? new CoachError(first.code, first.message, first.next) : first;
}

function failureOf(find: () => string): CoachError | null {
  try {
    find();
    return null;
  } catch (error) {
    if (error instanceof CoachError) return error;
    throw error;
  }
}

/**
 * As findId, with the statements for words.
 *
 * @param planned ids of behaviours that the word means just as well where their statements begin with it
 */
export function findBehaviourId(
  ladder: Ladder,
  word: string,
  planned: readonly (string | null)[] = [],
): string {
  const named = allBehaviours(ladder).map(({ behaviour: { id, statement } }) => ({
    id,
    words: statement,
  }));
  const ids = named.map(({ id }) => id);
  const rank = ladder.levels[0]?.rank ?? 1;
  const groups = ladder.strands.length > 0 ? 'levels and habits' : 'levels';
  const all = `career-coach ladder lists all ${groups}`;
  const group = ids.some((id) => id.startsWith(word)) ? undefined : groupNamed(word, ladder);
  if (group !== undefined) throw groupMeant(word, group, all);
  const next = [`career-coach ladder ${rank} lists the ids of level ${rank}`, all];
  const otherwise = '; try another word from its statement';
  const found = findId(word, ids, { what: 'behaviour', next, named, otherwise });
  if (found === word || planned.includes(found)) return found;
  const begun = named.filter(
    ({ id, words }) => planned.includes(id) && words.toLowerCase().startsWith(word.toLowerCase()),
  );
  if (begun.length > 0) throw couldBe(word, [...begun.map(({ id }) => id), found]);
  return found;
}

type Group = Ladder['levels'][number] | Ladder['strands'][number];

/** Somebody named a level or a habit instead of a behaviour in it. */
function groupMeant(word: string, group: Group, all: string): CoachError {
  const { title } = group;
  const [meant, argument] =
    'rank' in group
      ? [`level ${group.rank}, “${title}”`, group.rank]
      : [`the habit “${title}”`, group.id];
  return new CoachError(
    'usage',
    `There is no behaviour "${word}"; did you mean ${meant}?`,
    [`career-coach ladder ${argument} lists the ids of “${title}”`, all],
    { word, ids: [] },
  );
}

/** The level or habit with this id, or the only one with these words in its title. */
function groupNamed(word: string, { levels, strands }: Ladder): Group | undefined {
  const groups: readonly Group[] = [...levels, ...strands];
  const wordsOf = (text: string): readonly string[] =>
    text.toLowerCase().match(wordsOfLetters()) ?? [];
  const typed = wordsOf(word);
  const titled = groups.filter(
    ({ title }) => typed.length > 0 && typed.every((one) => wordsOf(title).includes(one)),
  );
  return groups.find(({ id }) => id === word) ?? (titled.length === 1 ? titled[0] : undefined);
}

/**
 * The ids with all these words in them or in their words, those with the words in the id first. Where there is none,
 * those with some of the words in the id.
 */
function withWords(words: string, candidates: readonly Named[]): string[] {
  const wanted = (words.toLowerCase().match(wordsOfLetters()) ?? []).map((word) =>
    word.replace(/(?:ing|ed|er|s)$/, ''),
  );
  if (wanted.length === 0) return [];
  // "nothing" is not meant by "another".
  const has = (text: string) => {
    const those = text.toLowerCase().match(wordsOfLetters()) ?? [];
    return wanted.every((word) => those.some((one) => one.startsWith(word)));
  };
  const byId = candidates.filter(({ id }) => has(id));
  const byWords = candidates.filter((other) => !byId.includes(other) && has(other.words));
  const all = [...byId, ...byWords];
  const some = (text: string) => wanted.some((word) => word.length > 3 && text.includes(word));
  const near = candidates.filter(({ id }) => some(id));
  // A word that many ids have says nothing about which is meant.
  const meant = all.length > 0 ? all : near.length > maxMeant ? [] : near;
  return [...new Set(meant.map(({ id }) => id))].slice(0, maxMeant);
}

/** The ids in which each word that was typed is near to one: "fedes" or "fedes-mangers" to "feeds-the-managers". */
function withMistypedWord(word: string, ids: readonly string[]): string[] {
  const typed = word.toLowerCase().split(/[-\s]+/);
  // The first letter is hardly ever the wrong one.
  const isNear = (one: string, part: string) =>
    part[0] === one[0] && nearest(one, [part]).length > 0;
  return ids
    .filter((id) => typed.every((one) => id.split('-').some((part) => isNear(one, part))))
    .slice(0, maxMeant);
}

const maxMeant = 3;

const wordsOfLetters = lazyExpression('\\p{L}{3,}', 'gu');
