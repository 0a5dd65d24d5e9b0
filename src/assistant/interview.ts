import { startInterview } from '../core/interview/interview.js';
import { firstTurn, nextTurn } from '../core/interview/protocol.js';
import type { ProtocolCommand } from '../core/schema/protocol.schema.js';
import type { World } from '../world/world.js';
import type { InterviewAnswers } from './interview.schema.js';

/**
 * Asks from the start, taking each answer that is there, and gives the first question without one. The order in which
 * the answers are given does not matter.
 */
export async function nextQuestion(answers: InterviewAnswers, world: World) {
  let turn = firstTurn(startInterview(await world.ladder()));
  let placed: unknown;
  for (;;) {
    for (const line of turn.lines) if ('placed' in line) placed = line.placed;
    const asked = turn.lines.find((line) => 'question' in line);
    if (asked === undefined) break;
    const { question } = asked;
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined) return { question, ...(placed !== undefined && { placed }) };
    turn = nextTurn(turn.session, answer as ProtocolCommand);
  }
  return {
    finished: true,
    ...(placed !== undefined && { placed }),
    next: 'coach_assess keeps these answers, once the person agrees',
  };
}
