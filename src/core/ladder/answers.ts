/**
 * An answer to one behaviour: a rating on the ladder's scale, no opportunity (which is not a low rating), or a
 * skipped question.
 */
export type Answer = number | 'no-opportunity' | 'skip';

/** Answers to other questions are objects or null. */
export function isAnswer(value: unknown): value is Answer {
  return typeof value === 'number' || value === 'no-opportunity' || value === 'skip';
}

/** Answers by behaviour id, without behaviours that have not been asked. */
export type Answers = ReadonlyMap<string, Answer>;
