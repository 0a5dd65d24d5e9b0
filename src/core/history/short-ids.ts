import { anyOf, didYouMean } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';

export const shortestId = 4;

/** Ends of the ids, of one length, long enough to be unique. The ids must differ. */
export function shortIds(ids: readonly string[]): string[] {
  for (let length = shortestId; ; length += 1) {
    const ends = ids.map((id) => id.slice(-length));
    if (new Set(ends).size === ids.length) return ends;
  }
}

interface Search<T> {
  readonly hasEnd: (item: T, end: string) => boolean;
  /** What people type for it. */
  readonly idOf?: (item: T) => string;
  /** What is said where nothing has that end. */
  readonly none: string;
  readonly next: readonly string[];
}

/** What a word means that people typed: the end of one id. Throws CoachError `usage`, with the nearest ids. */
export function findByEnd<T extends { readonly id: string }>(
  items: readonly T[],
  word: string,
  { hasEnd, idOf = ({ id }) => id, none, next }: Search<T>,
): T {
  const wanted = word.toLowerCase();
  const isLong = wanted.replace(/\..*/, '').length >= shortestId;
  const matches = isLong ? items.filter((item) => hasEnd(item, wanted)) : [];
  const [item] = matches;
  if (item !== undefined && matches.length === 1) return item;
  const ids = (item === undefined ? items : matches).map(idOf);
  const problem =
    item === undefined ? `${none}${didYouMean(wanted, ids)}` : `"${word}" could be ${anyOf(ids)}`;
  throw new CoachError('usage', problem, next);
}
