import { type CheckedAnswers, checkAnswers } from '../core/check-answers.js';
import { clean } from '../core/clean.js';
import type { Ladder } from '../core/ladder.schema.js';
import { parseUntrusted } from '../core/untrusted.js';
import { type ByteStream, readInput } from './files.js';

/**
 * The answers in a file, or in standard input for `-`, checked against the ladder in use.
 * Throws CoachError `invalid-input` with file, place, what was found, what is allowed.
 */
export async function readAnswersFile(
  file: string,
  ladder: Ladder,
  stdin: ByteStream,
): Promise<CheckedAnswers> {
  const source = file === '-' ? 'standard input' : clean(file);
  const value = parseUntrusted(await readInput(file, stdin), source);
  const { answersFileSchema } = await import('../core/answers.schema.js');
  const { checkShape } = await import('./check-shape.js');
  return checkAnswers(checkShape(answersFileSchema, value, source), ladder, source);
}
