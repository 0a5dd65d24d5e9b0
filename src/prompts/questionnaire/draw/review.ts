import type { QuestionOnScreen } from '../../../core/interview/interview.js';
import { describeQuestion, isComplete } from '../../../core/interview/interview.js';
import type { Sheet } from '../sheet.js';
import { briefAnswer, questionText, reviewRemark, reviewTitle } from '../words.js';
import type { Lines, Placed } from './layout.js';
import { atBothEnds, fitSections, pad, truncate, widthOf, wrap } from './layout.js';
import type { Pen } from './pen.js';
import {
  gap,
  headSections,
  hintVersions,
  messageSections,
  painted,
  section,
  times,
} from './pen.js';

/** All answers by number, a page at a time. */
export function drawReview(sheet: Sheet, pen: Pen): readonly Placed[] {
  const { interview, top } = sheet;
  const { width, height, paint, say } = pen;
  const { cut } = pen.signs;
  const remark = reviewRemark(interview);
  const note =
    isComplete(interview) && remark !== null ? painted(wrap(say(remark), width), paint.warn) : [];
  const rows = interview.path.map((asked, index) =>
    reviewRow(sheet, describeQuestion(interview, asked), index, pen),
  );
  const windows = Array.from({ length: Math.max(1, rows.length) }, (_, index) => {
    const shown = rows.length - index;
    const from = Math.min(Math.max(0, top), Math.max(0, rows.length - shown));
    return { from, lines: rows.slice(from, from + shown) };
  });
  const [stage] = headSections(sheet, reviewTitle, pen);
  const placed = fitSections(
    [
      ...(stage === undefined ? [] : [stage]),
      section('remark', note),
      { name: 'head', versions: [[paint.dim(reviewTitle)]] },
      gap('gap 1'),
      { name: 'rows', versions: windows.map(({ lines }) => lines) },
      ...messageSections(sheet, pen),
      {
        name: 'field',
        versions: [[truncate(`${numberPrompt(pen)}${sheet.typed.text}`, width, cut)]],
      },
      { name: 'hints', versions: reviewHints(rows.length > height - 6, pen) },
    ],
    [
      ...times('rows', Math.max(0, rows.length - 6)),
      'gap 1',
      'stage',
      'hints',
      ...times('rows', 3),
      'gap 3',
      'hints',
      'remark',
      'message',
      'stage',
      ...times('rows', rows.length),
    ],
    height,
  );
  const shown = placed.find(({ name }) => name === 'rows')?.lines.length ?? 0;
  const from = windows.find(({ lines }) => lines.length === shown)?.from ?? 0;
  return placed.map((part) =>
    part.name === 'head'
      ? { ...part, lines: [paint.dim(reviewHead(rows.length, from, shown, pen))] }
      : part,
  );
}

function reviewHead(
  count: number,
  from: number,
  shown: number,
  { width, signs: { cut } }: Pen,
): string {
  const which = shown === count ? `all ${count}` : `${from + 1} to ${from + shown} of ${count}`;
  return atBothEnds(reviewTitle, which, width) ?? truncate(`${reviewTitle}, ${which}`, width, cut);
}

function reviewRow(sheet: Sheet, question: QuestionOnScreen, index: number, pen: Pen): string {
  const { width, paint, say } = pen;
  const { cut } = pen.signs;
  const digits = `${sheet.interview.path.length}`.length;
  const number = `${index + 1}`.padStart(digits);
  const column = width < 60 ? 9 : 10;
  // A text needs more room than its question, which it recalls.
  const most = question.kind === 'text' ? Math.floor(width / 2) : column;
  const answer = pad(truncate(say(briefAnswer(question.given)), most, cut), column);
  const room = width - digits - widthOf(answer) - 4;
  const statement = truncate(say(questionText(question)), Math.max(1, room), cut);
  return `${paint.dim(number)}  ${paint.bold(answer)}  ${statement}`;
}

/** Before the number that is typed. */
export function numberPrompt({ width }: Pen): string {
  return width < 50
    ? 'Enter, or a number: '
    : 'Enter to finish, or a number to change its answer: ';
}

function reviewHints(paged: boolean, pen: Pen): Lines[] {
  const turn: string[] = paged ? ['↑ ↓ PgUp PgDn page'] : [];
  return hintVersions(
    [
      [...turn, 'b back', '? help', 'q save and leave'],
      [...turn, 'b back', 'q leave'],
    ],
    pen,
  );
}
