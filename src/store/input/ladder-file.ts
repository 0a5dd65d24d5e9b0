import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import { problemLine } from '../../core/base/problems.js';
import { ladderProblems } from '../../core/placement/ladder-problems.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { readInput } from '../files/input-file.js';

/** Standard input cannot hold a ladder: a ladder is read more than once. */
const noInput = { async *[Symbol.asyncIterator]() {} };

/** Reads and checks a ladder file. Throws CoachError `invalid-input`. */
export async function readLadderFile(file: string): Promise<Ladder> {
  const source = clean(file);
  const value = parseUntrusted(await readInput(file, noInput), source);
  const { ladderSchema } = await import('../../core/schema/ladder.schema.js');
  const { checkShape } = await import('./check-shape.js');
  const ladder = checkShape(ladderSchema, value, source);
  const problems = ladderProblems(ladder);
  if (problems.length === 0) return ladder;
  throw new CoachError('invalid-input', problemLine(source, problems));
}
