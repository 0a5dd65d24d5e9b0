import { isNone } from '../base/slips.js';
import type { AnyAnswer } from '../journal/draft.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** Answers to the questions that are not about behaviours; null for none. */
export interface Particulars {
  readonly ownGuess: number | null;
  readonly mentor: string | null;
  readonly framework: string | null;
  /** What the person is already doing to reach the next level. */
  readonly doing: string | null;
}

export function particularsOf({
  answers,
  ladder,
}: {
  readonly answers: ReadonlyMap<string, AnyAnswer>;
  readonly ladder: Pick<Ladder, 'title'>;
}): Particulars {
  const text = (question: string) => {
    const answer = answers.get(question);
    const given = typeof answer === 'object' && answer !== null && 'text' in answer;
    return given && !isNone(answer.text) ? answer.text : null;
  };
  const guess = answers.get('@own-guess');
  const framework = text('@framework');
  return {
    ownGuess: typeof guess === 'object' && guess !== null && 'level' in guess ? guess.level : null,
    mentor: text('@mentor'),
    framework: framework?.toLowerCase() === 'this' ? ladder.title : framework,
    doing: text('@doing'),
  };
}
