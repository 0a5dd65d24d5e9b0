/**
 * Candidates for a mistyped word, nearest first: those that start with it, and those within an edit distance of a
 * third of its length (at least 2).
 */
export function nearest(word: string, candidates: readonly string[], max = 3): string[] {
  const typed = word.toLowerCase();
  const limit = Math.max(2, Math.floor(word.length / 3));
  return (
    candidates
      .map((candidate) => ({
        candidate,
        distance:
          word.length > 1 && candidate.startsWith(typed)
            ? 0
            : editDistance(typed, candidate.toLowerCase(), limit),
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

/** "this, that or another". */
export function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** Levenshtein distance (1965), row by row; `limit + 1` if the lengths alone differ by more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
