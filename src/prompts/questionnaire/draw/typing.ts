import type { QuestionOnScreen } from '../../../core/interview/interview.js';
import { questionOnScreen } from '../../../core/interview/interview.js';
import type { Typed } from '../line-editor.js';
import type { Sheet } from '../sheet.js';
import { noteQuestion, noteReminder, questionText, textToKeep } from '../words.js';
import type { Lines, Placed } from './layout.js';
import {
  endOf,
  fitSections,
  shorterAndShorter,
  startOf,
  truncate,
  widthOf,
  wrap,
} from './layout.js';
import type { Pen } from './pen.js';
import { gap, headSections, hintLines, messageSections, painted, section, times } from './pen.js';

/** A question for a text, or a note over a question for a rating. */
export function drawTyping(sheet: Sheet, pen: Pen): readonly Placed[] {
  const question = questionOnScreen(sheet.interview);
  if (question === null) return [];
  const { width, height, paint, say } = pen;
  const { cut } = pen.signs;
  const note = sheet.mode === 'note';
  const statement = wrap(say(questionText(question)), width);
  const about = note
    ? [...wrap(noteQuestion, width), ...wrap(noteReminder(sheet.interview.ladder), width)]
    : [];
  const kept = note ? null : textToKeep(question);
  const label = question.given === undefined ? 'Last time' : 'Your answer';
  const keptLines = kept === null ? [] : [truncate(say(`${label}: “${kept}”`), width, cut)];
  return fitSections(
    [
      ...headSections(sheet, question.title, pen),
      gap('gap 1'),
      {
        name: 'statement',
        versions: shorterAndShorter(statement, 1, width, cut).map((lines) =>
          painted(lines, paint.bold),
        ),
      },
      gap('gap 2'),
      section('about', painted(about, paint.dim)),
      section('kept', keptLines),
      { name: 'field', versions: [[fieldOf(sheet.typed, pen).line]] },
      ...messageSections(sheet, pen),
      { name: 'hints', versions: typingHints(question, note, kept, pen) },
    ],
    [
      'gap 1',
      'hints',
      'gap 2',
      'stage',
      'head',
      'gap 3',
      ...times('statement', Math.max(0, statement.length - 3)),
      'hints',
      'kept',
      'head',
      'stage',
      'about',
      'message',
      'head',
      ...times('statement', 2),
    ],
    height,
  );
}

function typingHints(
  question: QuestionOnScreen,
  note: boolean,
  kept: string | null,
  pen: Pen,
): Lines[] {
  const { width, paint, say } = pen;
  if (note) return [hintLines(['Enter keeps it', 'Esc drops it'], pen), []];
  const keys = ['↑ back', 'Esc save and leave'];
  const keep = ['Enter keeps it', 'Tab changes it', '- for none'];
  const own = kept === null && question.kind === 'text' ? question.hint : '';
  const hint = painted(own === '' ? [] : wrap(say(own), width), paint.dim);
  const list = hintLines(kept === null ? keys : [...keep, ...keys], pen);
  return [[...hint, ...list], kept === null ? hint : hintLines(keep, pen), []];
}

/** The line that is typed, as much of it as there is room for around the cursor. */
export function fieldOf({ text, cursor }: Typed, pen: Pen): { line: string; before: string } {
  const {
    width,
    signs: { pointer, cut },
  } = pen;
  const prompt = `${pointer} `;
  const head = text.slice(0, cursor);
  // One column is left for the cursor behind the last character.
  const room = width - prompt.length - 1;
  const start = headOfField(head, room, cut);
  const rest = startOf(
    text.slice(cursor),
    Math.max(0, room - Math.max(widthOf(start), start.length)),
  );
  return { line: `${prompt}${start}${rest}`, before: `${prompt}${start}` };
}

function headOfField(head: string, room: number, cut: string): string {
  // The terminal library counts code units where this counts columns: both must fit.
  if (widthOf(head) <= room && head.length <= room) return head;
  return cut + endOf(head, room - cut.length);
}
