import type { Interview } from '../../src/core/interview/interview.js';
import {
  answerQuestion,
  goBack,
  goForward,
  noteExample,
  onScreen,
  skipQuestion,
} from '../../src/core/interview/interview.js';
import type { QuestionOnScreen } from '../../src/core/interview/question-on-screen.js';
import { questionOnScreen } from '../../src/core/interview/question-on-screen.js';
import type { KeptInterview } from '../../src/core/interview/steps.js';
import { advance } from '../../src/core/interview/steps.js';
import type { AnyAnswer } from '../../src/core/journal/draft.js';
import type {
  AnswerTo,
  Ask,
  Leaving,
  Picked,
  Question,
  QuestionnaireEnd,
  QuestionnaireStep,
} from '../../src/prompts/ask.js';
import { Left } from '../../src/prompts/ask.js';

/** What a scripted person does at one question of the questionnaire. */
export type ScriptedMove =
  | { readonly answer: AnyAnswer }
  | { readonly note: string }
  | { readonly leave: Leaving }
  | 'skip'
  | 'back'
  | 'forward'
  | 'finish';

/** What a scripted person answers to a question outside of the questionnaire. */
export type ScriptedAnswer =
  | string
  | readonly string[]
  | boolean
  | Picked
  | { readonly leave: Leaving; readonly isEscape?: boolean };

/** The answers of a person who is not there. */
export interface Script {
  /** What is done at each question in turn, or decided at each; `null` is the review. */
  readonly questionnaire?:
    | readonly ScriptedMove[]
    | ((question: QuestionOnScreen | null, interview: Interview) => ScriptedMove);
  /** The answers to all other questions, in turn, or decided for each. */
  readonly answers?: readonly ScriptedAnswer[] | ((question: Question) => ScriptedAnswer);
}

/** An Ask whose answers were prepared, and which tells what it was asked. */
export interface ScriptedAsk extends Ask {
  /** Every question so far, by its id or its message. */
  readonly asked: readonly string[];
}

/** Answers from a script. Throws an Error that names the question for which the script has no answer. */
export function scriptedAsk(script: Script): ScriptedAsk {
  const asked: string[] = [];
  const nextMove = inTurn(script.questionnaire);
  const nextAnswer = inTurn(script.answers);
  return {
    asked,
    questionnaire: async (interview, keep) => play(interview, keep, nextMove, asked),
    async question<K extends Question['kind']>(question: Extract<Question, { kind: K }>) {
      asked.push(question.message);
      const answer = nextAnswer(question.message, question);
      if (typeof answer === 'object' && 'leave' in answer)
        throw new Left(answer.leave, undefined, answer.isEscape);
      // Most people edit nothing.
      if (question.kind === 'pick' && Array.isArray(answer)) {
        return { ticked: answer, edit: null } as unknown as AnswerTo[K];
      }
      return answer as AnswerTo[K];
    },
  };
}

type Turns<T, A extends readonly unknown[]> = readonly T[] | ((...about: A) => T);

function inTurn<T, A extends readonly unknown[]>(
  turns: Turns<T, A> | undefined,
): (name: string, ...about: A) => T {
  let turn = 0;
  return (name, ...about) => {
    if (typeof turns === 'function') return turns(...about);
    const next = turns?.[turn];
    turn += 1;
    if (next === undefined) throw new Error(`The script has no answer number ${turn}, to: ${name}`);
    return next;
  };
}

/** A script that goes back and forth for ever would hang a test. */
const mostMoves = 2000;

function play(
  interview: Interview,
  keep: (step: QuestionnaireStep) => void,
  nextMove: (name: string, question: QuestionOnScreen | null, interview: Interview) => ScriptedMove,
  asked: string[],
): QuestionnaireEnd {
  let now: KeptInterview = { interview, placed: null };
  for (let moves = 0; moves < mostMoves; moves += 1) {
    const question = questionOnScreen(now.interview);
    const name = question?.question ?? 'the review';
    asked.push(name);
    const move = nextMove(name, question, now.interview);
    if (move === 'finish') {
      if (question !== null) throw new Error(`The script finishes before the review, at: ${name}`);
      return { interview: now.interview, how: 'finished' };
    }
    if (typeof move === 'object' && 'leave' in move)
      return { interview: now.interview, how: move.leave };
    if (typeof move === 'object' && 'note' in move) {
      keep({ kind: 'note', question: name, text: move.note });
      now = { ...now, interview: noteExample(now.interview, name) };
      continue;
    }
    now = makeMove(now, move, keep);
  }
  throw new Error(`The script has not come to an end after ${mostMoves} moves`);
}

function makeMove(
  kept: KeptInterview,
  move: { readonly answer: AnyAnswer } | 'skip' | 'back' | 'forward',
  keep: (step: QuestionnaireStep) => void,
): KeptInterview {
  const { interview } = kept;
  if (move === 'back') return { ...kept, interview: goBack(interview) };
  if (move === 'forward') return { ...kept, interview: goForward(interview) };
  if (onScreen(interview) === null) {
    throw new Error('The script answers where there is only the review');
  }
  const { steps, ...gone } = advance(
    kept,
    move === 'skip' ? skipQuestion(interview) : answerQuestion(interview, move.answer),
  );
  for (const step of steps) keep(step);
  return gone;
}
