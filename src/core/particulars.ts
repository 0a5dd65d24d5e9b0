import type { Interview, Particulars } from './interview.js';

/** The answers to the questions that are not about a behaviour. */
export function particularsOf({ given, ladder }: Pick<Interview, 'given' | 'ladder'>): Particulars {
  const text = (question: string) => {
    const answer = given.get(question);
    return typeof answer === 'object' && answer !== null && 'text' in answer ? answer.text : null;
  };
  const guess = given.get('@own-guess');
  const framework = text('@framework');
  return {
    ownGuess: typeof guess === 'object' && guess !== null && 'level' in guess ? guess.level : null,
    mentor: text('@mentor'),
    framework: framework?.toLowerCase() === 'this' ? ladder.title : framework,
    doing: text('@doing'),
  };
}
