import type { Interview } from './interview.js';
import { onScreen, stageToTell } from './interview.js';

/** What must be kept at once, while an interview goes on. */
export type InterviewStep =
  | { readonly kind: 'answer'; readonly question: string; readonly interview: Interview }
  | { readonly kind: 'note'; readonly question: string; readonly text: string }
  | { readonly kind: 'placed'; readonly level: number };

/** An interview whose answers are kept as they are given. */
export interface KeptInterview {
  readonly interview: Interview;
  /** The level that was kept last; null before there is one. */
  readonly placed: number | null;
}

/** Goes on to what follows an answer, with the steps that keep it: none where the same answer is kept already. */
export function goOn(
  { interview, placed }: KeptInterview,
  next: Interview,
): KeptInterview & { readonly steps: readonly InterviewStep[] } {
  const question = onScreen(interview)?.question;
  if (question === undefined || isSame(interview.given.get(question), next.given.get(question))) {
    return { interview: next, placed, steps: [] };
  }
  const answer: InterviewStep = { kind: 'answer', question, interview: next };
  const level = stageToTell(next)?.stage ?? placed;
  return level === null || level === placed
    ? { interview: next, placed, steps: [answer] }
    : { interview: next, placed: level, steps: [answer, { kind: 'placed', level }] };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
