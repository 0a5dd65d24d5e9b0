import type { QuestionOnScreen } from '../../../core/interview/interview.js';
import { describeQuestion, isComplete } from '../../../core/interview/interview.js';
import { padEnd, widthOf } from '../../../text/width.js';
import { flow, shorten } from '../../../text/wrap.js';
import type { Sheet } from '../sheet.js';
import { briefAnswer, questionText, reviewRemark, reviewTitle } from '../words.js';
import type { Look, PlacedSection, Section } from './layout.js';
import { atBothEnds, fitSections, gap, painted, section } from './layout.js';
import { hintsSection, messageSections, stageSection } from './page-parts.js';

/** All answers by number, a page at a time. */
export function drawReview(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const { interview, top } = sheet;
  const { width, height, paint } = look;
  const remark = isComplete(interview) ? reviewRemark(interview) : null;
  const rows = interview.path.map((asked, index) =>
    reviewRow(sheet, describeQuestion(interview, asked), index, look),
  );
  const from = (shown: number) => Math.min(Math.max(0, top), Math.max(0, rows.length - shown));
  const placed = fitSections(
    [
      stageSection(sheet, look),
      section('remark', remark === null ? [] : painted(flow([remark], width, look), paint.warn)),
      section('head', [reviewTitle]),
      gap('gap 1'),
      {
        name: 'rows',
        versions: [rows],
        cut: (room) => rows.slice(from(room), from(room) + room),
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
      ? { ...part, lines: [paint.dim(reviewHead(rows.length, from(shown), shown, look))] }
      : part,
  );
}

function reviewHead(count: number, from: number, shown: number, look: Look): string {
  const { width } = look;
  const which = shown === count ? `all ${count}` : `${from + 1} to ${from + shown} of ${count}`;
  return atBothEnds(reviewTitle, which, width) ?? shorten(`${reviewTitle}, ${which}`, width, look);
}

function reviewRow(sheet: Sheet, question: QuestionOnScreen, index: number, look: Look): string {
  const { width, paint } = look;
  const digits = `${sheet.interview.path.length}`.length;
  const number = `${index + 1}`.padStart(digits);
  const column = width < 60 ? 9 : 10;
  // A text answer gets more room than its question, which it brings to mind.
  const most = question.kind === 'text' ? Math.floor(width / 2) : column;
  const answer = padEnd(shorten(briefAnswer(question.given), most, look), column);
  const room = width - digits - widthOf(answer) - 4;
  const statement = shorten(questionText(question), room, look);
  return `${paint.dim(number)}  ${paint.bold(answer)}  ${statement}`;
}

export function numberPrompt({ width }: Look): string {
  return width < 50
    ? 'Enter, or a number: '
    : 'Enter to finish, or a number to change its answer: ';
}

function reviewHints(paged: boolean, look: Look): Section {
  const turn: string[] = paged ? ['↑ ↓ PgUp PgDn page'] : [];
  return hintsSection(
    [
      [...turn, 'b back', '? help', 'q save and leave'],
      [...turn, 'b back', 'q leave'],
    ],
    look,
  );
}
