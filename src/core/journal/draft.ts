import type { Misfit } from '../ladder/read-old-answers.js';
import type { EventOf } from '../schema/events.schema.js';

export type Phase = EventOf<'answer'>['phase'];

/** An answer to any question: to a behaviour, a level, a text, or null for a question left empty on purpose. */
export type AnyAnswer = EventOf<'answer'>['answer'];

export interface AskedQuestion {
  /** A behaviour's id, or `@` and the name of another question. */
  readonly question: string;
  readonly phase: Phase;
}

/** A draft's answer as the journal stores it. */
export interface DraftAnswer extends AskedQuestion {
  readonly answer: AnyAnswer;
  /** Why the answer does not count on today's ladder; absent where it does. */
  readonly misfit?: Misfit;
}
