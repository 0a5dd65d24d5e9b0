import { didYouMean } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import type { AnyAnswer } from '../journal/draft.js';
import type { ProtocolCommand, ProtocolLine, ProtocolQuestion } from '../schema/protocol.schema.js';
import type { Interview } from './interview.js';
import {
  answerQuestion,
  changeAnswer,
  goBack,
  goToEnd,
  isComplete,
  noteExample,
  skipQuestion,
  stageToShow,
} from './interview.js';
import { progressOf } from './progress.js';
import type { QuestionOnScreen } from './question-on-screen.js';
import { questionOnScreen } from './question-on-screen.js';
import type { InterviewStep, KeptInterview } from './steps.js';
import { advance } from './steps.js';

/** The state after a line from another program, with the steps to save first and the lines to send next. */
export interface Turn {
  readonly session: KeptInterview;
  readonly steps: readonly InterviewStep[];
  readonly lines: readonly ProtocolLine[];
  /** Whether no question is left, so that no further line is expected. */
  readonly over: boolean;
}

/**
 * Starts or resumes an interview. A complete one repeats its last question, because only an answer can end it.
 */
export function firstTurn(interview: Interview): Turn {
  const start = isComplete(interview) ? goBack(goToEnd(interview)) : interview;
  const placed = stageToShow(start)?.stage ?? null;
  const session = { interview: start, placed };
  return makeTurn(session, [], placed === null ? [] : [placedLine(start, placed)]);
}

/** Throws CoachError `invalid-input` if the line does not fit the question. */
export function nextTurn(session: KeptInterview, command: ProtocolCommand): Turn {
  const { interview } = session;
  const question = questionOnScreen(interview);
  if (question === null) throw invalidLine('every question has been answered');
  if ('evidence' in command) return noteEvidence(session, question, command.evidence);
  if ('back' in command) return makeTurn({ ...session, interview: back(interview) });
  if ('change' in command)
    return makeTurn({ ...session, interview: change(interview, command.change) });
  const next =
    'skip' in command
      ? skipQuestion(interview)
      : answerQuestion(interview, answerIn(command, question, interview));
  const { steps, ...advanced } = advance(session, next);
  const { placed } = advanced;
  const isKnown = placed === null || placed === session.placed;
  return makeTurn(advanced, steps, isKnown ? [] : [placedLine(next, placed)]);
}

/** The line that asks the current question; null when none is left. */
export function questionLine(interview: Interview): ProtocolLine | null {
  const question = questionOnScreen(interview);
  return question === null ? null : { question: describe(question, interview) };
}

function makeTurn(
  session: KeptInterview,
  steps: readonly InterviewStep[] = [],
  before: readonly ProtocolLine[] = [],
): Turn {
  const question = questionLine(session.interview);
  const lines = question === null ? before : [...before, question];
  return { session, steps, lines, over: question === null };
}

function placedLine(interview: Interview, level: number): ProtocolLine {
  const confidence = stageToShow(interview)?.confidence ?? 0;
  return { placed: { level, title: interview.ladder.levels[level - 1]?.title ?? '', confidence } };
}

function back(interview: Interview): Interview {
  return interview.changing ? goToEnd(interview) : goBack(interview);
}

function change(interview: Interview, id: string): Interview {
  const asked = interview.path.map(({ question }) => question);
  const index = asked.indexOf(id);
  if (index >= 0) return changeAnswer(interview, index);
  throw invalidLine(
    `there is no answered question ${JSON.stringify(id)}${didYouMean(id, asked, 1)}`,
  );
}

function noteEvidence(session: KeptInterview, question: QuestionOnScreen, text: string): Turn {
  if (question.kind !== 'rating') throw invalidLine('evidence fits only a rating question');
  if (text === '') throw invalidLine('the evidence is empty');
  const { question: id } = question;
  const interview = noteExample(session.interview, id);
  return makeTurn({ ...session, interview }, [{ kind: 'note', question: id, text }]);
}

type AnswerCommand = Exclude<
  ProtocolCommand,
  { skip: true } | { back: true } | { change: string } | { evidence: string }
>;

/** Throws CoachError `invalid-input` if the line does not answer this kind of question. */
function answerIn(
  command: AnswerCommand,
  question: QuestionOnScreen,
  { ladder }: Pick<Interview, 'ladder'>,
): AnyAnswer {
  if ('text' in command) {
    if (question.kind === 'text') return command.text === '' ? null : { text: command.text };
  } else if ('level' in command) {
    if (question.kind === 'level') return { level: within(command.level, ladder.levels.length) };
  } else if (question.kind === 'rating') {
    if ('rating' in command) return within(command.rating, ladder.scale.points.length);
    return 'earlier' in command ? 'earlier' : 'no-opportunity';
  }
  throw invalidLine(`${question.question} is a ${question.kind} question`, [
    `{"${question.kind}": …} or {"skip": true}`,
  ]);
}

function within(value: number, most: number): number {
  if (value >= 1 && value <= most) return value;
  throw invalidLine(`found ${value}, allowed 1 to ${most}`);
}

function invalidLine(message: string, next: readonly string[] = []): CoachError {
  return new CoachError('invalid-input', message, next);
}

function describe(question: QuestionOnScreen, interview: Interview): ProtocolQuestion {
  const { ladder } = interview;
  const { question: id, phase, title, kind } = question;
  const start = { id, phase, title };
  const end = {
    given: asCommand(question.given, kind),
    earlier: asCommand(question.earlier, kind),
    progress: progressOf(interview),
  };
  switch (question.kind) {
    case 'rating': {
      const { statement, looksLike, doesNotCount } = question.behaviour;
      const { period, points } = ladder.scale;
      return {
        kind: 'rating',
        ...start,
        statement,
        below: question.below,
        looksLike: [...looksLike],
        doesNotCount,
        period,
        scale: points.map(({ value, label, meaning }) => ({ value, label, meaning })),
        ...end,
      };
    }
    case 'level': {
      const levels = ladder.levels.map((level) => {
        const { rank, summary } = level;
        return { rank, title: level.title, summary };
      });
      return { kind: 'level', ...start, message: question.message, levels, ...end };
    }
    case 'text': {
      const { message, hint } = question;
      return { kind: 'text', ...start, message, hint, ...end };
    }
  }
}

/** The line that would give this answer. */
function asCommand(
  answer: AnyAnswer | undefined,
  kind: QuestionOnScreen['kind'],
): ProtocolQuestion['given'] {
  if (answer === undefined) return null;
  if (typeof answer === 'number') return { rating: answer };
  if (answer === 'earlier') return { earlier: true };
  if (answer === 'no-opportunity') return { noOpportunity: true };
  if (answer === null) return kind === 'text' ? { text: '' } : { skip: true };
  return answer === 'skip' ? { skip: true } : { ...answer };
}
