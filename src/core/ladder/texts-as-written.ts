import type { Ladder } from '../schema/ladder.schema.js';

/**
 * Pieces of JSON as its author wrote them, and where they stand filled in: how far behind the piece before, how long, and the
 * piece. Small numbers, since they are in every download.
 */
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
  for (const [after, length, text] of texts) {
    written += filled.slice(at, at + after) + text;
    at += after + length;
  }
  return written + filled.slice(at);
}
