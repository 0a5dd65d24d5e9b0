import { anyOf, didYouMean } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import type { Ladder } from '../schema/ladder.schema.js';
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

/** Throws CoachError `usage` with the nearest ids. */
export function findBehaviourId(ladder: Ladder, word: string): string {
  const ids = allBehaviours(ladder).map(({ behaviour }) => behaviour.id);
  return findId(word, ids, { what: 'behaviour', next: ['career-coach ladder'] });
}
