import { readLadderFile } from '../src/store/ladders.js';

/**
 * The built-in ladder as the program reads it: validated, with defaults filled in, so that no start pays for it.
 * Throws CoachError for a ladder that is not right.
 */
export async function prepareLadder(file: string): Promise<string> {
  return JSON.stringify(await readLadderFile(file));
}
