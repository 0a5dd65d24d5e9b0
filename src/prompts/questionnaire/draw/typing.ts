import type { QuestionOnScreen } from '../../../core/interview/question-on-screen.js';
import { questionOnScreen } from '../../../core/interview/question-on-screen.js';
import { glyphs } from '../../../text/signs.js';
import { endOf, startOf, widthOf } from '../../../text/width.js';
import { flow, shorten } from '../../../text/wrap.js';
import type { Typed } from '../line-editor.js';
import type { Sheet } from '../sheet.js';
import {
  beginningLine,
  noteBefore,
  noteQuestion,
  noteReminder,
  noteUse,
  questionText,
  textToKeep,
} from '../words.js';
import type { Look, PlacedSection, Section } from './layout.js';
import { clampedSection, fitSections, gap, painted, section } from './layout.js';
import { headSection, hintLines, hintsSection, leaveWords, messageSections } from './page-parts.js';

/** A question that a text answers, or the note on a rating. */
export function drawTyping(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const question = questionOnScreen(sheet.interview);
  if (question === null) return [];
  const { width, height, paint } = look;
  const note = sheet.mode === 'note';
  // Once is enough; later it only nags.
  const reminder = sheet.notes.size === 0 ? [noteReminder] : [];
  const before = isBehindRating(sheet) ? [noteBefore] : [];
  const about = note ? [noteQuestion, ...before, noteUse(sheet.interview), ...reminder] : [];
  const savedText = note ? null : textToKeep(question);
  const begins = beginningLine(sheet.interview);
  const label = question.given === undefined ? 'Last time' : 'Your answer';
  return fitSections(
    [
      headSection(sheet, question.title, look),
      section('begins', begins === null ? [] : flow([begins], width, look)),
      gap('gap 1'),
      clampedSection('statement', flow([questionText(question)], width, look), paint.bold, look),
      gap('gap 2'),
      section(
        'about',
        painted(
          about.flatMap((text) => flow([text], width, look)),
          paint.dim,
        ),
      ),
      section('kept', savedText === null ? [] : [shorten(`${label}: “${savedText}”`, width, look)]),
      section('field', [fieldOf(sheet.typed, look).line]),
      ...messageSections(sheet, look),
      typingHints(sheet, question, savedText, look),
    ],
    ['gap 1', 'gap 2', 'head', 'gap 3', 'begins', 'head', 'hints'],
    height,
  );
}

function typingHints(
  sheet: Sheet,
  question: QuestionOnScreen,
  savedText: string | null,
  look: Look,
): Section {
  const { mode, notes, typed } = sheet;
  const { width, paint } = look;
  if (mode === 'note') {
    const before = notes.has(question.question);
    const enter = before && typed.text === '' ? 'Enter removes the note' : 'Enter keeps it';
    const keys = [enter, before ? 'Esc changes nothing' : 'Esc drops it'];
    return hintsSection([keys], keys, look);
  }
  const keys = ['↑ back', `Esc ${leaveWords(sheet)}`];
  const keep = ['Enter keeps it', 'Tab changes it', '- for none'];
  const own = savedText === null && question.kind === 'text' ? question.hint : '';
  const hint = painted(flow([own], width, look), paint.dim);
  const list = hintLines(savedText === null ? keys : [...keep, ...keys], look);
  const bare = savedText === null ? hint : hintLines(keep, look);
  return { name: 'hints', versions: [[...hint, ...list], bare] };
}

function isBehindRating({ interview: { path, at, changing } }: Sheet): boolean {
  const last = path[at - 1];
  return !changing && last !== undefined && last.phase !== 'own-guess';
}

/** As much of the typed line as fits around the cursor. */
export function fieldOf({ text, cursor }: Typed, look: Look): { line: string; before: string } {
  const { width } = look;
  const { pointer, ellipsis } = glyphs(look);
  const prompt = `${pointer} `;
  const head = text.slice(0, cursor);
  // One column is for the cursor after the last character.
  const room = width - prompt.length - 1;
  const start = headOfField(head, room, ellipsis);
  const rest = startOf(
    text.slice(cursor),
    Math.max(0, room - Math.max(widthOf(start), start.length)),
  );
  return { line: `${prompt}${start}${rest}`, before: `${prompt}${start}` };
}

function headOfField(head: string, room: number, cut: string): string {
  // The terminal library counts code units instead of columns: both must fit.
  if (widthOf(head) <= room && head.length <= room) return head;
  return cut + endOf(head, room - cut.length);
}
