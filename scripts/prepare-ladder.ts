import { withTerms } from '../src/core/terms.js';
import { readLadderFile } from '../src/store/ladders.js';

/**
 * The built-in ladder as the program reads it: validated, with defaults filled in, so that no start pays for it; as
 * it is, and with its own terms in place. Throws CoachError for a ladder that is not right.
 *
 * A single letter outside of Latin-1 would make the whole text take twice the room, and longer to read and parse: such
 * letters are written as escapes.
 */
export async function prepareLadder(file: string): Promise<{ plain: string; filled: string }> {
  const ladder = await readLadderFile(file);
  return { plain: asciiJson(ladder), filled: asciiJson(withTerms(ladder, {})) };
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
