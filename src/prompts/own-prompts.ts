import type { Interface } from 'node:readline';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { glyphs, typeset } from '../text/signs.js';
import { flowItems } from '../text/wrap.js';
import type { Picked, PickQuestion, Question } from './ask.js';
import { quickly } from './key-input.js';
import type { List, ListQuestion, TypedKey } from './list.js';
import {
  drawAnswered,
  drawList,
  drawListHelp,
  drawQuestion,
  endsWord,
  isAnswer,
  isInWord,
  leavingKeys,
  openList,
  pressList,
  pressWords,
  slipWords,
  withWords,
} from './list.js';
import type { Pick } from './pick.js';
import { drawPick, openPick, pressPick } from './pick.js';
import type { Terminal } from './terminal.js';
import type { TextQuestion } from './text-line.js';
import { drawGiven, drawText, isRetyped, problemWith } from './text-line.js';

/** Prompts that Inquirer runs and this program draws. */

interface Config<T> {
  readonly question: T;
  readonly terminal: Terminal;
}

/** Whether a key comes quickly after the one before. */
function useQuickness(): () => boolean {
  const last = useRef(0);
  return () => {
    const before = last.current;
    last.current = Date.now();
    return last.current - before < quickly;
  };
}

const hideCursor = '\u001B[?25l';

function lookOf({ screen, paint }: Terminal) {
  return { ...screen(), paint };
}

/** What stays on the screen. */
function answered({ rows }: Terminal, lines: readonly string[]): string {
  rows.last = lines.length;
  return lines.join('\n');
}

/** Time to read. */
export const askPause = createPrompt<string, Config<Extract<Question, { kind: 'pause' }>>>(
  ({ question, terminal }, done) => {
    useKeypress((key) => {
      if (isEnter(key)) done('');
    });
    return drawQuestion(question.message, lookOf(terminal)).join('\n');
  },
);

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

interface Leave {
  q(): void;
  escape(): void;
}

/** One of several, by its key or the arrows, and Enter. */
export const askOne = createPrompt<string, Config<ListQuestion> & { readonly leave: Leave }>(
  ({ question: asked, terminal, leave }, done) => {
    const [list, setList] = useState(openList(asked));
    const [words, setWords] = useState('');
    const question = withWords(asked, words);
    const [isDone, setDone] = useState(false);
    /** The page of the help, from 1; 0: the question. */
    const [helpAt, setHelpAt] = useState(0);
    const isQuickNow = useQuickness();
    const press = (key: TypedKey, isQuick: boolean) => {
      const more = pressWords(words, key, question);
      if (more !== null) {
        setWords(more);
        setList({ ...openList({ ...question, initial: question.typed ?? '' }) });
        return;
      }
      if (!isEnter(key)) {
        const next = pressList(list, key, question, isQuick);
        setWords('');
        setList(next);
        if (!isAnswer(next, question)) return;
        setDone(true);
        terminal.input.dropRest(restOf(next));
        done(question.choices[next.at]?.value ?? '');
      } else if (words !== '') {
        setDone(true);
        done(`${question.typed} ${words}`);
      } else if (endsWord(list, isQuick)) setList({ ...list, word: '', isSlip: false });
      else {
        setDone(true);
        done(question.choices[list.at]?.value ?? '');
      }
    };
    const leaving = ({ name }: TypedKey, isQuick: boolean) => {
      if (name === 'escape') return helpAt === 0 ? leave.escape : null;
      // Where words are looked for, it may begin one.
      if (name !== 'q' || asked.typed !== undefined) return null;
      return isInWord(list, isQuick) ? null : leave.q;
    };
    useKeypress((key) => {
      if (isDone) return;
      const isQuick = isQuickNow();
      const goes = leaving(key, isQuick);
      if (goes !== null) goes();
      else if (isQuestionMark(key) && question.help !== undefined) {
        const { length } = drawListHelp(question, lookOf(terminal));
        setHelpAt(helpAt === length ? 0 : helpAt + 1);
      } else if (helpAt > 0) setHelpAt(0);
      else press(key, isQuick);
    });
    const look = lookOf(terminal);
    if (isDone) {
      const label = question.choices[list.at]?.label ?? '';
      return answered(terminal, drawAnswered(question.message, label, look));
    }
    const help = drawListHelp(question, look)[helpAt - 1];
    return `${(help ?? drawList(list, question, look)).join('\n')}${hideCursor}`;
  },
);

interface TextInput {
  write(typed: string): void;
}

/** A text in one line, which may take several rows of the screen. */
export const askText = createPrompt<string, Config<TextQuestion>>(
  ({ question, terminal }, done) => {
    const [text, setText] = useState('');
    const [at, setAt] = useState(0);
    // Where the text is in the line, an emptied line means nothing.
    const [initial, setInitial] = useState(question.filled ? '' : (question.initial ?? ''));
    const [problem, setProblem] = useState<string | null>(null);
    const [isDone, setDone] = useState(false);
    const column = useRef(0);
    useEffect((rl) => {
      // Readline knows one row; its text is drawn in several here.
      rl.getCursorPos = () => ({ rows: 0, cols: column.current });
      if (question.filled) fill(rl);
    }, []);
    function fill(rl: TextInput) {
      const words = question.initial ?? '';
      rl.write(words);
      setText(words);
      setAt(words.length);
    }
    function enter(rl: TextInput) {
      const answer = text || initial;
      const wrong = problemWith(question, answer);
      setProblem(wrong);
      if (wrong === null) {
        setText(answer);
        setDone(true);
        done(answer);
      } else if (isRetyped(question, answer)) {
        if (answer === initial) setInitial('');
        setText('');
        setAt(0);
      } else rl.write(text);
    }
    useKeypress((key, rl) => {
      if (isDone) return;
      if (isEnter(key)) return enter(rl);
      const isEmpty = text === '';
      if (isEmpty && ['backspace', 'tab'].includes(key.name)) setInitial('');
      if (isEmpty && key.name === 'tab') {
        rl.clearLine(0);
        return fill(rl);
      }
      setText(rl.line);
      // Its type leaves out the cursor.
      setAt((rl as unknown as Interface).cursor);
      setProblem(null);
    });
    const look = lookOf(terminal);
    if (isDone) return answered(terminal, question.passing ? [] : drawGiven(text, question, look));
    const drawing = drawText({ text, at, initial, problem }, question, look);
    column.current = drawing.column;
    return [drawing.lines.join('\n'), drawing.below.join('\n')];
  },
);

/** What may follow the key that answered: "es" follows y. */
function restOf({ word }: List): '' | 'word' {
  return /\d/.test(word) ? '' : 'word';
}

/** Readline has no name for it. */
function isQuestionMark(key: { readonly name: string; readonly sequence?: string }): boolean {
  return key.sequence === '?';
}

function isEnter({ name }: { readonly name: string }): boolean {
  return name === 'return' || name === 'enter';
}

/** What typing y and n means, as in a list. */
const yesNo = {
  choices: [
    { value: 'yes', label: 'Yes', key: 'y' },
    { value: 'no', label: 'No', key: 'n' },
  ],
};

/** y or n, without Enter. */
export const askYesNo = createPrompt<boolean, Config<Extract<Question, { kind: 'yes-no' }>>>(
  ({ question, terminal }, done) => {
    const { message, initial } = question;
    const enter = initial ? 0 : 1;
    const [list, setList] = useState({ ...openList(yesNo), at: enter });
    const [answer, setAnswer] = useState<boolean | null>(null);
    const isQuickNow = useQuickness();
    const give = (given: boolean) => {
      setAnswer(given);
      done(given);
    };
    useKeypress((key) => {
      if (answer !== null) return;
      const isQuick = isQuickNow();
      if (isEnter(key)) {
        if (endsWord(list, isQuick)) setList({ ...list, isSlip: false });
        else give(initial);
        return;
      }
      const next = pressList({ ...list, from: enter }, key, yesNo, isQuick);
      setList(next);
      if (next.isSlip || next.word === '') return;
      terminal.input.dropRest('word');
      give(next.at === 0);
    });
    const look = lookOf(terminal);
    if (answer !== null)
      return answered(terminal, drawAnswered(message, answer ? 'Yes' : 'No', look));
    const asked = drawQuestion(`${message} (${initial ? 'Y/n' : 'y/N'})`, look).join('\n');
    const keys = [
      typeset(slipWords(list.word), look),
      'y yes',
      'n no',
      `Enter ${initial ? 'yes' : 'no'}`,
      ...leavingKeys(question),
    ];
    const slip = flowItems(keys, glyphs(look).between, look.width - 1).map(look.paint.warn);
    return [asked, list.isSlip ? slip.join('\n') : ''];
  },
);
