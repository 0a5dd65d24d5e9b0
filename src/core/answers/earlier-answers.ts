import type { Day } from '../base/day.js';
import type { Given } from '../journal/draft.js';
import type { State } from '../journal/fold.js';
import { answerRule } from '../ladder/find-in-ladder.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { rankOn, roleRule } from './counting-answers.js';

/** What the person said the last time, question by question; nothing about a role that is over, or off the ladder. */
export function earlierAnswers(ladder: Ladder, state: State, today: Day): Map<string, Given> {
  const assessment = state.assessments.at(-1);
  if (assessment === undefined) return new Map();
  const { ownGuess, mentor, framework, day } = assessment;
  const isVoid = roleRule(ladder, state.roles, today);
  const fits = answerRule(ladder);
  const guess = rankOn(ladder, ownGuess);
  const dated = [
    ...assessment.answers.map(({ behaviour, answer }) => ({ behaviour, answer, day })),
    ...[...state.rerated].map(([behaviour, rating]) => ({ behaviour, ...rating })),
  ];
  const answers = dated.flatMap(({ behaviour, answer, day: given }) =>
    answer === 'skip' || isVoid(behaviour, given) || !fits(behaviour, answer)
      ? []
      : [[behaviour, answer] as const],
  );
  return new Map<string, Given>([
    ...answers,
    ...(guess === null ? [] : [['@own-guess', { level: guess }] as const]),
    ...(mentor === null ? [] : [['@mentor', { text: mentor }] as const]),
    ...(framework === null ? [] : [['@framework', { text: framework }] as const]),
  ]);
}
