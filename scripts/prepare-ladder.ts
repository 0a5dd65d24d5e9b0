import { asciiJson } from '../src/core/base/ascii-json.js';
import { withTerms } from '../src/core/ladder/fill-in-terms.js';
import { readLadderFile } from '../src/store/input/ladder-file.js';

/**
 * The built-in ladder as the program reads it: validated, with defaults filled in, so that no start pays for it; as
 * it is, and with its own terms in place. Throws CoachError for a ladder that is not right.
 */
export async function prepareLadder(file: string): Promise<{ plain: string; filled: string }> {
  const ladder = await readLadderFile(file);
  return {
    plain: asciiJson(JSON.stringify(ladder)),
    filled: asciiJson(JSON.stringify(withTerms(ladder, {}))),
  };
}
