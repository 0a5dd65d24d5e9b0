import { clean } from '../../core/base/clean.js';
import { isSlip } from '../../core/base/slips.js';
import type { Interview } from '../../core/interview/interview.js';
import {
  answerQuestion,
  noteExample,
  onScreen,
  withoutExample,
} from '../../core/interview/interview.js';
import { questionOnScreen } from '../../core/interview/question-on-screen.js';
import type { InterviewStep } from '../../core/interview/steps.js';
import type { AnyAnswer } from '../../core/journal/draft.js';
import { longestText } from '../../core/schema/atoms.js';
import type { Key, KeyCommand } from './keys.js';
import { editText, nothingTyped, typedText } from './line-editor.js';
import { back, forward, nothing, pressCommon, proceed, quit, say, stay } from './moves.js';
import type { Pressed, Sheet } from './sheet.js';
import { textToKeep } from './words.js';

/** Letters are text here; going back and forward needs an empty line. */
export function pressText(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  if (command === 'confirm') return confirmText(sheet);
  if (command === 'escape') return quit(sheet);
  if (key.name === 'tab') return stay(takeEarlierText(sheet));
  const leads = leadsAway[key.name];
  if (leads === undefined || key.ctrl || key.meta) return pressTyping(sheet, key);
  if (sheet.typed.text === '') return stay(leads === 'back' ? back(sheet) : forward(sheet));
  // A line that was typed is not thrown away by a slip of the finger.
  return key.name === 'up' || key.name === 'down'
    ? say(sheet, 'Enter keeps the line, Ctrl-U clears it.')
    : pressTyping(sheet, key);
}

/** Keys that leave a text question, as long as nothing is typed. */
const leadsAway: Readonly<Record<string, 'back' | 'forward'>> = {
  up: 'back',
  left: 'back',
  down: 'forward',
  right: 'forward',
};

function pressTyping(sheet: Sheet, key: Key): Pressed {
  const typed = editText(sheet.typed, key);
  if (typed === null) return nothing(sheet, key);
  // One less where the last character would have been halved.
  const full =
    typed.text.length >= longestText - 1 &&
    key.text !== '' &&
    sheet.typed.text.length + key.text.length >= longestText;
  return stay({
    ...sheet,
    typed,
    message: full ? `${longestText} characters at most; what is longer was left out.` : null,
  });
}

function takeEarlierText(sheet: Sheet): Sheet {
  const question = questionOnScreen(sheet.interview);
  const kept = question === null ? null : textToKeep(question);
  return kept === null || sheet.typed.text !== '' ? sheet : { ...sheet, typed: typedText(kept) };
}

/** Somebody who types one of these letters alone means the key, not a text of one letter. */
const loneKeys: Readonly<Record<string, KeyCommand>> = {
  s: 'skip',
  b: 'back',
  q: 'quit',
  '?': 'help',
};

function confirmText(sheet: Sheet): Pressed {
  const text = clean(sheet.typed.text);
  const meant = loneKeys[text.toLowerCase()];
  const key: Key = { name: text, text, ctrl: false, meta: false };
  if (meant !== undefined) return pressCommon({ ...sheet, typed: nothingTyped }, key, meant);
  // Meant for a rating.
  if (/^(?:\d+|e)$/i.test(text)) {
    return say(
      { ...sheet, typed: nothingTyped },
      'Please type a few words, or Enter alone to pass.',
    );
  }
  return proceed(sheet, answerQuestion(sheet.interview, textAnswer(sheet.interview, text)));
}

/** What Enter answers: what was typed, the earlier text where that is nothing, or none at all for `-`. */
function textAnswer(interview: Interview, text: string): AnyAnswer {
  if (text === '-') return null;
  if (text !== '') return { text };
  const question = questionOnScreen(interview);
  const kept = question === null ? null : textToKeep(question);
  return kept === null ? null : { text: kept };
}

export function pressNote(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  const question = onScreen(sheet.interview)?.question;
  const closed: Sheet = { ...sheet, mode: 'rating', typed: nothingTyped };
  if (command === 'escape' || question === undefined) return stay(closed);
  if (command !== 'confirm') return pressTyping(sheet, key);
  const text = clean(sheet.typed.text);
  if (text === (sheet.notes.get(question) ?? '')) return stay(closed);
  if (text === '') return removeNote(closed, question);
  if (isSlip(text)) {
    return say({ ...sheet, typed: nothingTyped }, 'Please type a few words, or Esc for no note.');
  }
  const notes = new Map(sheet.notes).set(question, text);
  const interview = noteExample(sheet.interview, question);
  const reworded = sheet.notes.has(question);
  const step: InterviewStep = { kind: 'note', question, text, ...(reworded && { reworded }) };
  return { sheet: { ...closed, interview, notes }, steps: [step] };
}

function removeNote(sheet: Sheet, question: string): Pressed {
  const notes = new Map(sheet.notes);
  notes.delete(question);
  const interview = sheet.hadExamples.has(question)
    ? sheet.interview
    : withoutExample(sheet.interview, question);
  return {
    sheet: { ...sheet, interview, notes, message: 'Note removed.' },
    steps: [{ kind: 'note-removed', question }],
  };
}
