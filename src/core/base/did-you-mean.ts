import { CoachError } from './errors.js';

/**
 * Candidates for a mistyped word, nearest first: those that start with it, and those that a typo in every three
 * letters leads to. A guess from farther away only puzzles.
 */
export function nearest(word: string, candidates: readonly string[], max = 3): string[] {
  const typed = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  const undoubled = (text: string) => text.replace(/([a-z])\1+/g, '$1');
  // A letter typed once for twice is one mistake: "ases". Words whose lengths alone differ by more are not compared.
  const distanceOf = (a: string, b: string) => {
    if (a !== b && undoubled(a) === undoubled(b)) return 1;
    return Math.abs(a.length - b.length) > limit ? limit + 1 : editDistance(a, b);
  };
  return (
    candidates
      .map((candidate) => ({
        candidate,
        distance:
          word.length > 1 && candidate.startsWith(typed)
            ? 0
            : distanceOf(typed, candidate.toLowerCase()),
      }))
      // Words that share no letter are not near: level 7 is not a typo of level 1.
      .filter(
        ({ candidate, distance }) =>
          distance <= limit && distance < Math.max(word.length, candidate.length),
      )
      .sort((a, b) => a.distance - b.distance)
      .slice(0, max)
      .map(({ candidate }) => candidate)
  );
}

/** A clause to end a message with, "; did you mean this or that?"; empty if no candidate is near. */
export function didYouMean(word: string, candidates: readonly string[], max?: number): string {
  const near = nearest(word, candidates, max);
  return near.length === 0 ? '' : `; did you mean ${anyOf(near)}?`;
}

/** For a word that is none of a command's few, each of which is a command to go on with. */
export function noSuch(
  what: string,
  word: string,
  names: readonly string[],
  command: string,
): CoachError {
  return new CoachError(
    'usage',
    `There is no ${what} "${word}"${didYouMean(word, names, 1)}`,
    names.map((name) => `career-coach ${command} ${name}`),
  );
}

/** "this, that or another". */
export function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/**
 * Edit distance in which two letters in the wrong order are one mistake (Damerau 1964, as optimal string alignment), row
 * by row.
 */
function editDistance(a: string, b: string): number {
  const far = a.length + b.length;
  let earlier: readonly number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const isSwap = column > 0 && letter === b[column - 1] && a[row - 1] === other;
      const costs = [
        (previous[column] ?? far) + (letter === other ? 0 : 1),
        (previous[column + 1] ?? far) + 1,
        (current[column] ?? far) + 1,
        isSwap ? (earlier[column - 1] ?? far) + 1 : far,
      ];
      current.push(Math.min(...costs));
    }
    earlier = previous;
    previous = current;
  }
  return previous[b.length] ?? far;
}
