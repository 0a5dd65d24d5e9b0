/**
 * One answer to one behaviour: a rating on the ladder's scale, that the work gives no chance to show it
 * (not a low rating), or that the question was passed over.
 */
export type Answer = number | 'no-opportunity' | 'skip';

/** Whether what was given is an answer to a behaviour, and none to another question. */
export function isAnswer(given: unknown): given is Answer {
  return typeof given === 'number' || given === 'no-opportunity' || given === 'skip';
}

/** Answers by behaviour id. A behaviour that is missing has not been asked. */
export type Answers = ReadonlyMap<string, Answer>;
