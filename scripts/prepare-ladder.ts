import { editionNamed, editionOf, makeEdition } from '../src/core/ladder/edition.js';
import { withTerms } from '../src/core/ladder/fill-in-terms.js';
import { readLadderFile } from '../src/store/input/ladder-file.js';
import { asEscape } from '../src/views/json.js';
import { writtenTexts } from './written-texts.js';

/**
 * Returns the built-in ladder as JSON, validated and with defaults and its own terms filled in at build time to keep
 * starts fast; the texts that hold a term as their author wrote them, by their place, and those of what a journal keeps of it.
 * Throws CoachError for an invalid ladder.
 */
export async function prepareLadder(
  file: string,
): Promise<{ filled: string; written: string; edition: string }> {
  const ladder = await readLadderFile(file);
  const inWords = withTerms(ladder, {});
  const filled = asciiJson(JSON.stringify(inWords));
  const texts = writtenTexts(asciiJson(JSON.stringify(ladder)), filled);
  return {
    filled,
    written: asciiJson(JSON.stringify(texts)),
    edition: asciiJson(
      JSON.stringify(
        writtenTexts(
          JSON.stringify(makeEdition(ladder)),
          JSON.stringify(editionNamed(editionOf(ladder), inWords)),
        ),
      ),
    ),
  };
}

/** Equivalent JSON text in ASCII, which parses faster: one letter beyond Latin-1 doubles the size of the string. */
export function asciiJson(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, asEscape);
}
