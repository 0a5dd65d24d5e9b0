import type { Ladder } from '../schema/ladder.schema.js';

/** Pieces of JSON as its author wrote them, and where they stand filled in: from, to, piece. */
export type WrittenTexts = readonly (readonly [number, number, string])[];

/** A ladder as its author wrote it, from the JSON with its terms filled in. */
export function asWritten(filled: string, texts: WrittenTexts): Ladder {
  const { edition: _edition, ...ladder } = JSON.parse(writtenJson(filled, texts));
  return ladder;
}

/** The JSON as its author wrote it. */
export function writtenJson(filled: string, texts: WrittenTexts): string {
  let written = '';
  let at = 0;
  for (const [from, to, text] of texts) {
    written += filled.slice(at, from) + text;
    at = to;
  }
  return written + filled.slice(at);
}
