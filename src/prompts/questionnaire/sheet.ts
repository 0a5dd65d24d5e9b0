import type { Interview } from '../../core/interview/interview.js';
import { isComplete } from '../../core/interview/interview.js';
import { isForText } from '../../core/interview/progress.js';
import type { QuestionOnScreen } from '../../core/interview/question-on-screen.js';
import { questionOnScreen } from '../../core/interview/question-on-screen.js';
import type { InterviewStep, KeptInterview } from '../../core/interview/steps.js';
import type { Typed } from './line-editor.js';
import { nothingTyped } from './line-editor.js';
import { optionValue } from './scale-options.js';
import { anotherLookLine, progressShare } from './words.js';

/** How a person went away before the end: `q` or Ctrl-D, Ctrl-C, or a closed terminal. */
export type Leaving = 'quit' | 'interrupt' | 'hangup';

/** What must be kept at once, while the questionnaire goes on. */
export type QuestionnaireStep = InterviewStep;

/** How a questionnaire ended, with all answers so far; `own-word`: to go on once the ladder has the person's word. */
export interface QuestionnaireEnd {
  readonly interview: Interview;
  readonly how: 'finished' | 'own-word' | Leaving;
}

/**
 * What is on the screen: `intro` before the first answer; a question for a `rating`, a `level` or a `text`; between a
 * rating and a text a `pause`; over a question a `note` or the `help`; after the last the `review`.
 */
export type Mode = 'intro' | 'rating' | 'level' | 'pause' | 'text' | 'note' | 'help' | 'review';

/** The questionnaire's screen as a value: all that `draw` shows and `press` changes. */
export interface Sheet extends KeptInterview {
  readonly mode: Mode;
  /** The value of the option under the cursor; null while there is none, so that nothing is suggested. */
  readonly highlighted: number | null;
  readonly typed: Typed;
  /** One line about the last key; null when all is said. */
  readonly message: string | null;
  /** The note that was taken last for each behaviour, to show that it is kept. */
  readonly notes: ReadonlyMap<string, string>;
  /** The share of the questions answered, 0 to 1, at its highest: a bar that shrinks discourages. */
  readonly reached: number;
  /** Behaviours that had an example before. */
  readonly hadExamples: ReadonlySet<string>;
  /** The first row of the review that is shown, or the page of the help. */
  readonly top: number;
  /** The place of the answer that was changed last; the review shows it whole until it's paged. null: none. */
  readonly changed: number | null;
  /** Whether it was on the screen: no burst of keys finishes the review, or changes an answer, that nobody has seen. */
  readonly seen: boolean;
  /** The unanswered question from which the person has gone back: another one may come in its place. null: none. */
  readonly leftOpen: string | null;
  /** Why the question on the screen has come, where a changed answer led to it. null: it was due. */
  readonly raisedBy: string | null;
}

/** A sheet after a key, with what is to be kept at once, and how the questionnaire ends if it does. */
export interface Pressed {
  readonly sheet: Sheet;
  readonly steps: readonly QuestionnaireStep[];
  readonly end?: QuestionnaireEnd['how'];
}

/** The first sheet of an interview, new or taken up again. */
export function openSheet(interview: Interview): Sheet {
  const sheet: Sheet = {
    interview,
    mode: 'review',
    highlighted: null,
    typed: nothingTyped,
    message: null,
    notes: new Map(),
    placed: null,
    reached: 0,
    hadExamples: interview.examples,
    top: 0,
    changed: null,
    seen: false,
    leftOpen: null,
    raisedBy: null,
  };
  const answered = interview.path.length;
  if (answered === 0 && !isComplete(interview)) return { ...sheet, mode: 'intro' };
  const again = answered === 1 ? 'one answer is' : `${answered} answers are`;
  return {
    ...arrive({ ...sheet, mode: 'rating' }, interview),
    message: `Welcome back: ${again} kept.`,
  };
}

/** The sheet as it is once the person could see it. */
export function markSeen(sheet: Sheet): Sheet {
  return sheet.seen ? sheet : { ...sheet, seen: true };
}

/** How much of a long list is shown at once: rows of the review, or pages of the help. */
export interface Paging {
  readonly rows: number;
  readonly of: number;
  /** The first row shown, where that is not the sheet's. */
  readonly top?: number;
  /** The rows in which an answer begins: a page does so, too. */
  readonly begins?: readonly number[];
}

/** The sheet for the question that the interview has come to, its earlier answer highlighted. */
export function arrive(sheet: Sheet, interview: Interview): Sheet {
  const question = questionOnScreen(interview);
  const mode = beginsTexts(sheet, interview) ? 'pause' : modeOf(question);
  const remembered = question === null ? undefined : (question.given ?? question.earlier);
  const leftOpen = openAfter(sheet, interview);
  const isAnother =
    leftOpen === null && sheet.leftOpen !== null && question?.question !== sheet.leftOpen;
  const raisedBy = isRaised(sheet, interview, mode)
    ? raisedWords
    : isAnother
      ? 'Your new answer leads to another question.'
      : null;
  return {
    ...sheet,
    interview,
    mode,
    highlighted: optionValue(remembered),
    typed: nothingTyped,
    message: raisedBy ?? lookOf(interview, question),
    seen: false,
    leftOpen,
    raisedBy,
    reached: Math.max(sheet.reached, progressShare(interview)),
  };
}

/** Why a question from last time wants an answer of its own; null where `r` would keep it. */
function lookOf(interview: Interview, question: QuestionOnScreen | null): string | null {
  return question?.given === undefined ? anotherLookLine(interview) : null;
}

const raisedWords = 'Your new answer leads to one more question.';

/** Whether an answer that was changed in the list leads to a question, or to a second one after it. */
function isRaised(
  { interview: before, raisedBy }: Sheet,
  { at, path }: Interview,
  mode: Mode,
): boolean {
  // A screen of its own announces questions for a text.
  if (before.changing) return mode !== 'review' && mode !== 'pause';
  return raisedBy === raisedWords && mode === 'rating' && at === path.length;
}

/** What is left open while the person is back at questions that they have answered. */
function openAfter({ interview: before, leftOpen }: Sheet, { at, path }: Interview): string | null {
  if (at >= path.length) return null;
  return before.at === before.path.length ? (before.pending?.question ?? null) : leftOpen;
}

/**
 * Whether a question for a text follows on a rating: the first of them, or one that a new rating has led to. A screen
 * between them announces it, so that no digit becomes a text.
 */
function beginsTexts({ mode }: Sheet, { path, at, pending }: Interview): boolean {
  if (mode !== 'rating' || at < path.length || pending === null || !isForText(pending))
    return false;
  return pending.phase === 'examples' || !path.some(isForText);
}

export function modeOf(question: QuestionOnScreen | null): Mode {
  return question === null ? 'review' : question.kind;
}
