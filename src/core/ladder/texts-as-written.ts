import type { Ladder } from '../schema/ladder.schema.js';

/** Texts by their place among all texts of a ladder, in the order of its JSON. */
export type TextsByPlace = Readonly<Record<number, string>>;

/** The texts of a ladder in which a term can stand. */
export function textsWithTerms(ladder: Ladder): TextsByPlace {
  const texts: Record<number, string> = {};
  let place = 0;
  JSON.parse(JSON.stringify(ladder), (_key, value: unknown) => {
    if (typeof value !== 'string') return;
    if (value.includes('{')) texts[place] = value;
    place += 1;
  });
  return texts;
}

/** A ladder whose terms were filled in, from its JSON, with the texts that its author wrote. */
export function asWritten(filled: string, texts: TextsByPlace): Ladder {
  let place = -1;
  const { edition: _edition, ...ladder } = JSON.parse(filled, (_key, value: unknown) => {
    if (typeof value !== 'string') return value;
    place += 1;
    return texts[place] ?? value;
  });
  return ladder;
}
