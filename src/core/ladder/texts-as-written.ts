import type { Ladder } from '../schema/ladder.schema.js';

/** Texts of a ladder as its author wrote them, in JSON, and where they stand filled in: from, to, text. */
export type WrittenTexts = readonly (readonly [number, number, string])[];

const jsonText = /"(?:[^"\\]|\\.)*"/g;

/**
 * The texts in which filling in changed something.
 *
 * @param written the JSON of a ladder as its author wrote it
 * @param filled the JSON of the same ladder with its terms filled in
 */
export function writtenTexts(written: string, filled: string): WrittenTexts {
  const before = written.match(jsonText) ?? [];
  return [...filled.matchAll(jsonText)].flatMap(({ 0: now, index }, place) => {
    const text = before[place];
    return text === undefined || text === now ? [] : [[index, index + now.length, text] as const];
  });
}

/** A ladder as its author wrote it, from the JSON with its terms filled in. */
export function asWritten(filled: string, texts: WrittenTexts): Ladder {
  let written = '';
  let at = 0;
  for (const [from, to, text] of texts) {
    written += filled.slice(at, from) + text;
    at = to;
  }
  const { edition: _edition, ...ladder } = JSON.parse(written + filled.slice(at));
  return ladder;
}
