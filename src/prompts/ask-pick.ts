import { createPrompt, useKeypress, useState } from '@inquirer/core';
import type { Picked, PickQuestion } from './ask.js';
import type { Pick } from './pick.js';
import { drawPick, openPick, pressPick } from './pick.js';
import type { Terminal } from './terminal.js';

interface PickConfig {
  readonly question: PickQuestion;
  readonly terminal: Terminal;
}

/** The choice and its keys on one screen; once answered, only what was chosen stays. */
export const askPick = createPrompt<Picked, PickConfig>(({ question, terminal }, done) => {
  const [pick, setPick] = useState<Pick>(openPick(question));
  const [isDone, setDone] = useState(false);
  useKeypress((key) => {
    if (isDone) return;
    const next = pressPick(pick, key, question);
    if (!('answer' in next)) {
      setPick(next);
      return;
    }
    setDone(true);
    done(next.answer);
  });
  if (isDone) return '';
  const look = { ...terminal.screen(), paint: terminal.paint };
  return `${drawPick(pick, question, look).join('\n')}${hideCursor}`;
});

const hideCursor = '\u001B[?25l';
