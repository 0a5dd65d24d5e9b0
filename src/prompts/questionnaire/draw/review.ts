import { isComplete } from '../../../core/interview/interview.js';
import type { QuestionOnScreen } from '../../../core/interview/question-on-screen.js';
import { describeQuestion } from '../../../core/interview/question-on-screen.js';
import { padEnd, widthOf } from '../../../text/width.js';
import { flow, shorten } from '../../../text/wrap.js';
import { briefAnswer, earlierAnswer } from '../scale-options.js';
import type { Sheet } from '../sheet.js';
import { questionText, reviewRemark, reviewTitle } from '../words.js';
import type { Look, PlacedSection, Section } from './layout.js';
import { atBothEnds, fitSections, gap, painted, section } from './layout.js';
import { hintsSection, messageSections } from './page-parts.js';

/** All answers by number, a page at a time. */
export function drawReview(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const { interview } = sheet;
  const { width, height, paint } = look;
  const remark = isComplete(interview) ? reviewRemark(interview) : null;
  const answers = reviewRows(sheet, look);
  const rows = answers.flat();
  /** For each row, the number of its answer. */
  const numbers = answers.flatMap((lines, index) => lines.map(() => index + 1));
  const from = (shown: number) => firstRow(sheet, answers, shown);
  const placed = fitSections(
    [
      section('remark', remark === null ? [] : painted(flow([remark], width, look), paint.warn)),
      section('head', [reviewTitle]),
      gap('gap 1'),
      {
        name: 'rows',
        versions: [rows],
        cut: (room) => rows.slice(from(room), wholeUpTo(numbers, from(room), room)),
      },
      ...messageSections(sheet, look),
      section('field', [`${numberPrompt(look)}${sheet.typed.text}`]),
      reviewHints(rows.length > height - 6, look),
    ],
    // Only the rows give way: they can be paged.
    [],
    height,
  );
  const shown = placed.find(({ name }) => name === 'rows')?.lines.length ?? 0;
  return placed.map((part) =>
    part.name === 'head'
      ? { ...part, lines: [paint.dim(reviewHead(numbers, from(shown), shown, look))] }
      : part,
  );
}

/** Where a page ends, so that no answer is cut by its end; one that is longer than the page is. */
function wholeUpTo(numbers: readonly number[], from: number, room: number): number {
  const end = from + room;
  const begins = numbers.indexOf(numbers[end] ?? 0);
  return begins > from && begins < end ? begins : end;
}

/**
 * The first of the rows shown: as it was paged, or moved just so far that an answer changed last is whole. The last page
 * begins with a whole answer, too.
 */
export function firstRow(
  { top, changed }: Pick<Sheet, 'top' | 'changed'>,
  answers: readonly (readonly string[])[],
  shown: number,
): number {
  const begins = beginningsOf(answers);
  const whole = (row: number) => begins.find((begin) => begin >= row) ?? row;
  const last = whole(Math.max(0, answers.flat().length - shown));
  const start = Math.min(Math.max(0, top), last);
  const own = changed === null ? undefined : begins[changed];
  if (changed === null || own === undefined) return start;
  const least = own + (answers[changed]?.length ?? 0) - shown;
  return start >= least ? Math.min(own, start) : Math.min(own, whole(least));
}

/** The row in which each answer begins. */
export function beginningsOf(answers: readonly (readonly string[])[]): number[] {
  let row = 0;
  return answers.map((lines) => {
    row += lines.length;
    return row - lines.length;
  });
}

/** The rows of each answer. */
export function reviewRows(sheet: Sheet, look: Look): string[][] {
  const { interview } = sheet;
  return interview.path.map((asked, index) =>
    reviewRow(sheet, describeQuestion(interview, asked), index, look),
  );
}

function reviewHead(numbers: readonly number[], from: number, shown: number, look: Look): string {
  const { width } = look;
  const count = numbers.at(-1) ?? 0;
  const [first, last] = [numbers[from] ?? 0, numbers[from + shown - 1] ?? count];
  const which = shown === numbers.length ? `all ${count}` : `${first} to ${last} of ${count}`;
  return atBothEnds(reviewTitle, which, width) ?? shorten(`${reviewTitle}, ${which}`, width, look);
}

/** An answer with its question, in whole sentences; a text stands below its question. */
function reviewRow(sheet: Sheet, question: QuestionOnScreen, index: number, look: Look): string[] {
  const { width, paint } = look;
  const digits = `${sheet.interview.path.length}`.length;
  const number = paint.dim(`${index + 1}`.padStart(digits));
  const answer = briefAnswer(question.given);
  const isText = question.kind === 'text';
  const beside = isText ? '' : padEnd(answer, answerColumn);
  const column = digits + 2 + widthOf(beside);
  const side = question.kind === 'rating' && question.side !== null ? [`${question.side}:`] : [];
  const was = earlierAnswer(question);
  const before = was === null ? [] : [`(was ${was})`];
  const lines = flow([...before, ...side, questionText(question)], width - column, look);
  const below = isText ? flow([answer], width - column - 2, look) : [];
  return [
    ...lines.map((line, row) =>
      row === 0 ? `${number}  ${paint.bold(beside)}${line}` : ' '.repeat(column) + line,
    ),
    ...below.map((line) => ' '.repeat(column + 2) + paint.bold(line)),
  ];
}

/** Fits "no occasion", the longest answer, and a space. */
const answerColumn = 12;

export function numberPrompt({ width }: Look): string {
  return width < 50
    ? 'Enter, or a number: '
    : 'Enter to finish, or a number to change its answer: ';
}

function reviewHints(paged: boolean, look: Look): Section {
  const turn: string[] = paged ? ['Space PgUp PgDn page'] : [];
  return hintsSection(
    [
      [...turn, 'b back', '? help', 'q leave'],
      [...turn, 'b back', 'q leave'],
    ],
    ['b back', '? help', 'q leave'],
    look,
  );
}
