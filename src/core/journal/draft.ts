import type { EventOf } from '../schema/events.schema.js';

/** The parts of an interview, in their order. */
export type Phase = EventOf<'answer'>['phase'];

/** What was answered: a rating or its like, a level, a text, or null for a question left empty on purpose. */
export type Given = EventOf<'answer'>['answer'];

/** A question that was put: a behaviour's id, or `@` and the name of another question. */
export interface Asked {
  readonly question: string;
  readonly phase: Phase;
}

/** An answer of a draft, as the journal has it. */
export interface DraftAnswer extends Asked {
  readonly answer: Given;
}
