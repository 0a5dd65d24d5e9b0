import { lazyExpression } from '../base/letters.js';

const betweenWords = lazyExpression('[^\\p{L}\\p{N}{}]+', 'gu');

/** A text without what nobody would call a change: capitals, punctuation and spaces. */
export function essence(text: string): string {
  return text.toLowerCase().replaceAll(betweenWords(), ' ').trim();
}

/**
 * How alike two texts are, from 0 to 1: the share of pairs of neighbouring letters that they have in common (Dice,
 * "Measures of the amount of ecologic association between species", Ecology 26, 1945). It needs no words, so it holds
 * for languages without spaces, too.
 */
export function likeness(a: string, b: string): number {
  const left = pairsIn(essence(a));
  const right = pairsIn(essence(b));
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  const total = countOf(left) + countOf(right);
  return total === 0 ? 1 : (2 * common) / total;
}

function pairsIn(text: string): ReadonlyMap<string, number> {
  const letters = [...text];
  const pairs = new Map<string, number>();
  for (let index = 1; index < letters.length; index += 1) {
    const pair = `${letters[index - 1]}${letters[index]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function countOf(pairs: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of pairs.values()) total += count;
  return total;
}
