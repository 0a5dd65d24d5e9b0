import { longestId } from '../schema/atoms.js';

/** Words that carry little: an id is shorter without them. */
const small = new Set(
  'a an the and or of to in on at for with by from as is are be it its their they them that this into'.split(
    ' ',
  ),
);

/** Letters that decompose into nothing Latin, in the spelling that English uses. */
const spelt: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/[æÆ]/g, 'ae'],
  [/[øØ]/g, 'o'],
  [/[łŁ]/g, 'l'],
  [/[đĐ]/g, 'd'],
];

/** An id of the first words that carry something; empty where the text has no Latin letter or digit. */
export function idFromWords(text: string, most = 4): string {
  const latin = spelt.reduce((changed, [letter, to]) => changed.replace(letter, to), text);
  const words =
    latin
      .normalize('NFKD')
      .replace(/\p{M}|['’]/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter((word) => !small.has(word));
  const chosen = (telling.length === 0 ? words : telling).slice(0, most);
  return chosen
    .join('-')
    .slice(0, longestId - 6)
    .replace(/-+$/, '');
}
/** The id, or with a number after it the first that is free. */
export function freeId(id: string, taken: { has(id: string): boolean }): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number += 1) {
    const numbered = `${id}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
