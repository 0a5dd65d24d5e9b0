import { anyOf, didYouMean } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { allBehaviours } from './find-in-ladder.js';

/** What is looked for, for the message when it is not found. */
export interface Wanted {
  /** "active action", "behaviour". */
  readonly what: string;
  /** What to do instead: the command that lists what there is. */
  readonly next: readonly string[];
}

/**
 * The id that a word means: the id itself, or the beginning of exactly one. Ids are typed by hand.
 * Throws CoachError `usage` with the nearest ids.
 */
export function findId(word: string, known: readonly string[], { what, next }: Wanted): string {
  if (known.includes(word)) return word;
  const begun = word === '' ? [] : known.filter((id) => id.startsWith(word));
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return only;
  if (begun.length > 1) {
    throw new CoachError('usage', `"${word}" could be ${anyOf(begun.slice(0, mostNamed))}`, [
      'type a few more letters',
    ]);
  }
  throw new CoachError('usage', `There is no ${what} "${word}"${didYouMean(word, known)}`, next);
}

/** More would be a list, and there is a command for that. */
const mostNamed = 5;

/** The id of the behaviour that a word means. Throws CoachError `usage` with the nearest. */
export function findBehaviourId(ladder: Ladder, word: string): string {
  const ids = allBehaviours(ladder).map(({ behaviour }) => behaviour.id);
  return findId(word, ids, { what: 'behaviour', next: ['career-coach ladder'] });
}
