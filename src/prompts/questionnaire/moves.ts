import type { Interview } from '../../core/interview/interview.js';
import { goBack, goForward, goToEnd, skipQuestion } from '../../core/interview/interview.js';
import { advance } from '../../core/interview/steps.js';
import type { Key, KeyCommand } from './keys.js';
import { keyName } from './keys.js';
import type { Pressed, QuestionnaireEnd, Sheet } from './sheet.js';
import { arrive } from './sheet.js';

/** Keys that mean the same wherever no text is typed. */
export function pressCommon(sheet: Sheet, key: Key, command: KeyCommand | null): Pressed {
  switch (command) {
    case 'back':
      return stay(back(sheet));
    case 'forward':
      return stay(forward(sheet));
    case 'skip':
      return proceed(sheet, skipQuestion(sheet.interview));
    case 'help':
      return stay({ ...sheet, mode: 'help', top: 0 });
    case 'quit':
      return quit(sheet);
    default:
      return nothing(sheet, key);
  }
}

/** From an answer that is being changed, back leads to the review; else to the question before. */
export function back(sheet: Sheet): Sheet {
  const { interview } = sheet;
  if (interview.changing) return arrive(sheet, goToEnd(interview));
  const before = goBack(interview);
  return before === interview
    ? { ...sheet, message: 'This is the first question.' }
    : arrive(sheet, before);
}

export function forward(sheet: Sheet): Sheet {
  const { interview } = sheet;
  if (interview.changing) return arrive(sheet, goToEnd(interview));
  const after = goForward(interview);
  return after === interview
    ? { ...sheet, message: 'Answer this one first, or press s to skip it.' }
    : arrive(sheet, after);
}

/** Goes on to what follows an answer, with the steps that keep it. */
export function proceed(sheet: Sheet, next: Interview): Pressed {
  const { interview, placed, steps } = advance(sheet, next);
  return { sheet: arrive({ ...sheet, placed }, interview), steps };
}

export function stay(sheet: Sheet): Pressed {
  return { sheet, steps: [] };
}

export function say(sheet: Sheet, message: string): Pressed {
  return { sheet: { ...sheet, message }, steps: [] };
}

export function nothing(sheet: Sheet, key: Key): Pressed {
  const help = sheet.mode === 'text' || sheet.mode === 'note' ? '' : ' Press ? for help.';
  return say(sheet, `${keyName(key)} does nothing here.${help}`);
}

/** An answer that is being changed is left for the list of answers, not the whole questionnaire. */
export function quit(sheet: Sheet): Pressed {
  return sheet.interview.changing ? stay(back(sheet)) : leave(sheet, 'quit');
}

export function leave(sheet: Sheet, how: QuestionnaireEnd['how']): Pressed {
  return { sheet, steps: [], end: how };
}
