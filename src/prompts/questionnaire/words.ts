import type { Interview } from '../../core/interview/interview.js';
import { carelessIn, onScreen, ratingsOf } from '../../core/interview/interview.js';
import { isForText, placeOf, progressOf } from '../../core/interview/progress.js';
import type { QuestionOnScreen } from '../../core/interview/question-on-screen.js';
import { privacyNote } from '../../core/ladder/privacy-note.js';
import type { Sheet } from './sheet.js';

/** What the questionnaire says, on every kind of terminal in the same words. */

/** What a second look at the answers may be worth for, for the review; null when all is well. */
export function reviewRemark(interview: Interview): string | null {
  const { rated, needed, enough } = ratingsOf(interview);
  if (enough) return carelessRemark(interview);
  return rated < needed
    ? `A level takes ${needed} ratings, and you gave ${rated}: answer some that you skipped`
    : 'None of your ratings is near your level: answer some that you skipped';
}

function carelessRemark(interview: Interview): string | null {
  const run = carelessIn(interview);
  if (run === null) return null;
  return `${run.run} ratings in a row are ${run.rating}. If that's how it is, fine. If not, change what you'd rate otherwise.`;
}

/** Which question is on the screen, of how many. */
export function placeLine(interview: Interview): string {
  const place = placeOf(interview);
  if (place === null) return '';
  const { isText, number, of, isMost, isLastKey } = place;
  const then = isLastKey ? ', then the last part' : '';
  return `${isText ? 'Last part, question' : 'Question'} ${number} of ${isMost ? 'up to ' : ''}${of}${then}`;
}

/** The share up to the question on the screen: less than what was reached where somebody has gone back. */
export function shareOnScreen({
  interview,
  reached,
}: Pick<Sheet, 'interview' | 'reached'>): number {
  const { path, at } = interview;
  return at < path.length ? reached * (at / path.length) : reached;
}

/** The share of the questions that is answered, 0 to 1. */
export function progressShare(interview: Interview): number {
  const { answered, about } = progressOf(interview);
  return about === 0 ? 1 : Math.min(1, answered / about);
}

/** One line above the question on the screen: what begins with it, or why it's asked again; null: nothing. */
export function beginningLine(interview: Interview): string | null {
  const { ladder, path, at, changing } = interview;
  if (changing) return 'Change your answer:';
  if (onScreen(interview)?.phase !== 'strands') return null;
  if (path.slice(0, at).some(({ phase }) => phase === 'strands')) return null;
  const { length } = ladder.strands;
  const habits = length === 1 ? 'a habit that counts' : `${length} habits that count`;
  return `From here on: ${habits} at every level.`;
}

/** That there is no answer from last time to the rating on the screen; null for others, and at the first assessment. */
export function newLine(interview: Interview): string | null {
  const { question } = onScreen(interview) ?? {};
  if (question === undefined || question.startsWith('@') || interview.lastTime === null)
    return null;
  return interview.earlier.has(question) ? null : 'No answer from last time.';
}

/** The screen between a rating and a question for a text. */
export function textsIntroOf({
  interview,
  notes,
}: Pick<Sheet, 'interview' | 'notes'>): readonly string[] {
  const { number, of } = placeOf(interview) ?? { number: 1, of: 1 };
  const how = 'Type a line and press Enter. Enter alone passes.';
  if (interview.path.some(isForText)) {
    const left = of - number + 1;
    return [
      left === 1 ? 'One more question.' : `${left} more questions, a line each.`,
      `${how} Then comes your list of answers.`,
    ];
  }
  return [
    `The last part: ${of === 1 ? 'one question' : `${of} questions, a line each`}.`,
    how,
    // Who has written a note has read it.
    ...(notes.size === 0 ? [privacyNote] : []),
  ];
}

/** What a question asks, in one line. */
export function questionText(question: QuestionOnScreen): string {
  return question.kind === 'rating' ? question.behaviour.statement : question.message;
}

/** Whether a text is to be kept by Enter alone, and which. */
export function textToKeep({ given, earlier }: QuestionOnScreen): string | null {
  // An answer of today counts, even one that is empty on purpose.
  const kept = given === undefined ? earlier : given;
  return typeof kept === 'object' && kept !== null && 'text' in kept ? kept.text : null;
}

/** Asked for with `n`. */
export const noteQuestion =
  'A note on this statement: what happened, and what came of it? One line.';

/** An answer leads on at once, so who has an example of what was just rated notes it here. */
export const noteBefore = 'For the one before: Esc, b, then n.';

/** A note is no example of what the person rates as not done. */
export function noteUse({ ladder: { scale } }: Pick<Interview, 'ladder'>): string {
  return `Rated ${scale.held} or more, it counts as an example; lower, it's only kept.`;
}

export { privacyNote as noteReminder };

/** Why the question on the screen wants an answer of its own. */
export function anotherLookLine(interview: Interview): string | null {
  const why = interview.looks.get(onScreen(interview)?.question ?? '');
  return why === undefined ? null : `Worth another look: ${why}.`;
}

/** Why `r` keeps nothing at the question on the screen. */
export function waitsLine(interview: Interview, isKnown: boolean): string {
  if (!isKnown) return "r keeps nothing here: there's no answer from last time.";
  return `r doesn't keep this one. ${anotherLookLine(interview) ?? ''}`.trimEnd();
}

/** The person's own last note on the behaviour. */
export function notedWords(
  { notes, interview }: Pick<Sheet, 'notes' | 'interview'>,
  { question }: Pick<QuestionOnScreen, 'question'>,
): { readonly label: string; readonly text: string } | null {
  const now = notes.get(question);
  if (now !== undefined) return { label: 'Noted', text: now };
  const before = interview.noted.get(question);
  return before === undefined ? null : { label: 'Noted before', text: before };
}

/** About the own guess: it may be bold, nothing hangs on it. */
export const guessLine = 'Just a guess: that level is asked about first. Your answers decide.';

export const reviewTitle = 'Your answers';
