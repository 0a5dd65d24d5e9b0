import { particularsOf } from '../core/answers/particulars.js';
import { startInterview } from '../core/interview/interview.js';
import { firstTurn, nextTurn } from '../core/interview/protocol.js';
import type { AnyAnswer } from '../core/journal/draft.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { ProtocolCommand, ProtocolQuestion } from '../core/schema/protocol.schema.js';
import type { InterviewAnswers } from './interview.schema.js';

/** What comes after some answers: the level, where it is known by then, and the next question, if there is one. */
export interface Next {
  readonly question: ProtocolQuestion | null;
  readonly placed?: unknown;
}

/**
 * Asks from the start, taking each answer that is there, and gives the first question without one. The order in which
 * the answers are given does not matter.
 */
export function nextQuestion(answers: InterviewAnswers, ladder: Ladder): Next {
  let turn = firstTurn(startInterview(ladder));
  let placed: unknown;
  for (;;) {
    for (const line of turn.lines) if ('placed' in line) placed = line.placed;
    const known = placed === undefined ? {} : { placed };
    const asked = turn.lines.find((line) => 'question' in line);
    if (asked === undefined) return { question: null, ...known };
    const { question } = asked;
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined) return { question, ...known };
    turn = nextTurn(turn.session, commandOf(answer));
  }
}

/** Ratings may also come as a file of answers has them. */
function commandOf(answer: InterviewAnswers[string]): ProtocolCommand {
  if (typeof answer === 'number') return { rating: answer };
  if (answer === 'earlier') return { earlier: true };
  if (answer === 'no-opportunity') return { noOpportunity: true };
  return answer === 'skip' ? { skip: true } : answer;
}

/** The result of `coach_interview`. */
export function interviewResult({ question, ...known }: Next): object {
  if (question !== null) return { question, ...known };
  return {
    finished: true,
    ...known,
    next: 'coach_assess keeps these answers, once the person agrees',
  };
}

/** Answers of the interview as a file of answers has them. */
export function answersFile(given: InterviewAnswers, ladder: Ladder): object {
  const answers = new Map(Object.entries(given)) as ReadonlyMap<string, AnyAnswer>;
  const { mentor, framework, ownGuess } = particularsOf({ answers, ladder });
  const ratings = [...Object.entries(given)].filter(([id]) => !id.startsWith('@'));
  return {
    ladder: ladder.id,
    answers: Object.fromEntries(ratings.map(([id, answer]) => [id, ratingOf(answer)])),
    ...{ mentor, framework, ownGuess },
  };
}

/** As a file has it; assistants may give it that way, too. */
function ratingOf(answer: InterviewAnswers[string]): number | string {
  if (typeof answer !== 'object') return answer;
  if ('rating' in answer) return answer.rating;
  if ('earlier' in answer) return 'earlier';
  return 'noOpportunity' in answer ? 'no-opportunity' : 'skip';
}
