import { announcedLength } from '../../core/interview/announced-length.js';
import type { Interview } from '../../core/interview/interview.js';
import { carelessIn, mostTexts, onScreen, ratingsOf } from '../../core/interview/interview.js';
import { newPlaceOf, placeOf, progressOf } from '../../core/interview/progress.js';
import type { QuestionOnScreen } from '../../core/interview/question-on-screen.js';
import type { AnyAnswer, AskedQuestion } from '../../core/journal/draft.js';
import type { Answer } from '../../core/ladder/answers.js';
import { privacyNote } from '../../core/ladder/privacy-note.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Sheet } from './sheet.js';

/** What the questionnaire says, on every kind of terminal in the same words. */

/** Shown before the first question. */
export interface Intro {
  readonly title: string;
  readonly about: string;
  readonly points: readonly string[];
}

/** People who think about their answers take so many seconds for one. */
const secondsOfQuestion = { least: 15, most: 20 };

/** What the questionnaire is, before the first question. */
export function introOf(interview: Interview): Intro {
  const { ladder } = interview;
  const { from, upTo } = announcedLength(interview);
  const questions =
    from === upTo ? `${upTo} short questions` : `${from} to ${upTo} short questions`;
  const minutes = (questions: number, seconds: number) =>
    Math.max(1, Math.round((questions * seconds) / 60));
  const least = minutes(from, secondsOfQuestion.least);
  const most = minutes(upTo, secondsOfQuestion.most);
  if (interview.lastTime !== null) {
    const time = inWords(least, most);
    return againIntro(interview.lastTime, questions, time, looksLine(interview), ladder);
  }
  return {
    title: ladder.title,
    about:
      `${questions}, one key each, and up to ${mostTexts} in your own words: ${inWords(least, most)}. Then you know at which level ` +
      'you work, what separates you from the next one, and what to do about it.',
    points: [
      'Private and offline: all of it stays on this computer.',
      `No right answers: it asks what you did in ${ladder.scale.period}.`,
      'Stop at any time: every answer is saved as it is given.',
      'The wording is guidance, not a checklist for promotion.',
    ],
  };
}

/** How many questions `r` waits at, and when: of the levels first, of the habits at their place. */
function looksLine({ ladder, looks }: Interview): string {
  const within = (parts: Ladder['levels'] | Ladder['strands']) =>
    parts.flatMap(({ behaviours }) => behaviours.filter(({ id }) => looks.has(id))).length;
  const [first, later] = [within(ladder.levels), within(ladder.strands)];
  if (first + later === 0) {
    return 'r keeps many answers at once, but waits at what is new or worth another look.';
  }
  const all = first + later === 1 ? 'one question' : `${first + later} questions`;
  const where = [
    ...(first > 0 ? [first === 1 && later === 0 ? 'it comes first' : `${first} at the start`] : []),
    ...(later > 0 ? [`${later} among the habits`] : []),
  ];
  return `r keeps many answers at once. It waits at what is new, and at ${all} worth another look: ${where.join(', ')}.`;
}

/** Whoever comes again knows what it is, and wants to know what happened since and what becomes of their answers. */
function againIntro(
  lastTime: string,
  questions: string,
  time: string,
  looks: string,
  { title, scale }: Pick<Ladder, 'title' | 'scale'>,
): Intro {
  return {
    title: `${title}, once more`,
    about: `${lastTime} Again ${questions}, and up to ${mostTexts} in your own words: ${time}; then you see what has moved.`,
    points: [
      'Your last answer is marked; Enter keeps it if it is still true.',
      `As before, it asks what you did in ${scale.period}.`,
      looks,
      'Stop at any time: every answer is saved as it is given.',
    ],
  };
}

function inWords(least: number, most: number): string {
  if (most > least) return `${least} to ${most} minutes`;
  return most === 1 ? 'about a minute' : `about ${most} minutes`;
}

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

/** One answer that can be chosen by its number. */
export interface Option {
  /** The rating or the rank; `noOpportunityValue` and `earlierValue` for the answers beside the scale. */
  readonly value: number;
  /** The key that chooses it. */
  readonly key: string;
  readonly label: string;
  readonly meaning: string;
  /** Whose answer it is, in brackets; empty for nobody's. */
  readonly mark: string;
}

/** What begins with the question on the screen, in one line; null in the middle of a part. */
export function beginningLine(interview: Interview): string | null {
  const { ladder, path, at } = interview;
  if (onScreen(interview)?.phase !== 'strands') return null;
  if (path.slice(0, at).some(({ phase }) => phase === 'strands')) return null;
  const { length } = ladder.strands;
  const habits = length === 1 ? 'a habit that counts' : `${length} habits that count`;
  return `From here on: ${habits} at every level.`;
}

/**
 * That there is no answer from last time to the question on the screen, and how many such are still to come: known ones
 * may come between them. null for others.
 */
export function newLine(interview: Interview): string | null {
  const place = newPlaceOf(interview);
  if (place === null) return null;
  if (place.of === null) return 'New this time.';
  const more = place.of - place.number;
  return `New this time, ${more === 0 ? 'the last such question' : `with ${more} more to come`}.`;
}

/** Whether a question asks for a text. */
export const isForText = ({ phase }: AskedQuestion): boolean =>
  phase === 'examples' || phase === 'closing';

/** The screen between a rating and a question for a text. */
export function textsIntroOf({
  interview,
  notes,
}: Pick<Sheet, 'interview' | 'notes'>): readonly string[] {
  const { number, of } = placeOf(interview) ?? { number: 1, of: 1 };
  const how = 'Type a line and press Enter. Enter alone passes.';
  if (interview.path.some(isForText)) {
    return [moreExamplesLine(of - number + 1), `${how} Then your list of answers comes back.`];
  }
  return [
    `The last part: ${of === 1 ? 'one question' : `${of} questions, a line each`}.`,
    how,
    // Who has written a note has read it.
    ...(notes.size === 0 ? [privacyNote] : []),
  ];
}

/** Why the last part has grown, with how many questions are left of it. */
function moreExamplesLine(left: number): string {
  return left === 1
    ? 'Your new answer leads to one more question, for an example.'
    : `Your new answer leads to ${left} more questions, for examples.`;
}

/** The answers that a question offers, in their order; none for a text. */
export function optionsOf(question: QuestionOnScreen, ladder: Ladder): readonly Option[] {
  const mark = (value: number) => {
    if (optionValue(question.given) === value) return '(your answer)';
    return optionValue(question.earlier) === value ? '(last time)' : '';
  };
  if (question.kind === 'rating') {
    return ratingOptions(ladder).map((option) => ({ ...option, mark: mark(option.value) }));
  }
  if (question.kind === 'level') {
    return ladder.levels.map(({ rank, title, short }) => ({
      value: rank,
      key: `${rank}`,
      label: title,
      meaning: short ?? '',
      mark: mark(rank),
    }));
  }
  return [];
}

/** The answers to every rating: the points of the scale, then those beside it. */
export function ratingOptions({ scale }: Pick<Ladder, 'scale'>): readonly Omit<Option, 'mark'>[] {
  return [
    ...scale.points.map((point) => ({ ...point, key: keyOf(point.value) })),
    { ...scale.earlier, value: earlierValue, key: keyOf(earlierValue) },
    { ...scale.noOpportunity, value: noOpportunityValue, key: keyOf(noOpportunityValue) },
  ];
}

/** The key that chooses a value. */
export function keyOf(value: number): string {
  return value === earlierValue ? 'e' : `${value}`;
}

/** Stands for "no opportunity" where an answer is a number. */
const noOpportunityValue = 0;
/** Stands for "earlier" where an answer is a number. */
export const earlierValue = -1;

/** The answer to a rating that a value stands for. */
export function ratingOf(value: number): Answer {
  if (value === earlierValue) return 'earlier';
  return value === noOpportunityValue ? 'no-opportunity' : value;
}

/** Which ratings count, for the line over the scale; the second is for narrow screens. */
export function periodLines({ scale }: Pick<Ladder, 'scale'>): readonly [string, string] {
  const counting = scale.points
    .filter(({ value }) => value >= scale.held)
    .map(({ value }) => value);
  const which = [counting.slice(0, -1).join(', '), counting.at(-1)].filter(Boolean).join(' and ');
  const count = counting.length === 1 ? 'counts' : 'count';
  return [
    `Was this you in ${scale.period}? (${which} ${count} as doing it)`,
    `Was this you? ${which} ${count}:`,
  ];
}

/** The number by which an answer is chosen; null for an answer that is not chosen. */
export function optionValue(given: AnyAnswer | undefined): number | null {
  if (typeof given === 'number') return given;
  if (given === 'earlier') return earlierValue;
  if (given === 'no-opportunity') return noOpportunityValue;
  return typeof given === 'object' && given !== null && 'level' in given ? given.level : null;
}

/** An answer in a word or two, for a list of answers. */
export function briefAnswer(given: AnyAnswer | undefined): string {
  if (given === undefined || given === null) return 'none';
  if (typeof given === 'number') return `${given}`;
  if (given === 'earlier') return 'earlier';
  if (given === 'no-opportunity') return 'no occasion';
  if (given === 'skip') return 'skipped';
  return 'level' in given ? `level ${given.level}` : given.text;
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
export const noteQuestion = 'What happened, and what came of it? One line.';
/** A note is no example of what the person rates as not done. */
export const noteUse = "It's kept with this statement. Once you do it, the note is your example.";
export { privacyNote as noteReminder };

/** Why the question on the screen wants an answer of its own. */
export function anotherLookLine(interview: Interview): string | null {
  const why = interview.looks.get(onScreen(interview)?.question ?? '');
  return why === undefined ? null : `Worth another look: ${why}.`;
}

/** Why `r` keeps nothing at the question on the screen. */
export function waitsLine(interview: Interview, isKnown: boolean): string {
  if (!isKnown) return 'r waits here: there is no answer from last time.';
  const why = interview.looks.get(onScreen(interview)?.question ?? '');
  return `r waits here: this one is worth another look${why === undefined ? '' : `, as ${why}`}.`;
}

/** The person's own last note on the behaviour. What others wrote of it is too long for here, and stands on other pages. */
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
