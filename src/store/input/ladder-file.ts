import { clean } from '../../core/base/clean.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import { ladderProblems } from '../../core/placement/ladder-problems.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { readInput } from '../files/input-file.js';

/** Standard input cannot hold a ladder: a ladder is read more than once. */
const noInput = { async *[Symbol.asyncIterator]() {} };

/** Reads and checks a ladder file: JSON, with or without comments, or YAML. Throws CoachError `invalid-input`. */
export async function readLadderFile(file: string): Promise<Ladder> {
  const source = clean(file);
  const text = await readInput(file, noInput);
  const ladder = await readSoundLadder(text, source);
  if (ladder !== null) return ladder;
  const { checkLadderText, ladderRefused } = await import('./ladder-check.js');
  const { mistakes } = await checkLadderText(text, source);
  throw ladderRefused(source, mistakes, `career-coach ladder check ${quotedForShell(file)}`);
}

/** null where something is wrong: what, takes parsers that know places, which are loaded only then. */
async function readSoundLadder(text: string, source: string): Promise<Ladder | null> {
  const value = await valueIn(text, source);
  const { ladderSchema } = await import('../../core/schema/ladder.schema.js');
  const { success, data } = ladderSchema.safeParse(value);
  return success && ladderProblems(data).length === 0 ? data : null;
}

async function valueIn(text: string, source: string): Promise<unknown> {
  if (isJson(text)) return parseUntrusted(text, source);
  const { readLadderText } = await import('./ladder-text.js');
  return (await readLadderText(text, source)).value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
