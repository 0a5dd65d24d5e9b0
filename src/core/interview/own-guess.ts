import { particularsOf } from '../answers/particulars.js';
import type { Answers } from '../ladder/answers.js';
import { ABOUT_OWN_GUESS } from '../placement/next-question.js';
import { placementModel } from '../placement/placement-model.js';
import type { Interview } from './interview.js';

type Guessed = Pick<Interview, 'ladder' | 'answers'>;

/** The rank of the level where the person placed themselves; null for none. */
export function ownGuessOf(interview: Guessed): number | null {
  return particularsOf(interview).ownGuess;
}

/** So many questions about that level come first: people know it from their own work. */
const openers = 2;

/** Which of them comes next, from each side of the work in turn; null once they are asked. */
export function openingQuestion(interview: Guessed, behaviourAnswers: Answers): string | null {
  const ownGuess = ownGuessOf(interview);
  const ofLevel = placementModel(interview.ladder).items.filter(({ level }) => level === ownGuess);
  const asked = ofLevel.filter(({ id }) => behaviourAnswers.has(id));
  if (asked.length >= openers) return null;
  const open = ofLevel.filter(({ id }) => !behaviourAnswers.has(id));
  const ofOtherSide = open.find(({ theme }) => asked.every((item) => item.theme !== theme));
  return (ofOtherSide ?? open[0])?.id ?? null;
}

/** How many more questions that level gets, beside those for the stage and the level after it. */
export function ownGuessQuestionsLeft(interview: Guessed, stage: number): number {
  const ownGuess = ownGuessOf(interview);
  if (ownGuess === null || ownGuess <= stage + 1) return 0;
  const behaviours = interview.ladder.levels[ownGuess - 1]?.behaviours ?? [];
  const asked = behaviours.filter(({ id }) => interview.answers.has(id)).length;
  return Math.max(0, Math.min(ABOUT_OWN_GUESS, behaviours.length) - asked);
}
