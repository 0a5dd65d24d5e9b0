import type { WrittenTexts } from '../src/core/ladder/texts-as-written.js';

const jsonText = /"(?:[^"\\]|\\.)*"/g;

/**
 * The words that filling in changed; a whole text where it changed their number.
 *
 * @param written the JSON of a ladder, or of what an edition has of it, as its author wrote it
 * @param filled the same with terms filled in
 */
export function writtenTexts(written: string, filled: string): WrittenTexts {
  const before = written.match(jsonText) ?? [];
  const changed = [...filled.matchAll(jsonText)].flatMap(({ 0: now, index }, place) => {
    return changedWords(before[place] ?? now, now, index);
  });
  return changed.map(([from, to, piece], place) => [
    from - (changed[place - 1]?.[1] ?? 0),
    to - from,
    piece,
  ]);
}

/** Where each piece begins and ends. */
type Placed = readonly (readonly [from: number, to: number, piece: string])[];

function changedWords(before: string, now: string, index: number): Placed {
  const words = before.split(' ');
  const wordsNow = now.split(' ');
  if (words.length !== wordsNow.length) return [[index, index + now.length, before]];
  let end = index - 1;
  return wordsNow.flatMap((word, place) => {
    const from = end + 1;
    end = from + word.length;
    const written = words[place] ?? word;
    return written === word ? [] : [[from, end, written] as const];
  });
}
