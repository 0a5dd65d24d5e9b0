import type { AnswerTo, Question } from '../../prompts/ask.js';
import { Left, leavingCodes } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';

/** What a person said, or the exit code when they left instead. */
type Said<K extends Question['kind']> =
  | { readonly answer: AnswerTo[K] }
  | { readonly code: number };

/**
 * Asks one question; leaving is an answer of its own. Throws CoachError `needs-terminal`, naming `instead`.
 *
 * @param before shows what the question is about, once it is sure that somebody can be asked
 */
export async function askOnce<K extends Question['kind']>(
  world: World,
  question: Extract<Question, { kind: K }>,
  instead: readonly string[],
  before: () => void = () => {},
): Promise<Said<K>> {
  const ask = await world.ask(instead);
  before();
  try {
    return { answer: await ask.question<K>(question) };
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    return { code: leavingCodes[error.how] };
  }
}
