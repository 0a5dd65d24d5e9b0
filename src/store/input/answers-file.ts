import { type CheckedAnswers, checkAnswers } from '../../core/answers/check-answers.js';
import { clean } from '../../core/base/clean.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import type { AnswersFile } from '../../core/schema/answers.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { type ByteStream, readInput } from '../files/input-file.js';
import { answersFileCheck } from './generated-checks.js';

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
  return checkAnswers(await checkedFile(value, source), ladder, source);
}

/** A file of the right shape; what is wrong with another one, zod says, which takes a fifth of a start to load. */
async function checkedFile(value: unknown, source: string): Promise<AnswersFile> {
  if (answersFileCheck(value) === null) return value as AnswersFile;
  const { answersFileSchema } = await import('../../core/schema/answers.schema.js');
  const { checkShape } = await import('./check-shape.js');
  return checkShape(answersFileSchema, value, source);
}
