import { asciiJson } from '../src/core/base/ascii-json.js';
import { withTerms } from '../src/core/ladder/fill-in-terms.js';
import { readLadderFile } from '../src/store/input/ladder-file.js';

/**
 * Returns the built-in ladder as JSON, validated and with defaults filled in at build time to keep starts fast; `filled`
 * also has its own terms filled in. Throws CoachError for an invalid ladder.
 */
export async function prepareLadder(file: string): Promise<{ plain: string; filled: string }> {
  const ladder = await readLadderFile(file);
  return {
    plain: asciiJson(JSON.stringify(ladder)),
    filled: asciiJson(JSON.stringify(withTerms(ladder, {}))),
  };
}
