import type { Day } from '../base/day.js';
import type { AnyAnswer } from '../journal/draft.js';
import { ratingsBeforeLast } from '../journal/earlier-ratings.js';
import type { State } from '../journal/state.js';
import { answerRule, periodStart } from '../ladder/find-in-ladder.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { roleRule, validRank } from './counting-answers.js';

/** The last answer to each question, without those about an earlier role or no longer in the ladder. */
export function earlierAnswers(ladder: Ladder, state: State, today: Day): Map<string, AnyAnswer> {
  const assessment = state.assessments.at(-1);
  if (assessment === undefined) return new Map();
  const { ownGuess, mentor, framework, day } = assessment;
  const isVoid = roleRule(ladder, state.roles, today);
  const fits = answerRule(ladder);
  const guess = validRank(ladder, ownGuess);
  const dated = [
    ...[...ratingsBeforeLast(state, periodStart(ladder, today))].map(([behaviour, rating]) => ({
      behaviour,
      ...rating,
    })),
    ...assessment.answers.map((given) => ({ ...given, day })),
    ...[...state.rerated].map(([behaviour, rating]) => ({ behaviour, ...rating })),
  ];
  const answers = dated.flatMap((given) => {
    const { behaviour, answer, day: answered } = given;
    return answer === 'skip' || isVoid(behaviour, answered) || !fits(given)
      ? []
      : [[behaviour, answer] as const];
  });
  return new Map<string, AnyAnswer>([
    ...answers,
    ...(guess === null ? [] : [['@own-guess', { level: guess }] as const]),
    ...(mentor === null ? [] : [['@mentor', { text: mentor }] as const]),
    ...(framework === null ? [] : [['@framework', { text: framework }] as const]),
  ]);
}
