/**
 * One answer to one behaviour: a rating on the ladder's scale; that the person used to do it, usually, and could again;
 * that the work gives no chance to do it (not a low rating); or that the question was passed over.
 */
export type Answer = number | 'earlier' | 'no-opportunity' | 'skip';

const words: ReadonlySet<string> = new Set(['earlier', 'no-opportunity', 'skip']);

/** Whether what was given is an answer to a behaviour, and none to another question. */
export function isAnswer(given: unknown): given is Answer {
  return typeof given === 'number' || (typeof given === 'string' && words.has(given));
}

/** Answers by behaviour id. A behaviour that is missing has not been asked. */
export type Answers = ReadonlyMap<string, Answer>;
