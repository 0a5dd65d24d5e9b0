import { didYouMean } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import type { Given } from '../journal/draft.js';
import type { ProtocolCommand, ProtocolLine, ProtocolQuestion } from '../schema/protocol.schema.js';
import type { Interview, QuestionOnScreen } from './interview.js';
import {
  answerQuestion,
  changeAnswer,
  goBack,
  goToEnd,
  isComplete,
  noteExample,
  progressOf,
  questionOnScreen,
  skipQuestion,
  stageToTell,
} from './interview.js';
import type { InterviewStep, KeptInterview } from './steps.js';
import { goOn } from './steps.js';

/** An interview with another program after a line, with what is to be kept at once, and then to be said. */
export interface Turn {
  readonly talk: KeptInterview;
  readonly steps: readonly InterviewStep[];
  readonly lines: readonly ProtocolLine[];
  /** Whether all is asked. Then no question was said, and no line is expected. */
  readonly over: boolean;
}

/**
 * The beginning of a talk, with a new interview or one that is taken up again. Where all was asked before, the last
 * question comes once more: it ends with an answer to it, and never by itself.
 */
export function firstTurn(interview: Interview): Turn {
  const opened = isComplete(interview) ? goBack(goToEnd(interview)) : interview;
  const placed = stageToTell(opened)?.stage ?? null;
  const talk = { interview: opened, placed };
  return turn(talk, [], placed === null ? [] : [placedLine(opened, placed)]);
}

/** The turn that follows a line. Throws CoachError `invalid-input` for one that does not fit the question. */
export function nextTurn(talk: KeptInterview, command: ProtocolCommand): Turn {
  const { interview } = talk;
  const question = questionOnScreen(interview);
  if (question === null) throw misfit('nothing is asked any more');
  if ('evidence' in command) return noteEvidence(talk, question, command.evidence);
  if ('back' in command) return turn({ ...talk, interview: back(interview) });
  if ('change' in command) return turn({ ...talk, interview: change(interview, command.change) });
  const next =
    'skip' in command
      ? skipQuestion(interview)
      : answerQuestion(interview, answerIn(command, question, interview));
  const { steps, ...gone } = goOn(talk, next);
  const { placed } = gone;
  const isTold = placed === null || placed === talk.placed;
  return turn(gone, steps, isTold ? [] : [placedLine(next, placed)]);
}

/** The line that puts the question which is up; null when all is asked. */
export function questionLine(interview: Interview): ProtocolLine | null {
  const question = questionOnScreen(interview);
  return question === null ? null : { question: describe(question, interview) };
}

function turn(
  talk: KeptInterview,
  steps: readonly InterviewStep[] = [],
  before: readonly ProtocolLine[] = [],
): Turn {
  const question = questionLine(talk.interview);
  const lines = question === null ? before : [...before, question];
  return { talk, steps, lines, over: question === null };
}

function placedLine(interview: Interview, level: number): ProtocolLine {
  const confidence = stageToTell(interview)?.confidence ?? 0;
  return { placed: { level, title: interview.ladder.levels[level - 1]?.title ?? '', confidence } };
}

function back(interview: Interview): Interview {
  return interview.changing ? goToEnd(interview) : goBack(interview);
}

function change(interview: Interview, id: string): Interview {
  const asked = interview.path.map(({ question }) => question);
  const index = asked.indexOf(id);
  if (index >= 0) return changeAnswer(interview, index);
  throw misfit(`no question ${JSON.stringify(id)} was answered${didYouMean(id, asked, 1)}`);
}

function noteEvidence(talk: KeptInterview, question: QuestionOnScreen, text: string): Turn {
  if (question.kind !== 'rating') throw misfit('evidence belongs to a question of the kind rating');
  if (text === '') throw misfit('the evidence is empty');
  const { question: id } = question;
  const interview = noteExample(talk.interview, id);
  return turn({ ...talk, interview }, [{ kind: 'note', question: id, text }]);
}

type AnswerCommand = Exclude<
  ProtocolCommand,
  { skip: true } | { back: true } | { change: string } | { evidence: string }
>;

/** What a line answers to a question. Throws CoachError `invalid-input` where it is no answer to this one. */
function answerIn(
  command: AnswerCommand,
  question: QuestionOnScreen,
  { ladder }: Pick<Interview, 'ladder'>,
): Given {
  if ('text' in command) {
    if (question.kind === 'text') return command.text === '' ? null : { text: command.text };
  } else if ('level' in command) {
    if (question.kind === 'level') return { level: within(command.level, ladder.levels.length) };
  } else if (question.kind === 'rating') {
    if ('rating' in command) return within(command.rating, ladder.scale.points.length);
    return 'earlier' in command ? 'earlier' : 'no-opportunity';
  }
  throw misfit(`${question.question} is a question of the kind ${question.kind}`, [
    `{"${question.kind}": …} or {"skip": true}`,
  ]);
}

function within(value: number, most: number): number {
  if (value >= 1 && value <= most) return value;
  throw misfit(`found ${value}, allowed 1 to ${most}`);
}

function misfit(message: string, next: readonly string[] = []): CoachError {
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

/** An answer as the line that would give it. */
function asCommand(
  given: Given | undefined,
  kind: QuestionOnScreen['kind'],
): ProtocolQuestion['given'] {
  if (given === undefined) return null;
  if (typeof given === 'number') return { rating: given };
  if (given === 'earlier') return { earlier: true };
  if (given === 'no-opportunity') return { noOpportunity: true };
  if (given === null) return kind === 'text' ? { text: '' } : { skip: true };
  return given === 'skip' ? { skip: true } : { ...given };
}
