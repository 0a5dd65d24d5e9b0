import type { Interview } from './interview.js';
import { onScreen, stageToShow } from './interview.js';

/** A change to save at once, during an interview. */
export type InterviewStep =
  | { readonly kind: 'answer'; readonly question: string; readonly interview: Interview }
  | {
      readonly kind: 'note';
      readonly question: string;
      readonly text: string;
      /** The note that was taken last for the question, in other words. */
      readonly reworded?: boolean;
    }
  | { readonly kind: 'note-removed'; readonly question: string }
  | { readonly kind: 'placed'; readonly level: number };

/** An interview whose answers are saved one by one. */
export interface KeptInterview {
  readonly interview: Interview;
  /** The level that was saved last. */
  readonly placed: number | null;
}

/** Moves on after an answer, with the steps that save it: none if the same answer is already saved. */
export function advance(
  { interview, placed }: KeptInterview,
  next: Interview,
): KeptInterview & { readonly steps: readonly InterviewStep[] } {
  const question = onScreen(interview)?.question;
  if (
    question === undefined ||
    isSame(interview.answers.get(question), next.answers.get(question))
  ) {
    return { interview: next, placed, steps: [] };
  }
  const answer: InterviewStep = { kind: 'answer', question, interview: next };
  const level = stageToShow(next)?.stage ?? placed;
  return level === null || level === placed
    ? { interview: next, placed, steps: [answer] }
    : { interview: next, placed: level, steps: [answer, { kind: 'placed', level }] };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
