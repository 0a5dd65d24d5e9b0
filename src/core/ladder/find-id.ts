import { anyOf, didYouMean, nearest } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { PlacedBehaviour } from './find-in-ladder.js';
import { allBehaviours } from './find-in-ladder.js';

/** Words for the error message when no id is found. */
export interface IdDescription {
  /** "active action", "behaviour". */
  readonly what: string;
  /** The command that lists valid ids. */
  readonly next: readonly string[];
}

/**
 * Finds the id that equals the word or is the only one to start with it, because ids are typed by hand.
 * Throws CoachError `usage` with the nearest ids.
 */
export function findId(
  word: string,
  ids: readonly string[],
  { what, next }: IdDescription,
): string {
  if (ids.includes(word)) return word;
  const matches = word === '' ? [] : ids.filter((id) => id.startsWith(word));
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return only;
  if (matches.length > 1) {
    throw new CoachError('usage', `"${word}" could be ${anyOf(matches.slice(0, maxListed))}`, [
      'type a few more letters',
    ]);
  }
  throw new CoachError('usage', `There is no ${what} "${word}"${didYouMean(word, ids)}`, next);
}

const maxListed = 5;

/**
 * As findId, but an unknown id is also looked for as words of ids and statements. `again` turns an id, or none, into the
 * command that does what was meant.
 */
export function findBehaviourId(
  ladder: Ladder,
  word: string,
  again?: (id: string | null) => string,
): string {
  const behaviours = allBehaviours(ladder).map(({ behaviour }) => behaviour);
  const ids = behaviours.map(({ id }) => id);
  const near = nearest(word, ids);
  const meant = near.length > 0 ? near : withWords(word, behaviours);
  const isKnown = ids.some((id) => id === word || (word !== '' && id.startsWith(word)));
  if (isKnown || meant.length === 0) {
    const next = [...(again === undefined ? [] : [again(null)]), 'career-coach ladder'];
    return findId(word, ids, { what: 'behaviour', next });
  }
  const [first = ''] = meant;
  const statement = behaviours.find(({ id }) => id === first)?.statement ?? '';
  const told = meant.length === 1 ? `${first} (“${statement}”)` : anyOf(meant);
  throw new CoachError('usage', `There is no behaviour "${word}"; did you mean ${told}?`, [
    again?.(first) ?? `career-coach ladder ${first}`,
    'career-coach ladder',
  ]);
}

/** The ids of the behaviours with all these words in their id or statement; those with the words in the id come first. */
function withWords(words: string, behaviours: readonly LadderBehaviour[]): string[] {
  const wanted = (words.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map((word) =>
    word.replace(/(?:ing|ed|er|s)$/, ''),
  );
  if (wanted.length === 0) return [];
  const has = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const byId = behaviours.filter(({ id }) => has(id));
  const byStatement = behaviours.filter(({ id, statement }) => !has(id) && has(statement));
  return [...byId, ...byStatement].slice(0, maxMeant).map(({ id }) => id);
}

type LadderBehaviour = Pick<PlacedBehaviour['behaviour'], 'id' | 'statement'>;

const maxMeant = 3;
