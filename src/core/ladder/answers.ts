/**
 * An answer to one behaviour: a rating on the ladder's scale; earlier, for what the person used to do and still could; no
 * opportunity (which is not a low rating); or a skipped question.
 */
export type Answer = number | 'earlier' | 'no-opportunity' | 'skip';

const words: ReadonlySet<string> = new Set(['earlier', 'no-opportunity', 'skip']);

/** Answers to other questions are objects or null. */
export function isAnswer(value: unknown): value is Answer {
  return typeof value === 'number' || (typeof value === 'string' && words.has(value));
}

/** Whether it says how the behaviour is done, or was. */
export function isRated(answer: Answer | undefined): boolean {
  return typeof answer === 'number' || answer === 'earlier';
}

/** Answers by behaviour id, without behaviours that have not been asked. */
export type Answers = ReadonlyMap<string, Answer>;
