/**
 * One answer to one behaviour: a rating on the ladder's scale, that the work gives no chance to show it
 * (not a low rating), or that the question was passed over.
 */
export type Answer = number | 'no-opportunity' | 'skip';

/** Answers by behaviour id. A behaviour that is missing has not been asked. */
export type Answers = ReadonlyMap<string, Answer>;
