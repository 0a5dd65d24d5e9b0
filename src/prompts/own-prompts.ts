import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { Picked, PickQuestion, Question } from './ask.js';
import type { ListQuestion } from './list.js';
import { drawAnswered, drawList, drawListHelp, drawQuestion, openList, pressList } from './list.js';
import type { Pick } from './pick.js';
import { drawPick, openPick, pressPick } from './pick.js';
import type { Terminal } from './terminal.js';

/** Prompts that Inquirer runs and this program draws. */

interface Config<T> {
  readonly question: T;
  readonly terminal: Terminal;
}

const hideCursor = '\u001B[?25l';

function lookOf({ screen, paint }: Terminal) {
  return { ...screen(), paint };
}

/** The choice and its keys on one screen; once answered, nothing of it stays. */
export const askPick = createPrompt<Picked, Config<PickQuestion>>(
  ({ question, terminal }, done) => {
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
    return `${drawPick(pick, question, lookOf(terminal)).join('\n')}${hideCursor}`;
  },
);

/** One of several, by its key or the arrows, and Enter. */
export const askOne = createPrompt<string, Config<ListQuestion>>(({ question, terminal }, done) => {
  const [at, setAt] = useState(openList(question));
  const [isDone, setDone] = useState(false);
  /** The page of the help, from 1; 0: the question. */
  const [helpAt, setHelpAt] = useState(0);
  useKeypress((key) => {
    if (isDone) return;
    if (isQuestionMark(key) && question.help !== undefined) {
      const { length } = drawListHelp(question, lookOf(terminal));
      setHelpAt(helpAt === length ? 0 : helpAt + 1);
    } else if (helpAt > 0) setHelpAt(0);
    else if (isEnter(key)) {
      setDone(true);
      done(question.choices[at]?.value ?? '');
    } else setAt(pressList(at, key.name, question));
  });
  const look = lookOf(terminal);
  if (isDone) {
    return drawAnswered(question.message, question.choices[at]?.label ?? '', look).join('\n');
  }
  const help = drawListHelp(question, look)[helpAt - 1];
  return `${(help ?? drawList(at, question, look)).join('\n')}${hideCursor}`;
});

/** Readline has no name for it. */
function isQuestionMark(key: { readonly name: string; readonly sequence?: string }): boolean {
  return key.sequence === '?';
}

/** Milliseconds to wait for Enter after y or n: many people type it, and it must not answer the next question. */
const enterComes = 300;

function isEnter({ name }: { readonly name: string }): boolean {
  return name === 'return' || name === 'enter';
}

/** What a key answers to yes or no; null for a key that answers nothing. */
function yesOrNo(key: { readonly name: string }, initial: boolean): boolean | null {
  if (isEnter(key)) return initial;
  if (key.name === 'y') return true;
  return key.name === 'n' ? false : null;
}

/** y or n, without Enter. */
export const askYesNo = createPrompt<boolean, Config<Extract<Question, { kind: 'yes-no' }>>>(
  ({ question: { message, initial }, terminal }, done) => {
    const [answer, setAnswer] = useState<boolean | null>(null);
    const timer = useRef<NodeJS.Timeout | undefined>(undefined);
    useEffect(() => () => clearTimeout(timer.current), []);
    useKeypress((key) => {
      const said = answer ?? yesOrNo(key, initial);
      if (said === null) return;
      setAnswer(said);
      if (isEnter(key)) done(said);
      else timer.current ??= setTimeout(() => done(said), enterComes);
    });
    const look = lookOf(terminal);
    return answer === null
      ? drawQuestion(`${message} (${initial ? 'Y/n' : 'y/N'})`, look).join('\n')
      : drawAnswered(message, answer ? 'Yes' : 'No', look).join('\n');
  },
);
