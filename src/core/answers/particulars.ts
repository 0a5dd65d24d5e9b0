import type { Given } from '../journal/draft.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** What was answered besides the behaviours: null where nothing was said. */
export interface Particulars {
  readonly ownGuess: number | null;
  readonly mentor: string | null;
  readonly framework: string | null;
  /** What the person does already to move on. */
  readonly doing: string | null;
}

/** The answers to the questions that are not about a behaviour. */
export function particularsOf({
  given,
  ladder,
}: {
  readonly given: ReadonlyMap<string, Given>;
  readonly ladder: Pick<Ladder, 'title'>;
}): Particulars {
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
