import { type CheckedAnswers, checkAnswers } from '../../core/answers/check-answers.js';
import { clean } from '../../core/base/clean.js';
import { CoachError, withNext } from '../../core/base/errors.js';
import { beginning, parseUntrusted } from '../../core/base/parse-untrusted.js';
import { isReviewForm } from '../../core/review/form-mark.js';
import type { AnswersFile } from '../../core/schema/answers.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { type ByteStream, readInput, sourceName } from '../files/input-file.js';
import { answersFileCheck } from './generated-checks.js';

/**
 * Reads answers from a file, or from standard input for `-`, and checks them against the ladder.
 * Throws CoachError `invalid-input`, with `instead` where it has no better next steps.
 */
export async function readAnswersFile(
  file: string,
  ladder: Ladder,
  stdin: ByteStream,
  instead: readonly string[],
): Promise<CheckedAnswers> {
  try {
    return await readAnswersText(await readInput(file, stdin), sourceName(file), ladder);
  } catch (error) {
    throw withNext(error, instead);
  }
}

async function readAnswersText(
  text: string,
  source: string,
  ladder: Ladder,
): Promise<CheckedAnswers> {
  if (isReviewForm(text) && !text.trimStart().startsWith('{')) {
    const { readReviewForm } = await import('../../core/review/form.js');
    return readReviewForm(text, ladder, source);
  }
  if (/^\s*[^\s{["]/.test(text)) {
    throw new CoachError('invalid-input', `${source} holds no answers: ${beginning(text)}`);
  }
  const value = parseUntrusted(text, source);
  if (mayRepeat(text, value)) await refuseRepeated(text, source);
  return checkAnswers(await checkAnswersFile(value, source), ladder, source);
}

/** Each key of a text stands before a colon; what looks like one inside of a text only costs a closer look. */
function mayRepeat(text: string, value: unknown): boolean {
  return text.match(/"\s*:/g)?.length !== keysIn(value);
}

function keysIn(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, inner) => sum + keysIn(inner), own);
}

/** Of two answers to one question, `JSON.parse` silently takes the last. */
async function refuseRepeated(text: string, source: string): Promise<void> {
  const { readJsonText } = await import('./json-text.js');
  const [key] = readJsonText(text, source).repeated;
  if (key === undefined) return;
  throw new CoachError('invalid-input', `${source}: ${clean(key.join('.'))} is there twice`, [
    'take one of the two away',
  ]);
}

/** Loads zod only to explain a fault: that takes a fifth of the start-up time. */
async function checkAnswersFile(value: unknown, source: string): Promise<AnswersFile> {
  if (answersFileCheck(value) === null) return value as AnswersFile;
  const { answersFileSchema } = await import('../../core/schema/answers.schema.js');
  const { checkShape } = await import('./check-shape.js');
  return checkShape(answersFileSchema, value, source);
}
