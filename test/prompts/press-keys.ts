import { startInterview } from '../../src/core/interview/interview.js';
import type { AnyAnswer } from '../../src/core/journal/draft.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import type { QuestionnaireStep } from '../../src/prompts/ask.js';
import type { Key } from '../../src/prompts/questionnaire/keys.js';
import { press } from '../../src/prompts/questionnaire/press.js';
import type { Mode, Pressed, Sheet } from '../../src/prompts/questionnaire/sheet.js';
import { markSeen, openSheet } from '../../src/prompts/questionnaire/sheet.js';
import { allExamples, smallLadder } from './small-ladder.js';

/** Keys as tests write them: `Enter`, `Ctrl-C`, `paste:text`, or the character itself. */
export function key(name: string): Key {
  const none = { text: '', ctrl: false, meta: false };
  if (name.startsWith('paste:')) return { ...none, name: 'paste', text: name.slice(6) };
  if (name.startsWith('Ctrl-')) return { ...none, name: name.slice(5).toLowerCase(), ctrl: true };
  if (name.startsWith('Alt-')) {
    return { ...none, name: name.slice(4), text: name.slice(4), meta: true };
  }
  const special = named[name];
  if (special !== undefined) return { ...none, name: special, meta: name === 'Esc' };
  return { ...none, name: name === ' ' ? 'space' : name.toLowerCase(), text: name };
}

const named: Readonly<Record<string, string>> = {
  Enter: 'return',
  Esc: 'escape',
  Up: 'up',
  Down: 'down',
  Left: 'left',
  Right: 'right',
  Backspace: 'backspace',
  Delete: 'delete',
  Home: 'home',
  End: 'end',
  Tab: 'tab',
  PgUp: 'pageup',
  PgDn: 'pagedown',
  F1: 'f1',
};

/** Presses keys one after the other, each at what is on the screen; all steps together, and the end if there is one. */
export function pressAll(start: Sheet, ...names: string[]): Pressed {
  return pressEach(start, names, markSeen);
}

/** Presses keys faster than the screen is drawn. */
export function burst(start: Sheet, ...names: string[]): Pressed {
  return pressEach(start, names, (sheet) => sheet);
}

function pressEach(start: Sheet, names: string[], drawn: (sheet: Sheet) => Sheet): Pressed {
  return names.reduce<Pressed>(
    (before, name) => {
      const { sheet, steps, end } = press(drawn(before.sheet), key(name));
      return { sheet, steps: [...before.steps, ...steps], ...(end !== undefined && { end }) };
    },
    { sheet: start, steps: [] },
  );
}

/** The first sheet of a ladder, without questions for examples. */
export function open(
  ladder: Ladder = smallLadder(),
  earlier: Record<string, AnyAnswer> = {},
): Sheet {
  return openSheet(
    startInterview(ladder, { earlier: new Map(Object.entries(earlier)), examples: allExamples }),
  );
}

/** Presses one key until the mode has come; how often that is depends on the model behind the interview. */
export function pressUntil(mode: Mode, name: string, start: Sheet): Pressed & { times: number } {
  let pressed: Pressed = { sheet: start, steps: [] };
  for (let times = 0; times < 100; times += 1) {
    if (pressed.sheet.mode === mode) return { ...pressed, times };
    // Before the first text there is a pause, which only Enter ends.
    const next = press(
      markSeen(pressed.sheet),
      key(pressed.sheet.mode === 'pause' ? 'Enter' : name),
    );
    pressed = { sheet: next.sheet, steps: [...pressed.steps, ...next.steps] };
  }
  throw new Error(`${mode} does not come`);
}

/** What a step keeps, in short. */
export function stepInShort(step: QuestionnaireStep): string {
  if (step.kind === 'answer') {
    return `${step.question}=${JSON.stringify(step.interview.answers.get(step.question))}`;
  }
  if (step.kind === 'note-removed') return `no note ${step.question}`;
  return step.kind === 'note' ? `note ${step.question}=${step.text}` : `placed ${step.level}`;
}
