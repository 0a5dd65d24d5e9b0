import type { Key as ReadlineKey } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { createPrompt, useEffect, useState } from '@inquirer/core';
import type { Interview } from '../core/interview.js';
import type { Paint } from '../core/paint.js';
import type { Screen } from '../core/screen.js';
import type { AnswerTo, Ask, Question, QuestionnaireEnd, QuestionnaireStep } from './ask.js';
import type { Frame } from './draw.js';
import { drawFrame, isTooSmall, reviewPage } from './draw.js';
import type { Key, KeyCommand } from './keys.js';
import { commandOf } from './keys.js';
import { widthOf } from './layout.js';
import type { Look } from './pen.js';
import { markSeen, openSheet, press } from './questionnaire.js';

/** The terminal that a person sits at, and how it is to be drawn on. */
export interface Terminal {
  readonly input: ReadStream;
  /** Standard error: results go elsewhere. */
  readonly output: WriteStream;
  /** What the output can show now; it can be resized. */
  readonly screen: () => Screen;
  readonly paint: Paint;
}

/** Asks a person at a terminal: the questionnaire as one prompt, all else by Inquirer's own prompts. */
export function terminalAsk(terminal: Terminal): Ask {
  // Writing to a terminal that was closed fails later, when nobody waits for it: that must not be a crash.
  terminal.output.on('error', () => undefined);
  return {
    questionnaire: (interview, keep) => askQuestionnaire(terminal, interview, keep),
    question: async <K extends Question['kind']>(question: Extract<Question, { kind: K }>) => {
      const { askQuestion } = await import('./dialogue.js');
      return askQuestion(terminal, question) as Promise<AnswerTo[K]>;
    },
  };
}

/** What the prompt of @inquirer/core hands out of its readline. */
interface Readline {
  on(event: 'SIGTSTP', listener: () => void): unknown;
  removeListener(event: 'SIGTSTP', listener: () => void): unknown;
}

/** How the prompt is told that it is over, and that there is something new to draw. */
interface Connection {
  readonly readline: Readline;
  readonly done: () => void;
  readonly redraw: () => void;
}

async function askQuestionnaire(
  terminal: Terminal,
  interview: Interview,
  keep: (step: QuestionnaireStep) => void,
): Promise<QuestionnaireEnd> {
  const session = openSession(terminal, interview, keep);
  // Before anything is loaded: what is typed meanwhile waits its turn.
  const keys = listenToKeys(terminal.input, session.press);
  const display = openDisplay(terminal);
  try {
    const prompt = createPrompt<null, object>((_config, done) => {
      const [, setDrawing] = useState(0);
      useEffect((readline) => {
        const redraw = () => setDrawing((drawing) => drawing + 1);
        const disconnect = session.connect({ readline, redraw, done: () => done(null) });
        const unwatch = watchProcess(terminal, readline, display, session);
        keys.open(readline);
        return () => {
          unwatch();
          if (!session.isOver()) {
            // Something else ended the prompt: the input is closed, or the process dies by a signal, and this
            // is the last chance to give the terminal back.
            display.close();
            session.end('hangup');
          }
          disconnect();
        };
      }, []);
      display.show(session.draw());
      return '';
    });
    await prompt({}, { input: terminal.input, output: nowhere() });
  } catch (error) {
    // Inquirer ends the prompt by itself when the process is told to stop.
    if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error;
    session.end('interrupt');
  } finally {
    keys.close();
    display.close();
  }
  return session.result();
}

/** The questionnaire while it is on the screen. */
interface Session {
  press(key: Key): void;
  end(how: QuestionnaireEnd['how']): void;
  isOver(): boolean;
  /** Draws again, all of it. */
  refresh(): void;
  draw(): Frame;
  connect(connection: Connection): () => void;
  /** How it ended. Throws what `keep` threw. */
  result(): QuestionnaireEnd;
}

/**
 * The sheet in a place that every key of a burst sees at once: what a key does must not wait for a drawing, and
 * a burst is drawn once.
 */
function openSession(
  terminal: Terminal,
  interview: Interview,
  keep: (step: QuestionnaireStep) => void,
): Session {
  let sheet = openSheet(interview);
  let connection: Connection | null = null;
  let drawing: NodeJS.Immediate | null = null;
  let how: QuestionnaireEnd['how'] | null = null;
  let failure: { readonly reason: unknown } | null = null;

  const isOver = () => how !== null || failure !== null;
  const finish = () => connection?.done();
  const drawSoon = () => {
    drawing ??= setImmediate(() => {
      drawing = null;
      if (!isOver()) connection?.redraw();
    });
  };
  const end = (way: QuestionnaireEnd['how']) => {
    if (isOver()) return;
    how = way;
    finish();
  };
  const take = (key: Key) => {
    const look = lookOf(terminal);
    // What cannot be seen is not answered; leaving is always possible.
    if (isTooSmall(look) && !leavingKeys.includes(commandOf(key))) return;
    const pressed = press(sheet, key, sheet.mode === 'review' ? reviewPage(sheet, look) : 1);
    for (const step of pressed.steps) keep(step);
    sheet = pressed.sheet;
    if (pressed.end === undefined) drawSoon();
    else end(pressed.end);
  };
  return {
    end,
    isOver,
    refresh: drawSoon,
    press(key) {
      if (isOver()) return;
      try {
        take(key);
      } catch (reason) {
        failure = { reason };
        finish();
      }
    },
    draw() {
      const frame = drawFrame(sheet, lookOf(terminal));
      sheet = markSeen(sheet);
      return frame;
    },
    connect(made) {
      connection = made;
      if (isOver()) finish();
      return () => {
        connection = null;
        if (drawing !== null) clearImmediate(drawing);
      };
    },
    result() {
      if (failure !== null) throw failure.reason;
      return { interview: sheet.interview, how: how ?? 'interrupt' };
    },
  };
}

const leavingKeys: readonly (KeyCommand | null)[] = ['quit', 'escape', 'interrupt'];

function lookOf({ screen, paint }: Terminal): Look {
  const { width, height, unicode } = screen();
  return { width, height, unicode, paint };
}

/** The keys of the input, from now on, in the order in which they were typed. */
interface Keys {
  /** Hands out the keys that waited, and all that follow. */
  open(readline: unknown): void;
  close(): void;
}

/**
 * Inquirer throws away what was typed before its prompt is up. This listener comes first, and keeps it. It also
 * comes before readline's own, so that Ctrl-C and Ctrl-D are taken here.
 */
function listenToKeys(input: ReadStream, press: (key: Key) => void): Keys {
  const waiting: Key[] = [];
  let readline: object | null = null;
  const take = joinPastes((key) => {
    if (readline === null) waiting.push(key);
    else press(key);
  });
  const listen = (text: string | undefined, key: ReadlineKey) => {
    // Readline would hold on to everything that is typed, and look it through at every key.
    if (readline !== null) forgetLine(readline);
    if (!isForTheTerminal(key)) take(keyOf(text, key));
  };
  input.on('keypress', listen);
  return {
    open(opened) {
      if (typeof opened === 'object') readline = opened;
      for (const key of waiting.splice(0)) press(key);
    },
    close: () => input.off('keypress', listen),
  };
}

/** Passes keys on, with all that comes between the marks of a paste as one key. */
function joinPastes(pass: (key: Key) => void): (key: Key) => void {
  let paste: string[] | null = null;
  const finish = (text: string) => {
    paste = null;
    pass({ name: 'paste', text: text.replace(/ {2,}/g, ' '), ctrl: false, meta: false });
  };
  return (key) => {
    if (key.name === 'paste-start') paste = [];
    // Ctrl-C even in a paste, should its end never come.
    else if (paste === null || (key.ctrl && key.name === 'c')) pass(key);
    else if (key.name === 'paste-end') finish(paste.join(''));
    // What types nothing, such as the end of a line, keeps words apart.
    else paste.push(key.text === '' ? ' ' : key.text);
  };
}

function keyOf(text: string | undefined, key: ReadlineKey): Key {
  const types = text !== undefined && text >= ' ' && text !== '\u007F';
  return {
    name: key.name ?? '',
    text: types ? text : '',
    ctrl: key.ctrl === true,
    meta: key.meta === true,
  };
}

/** Keys that concern the terminal and not the questionnaire: suspend, and draw again. */
function isForTheTerminal(key: ReadlineKey): boolean {
  return key.ctrl === true && (key.name === 'z' || key.name === 'l');
}

/** Empties the line that readline has gathered. Its fields are meant to be read only. */
function forgetLine(readline: object): void {
  Object.assign(readline, { line: '', cursor: 0 });
}

/** Where Inquirer draws: the screen is the questionnaire's, all of it, and is drawn by its display. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

const csi = '\u001B[';
const codes = {
  /** The screen that editors use: what was in the terminal comes back afterwards. */
  enterScreen: `${csi}?1049h`,
  leaveScreen: `${csi}?1049l`,
  clear: `${csi}2J${csi}H`,
  home: `${csi}H`,
  clearRestOfLine: `${csi}K`,
  clearRestOfScreen: `${csi}J`,
  /** A paste then comes between marks, and is not taken for keys. */
  markPastes: `${csi}?2004h`,
  unmarkPastes: `${csi}?2004l`,
  hideCursor: `${csi}?25l`,
  showCursor: `${csi}?25h`,
};

/** The terminal's screen, taken for the questionnaire and given back. */
interface Display {
  open(): void;
  /** Gives the terminal back as it was; does nothing the second time. */
  close(): void;
  /** Wipes the screen for a new drawing. */
  clear(): void;
  /** Draws a frame over the one before. */
  show(frame: Frame): void;
}

function openDisplay({ output }: Terminal): Display {
  const opening = codes.enterScreen + codes.markPastes + codes.clear;
  let isOpen = false;
  const display: Display = {
    open() {
      if (!isOpen) output.write(opening);
      isOpen = true;
    },
    close() {
      if (isOpen) output.write(codes.unmarkPastes + codes.showCursor + codes.leaveScreen);
      isOpen = false;
    },
    clear() {
      output.write(codes.clear);
    },
    show({ lines, cursor }) {
      const drawn = lines.map((line) => line.trimEnd() + codes.clearRestOfLine).join('\r\n');
      const frame = codes.hideCursor + codes.home + drawn + codes.clearRestOfScreen;
      // Not before the first drawing: a prompt that fails to start leaves the screen alone.
      output.write((isOpen ? '' : opening) + frame + cursorAt(cursor));
      isOpen = true;
    },
  };
  return display;
}

/** Puts the cursor where text is typed; where none is, it stays hidden. */
function cursorAt(cursor: Frame['cursor']): string {
  if (cursor === null) return '';
  return `${csi}${cursor.row + 1};${widthOf(cursor.before) + 1}H${codes.showCursor}`;
}

/** Everything that happens to the process while the questionnaire is up; gives back how to stop watching. */
function watchProcess(
  { input, output }: Terminal,
  readline: Readline,
  display: Display,
  session: Session,
): () => void {
  const repaint = () => {
    display.clear();
    session.refresh();
  };
  const resume = () => {
    // The shell has changed the terminal meanwhile, which only a change of mode back and forth sets right.
    input.setRawMode?.(false);
    input.setRawMode?.(true);
    input.resume();
    display.open();
    repaint();
  };
  const suspend = () => {
    display.close();
    input.setRawMode?.(false);
    // The whole group, as the terminal would: under `npm start` the shell must see all of it stop.
    process.kill(0, 'SIGTSTP');
    // Here the program goes on, after fg; or at once, where there is no shell to stop it for.
    resume();
  };
  const repaintOnKey = (_text: string | undefined, key: ReadlineKey) => {
    if (key.ctrl === true && key.name === 'l') repaint();
  };
  const hangUp = () => session.end('hangup');
  const interrupt = () => session.end('interrupt');
  // A terminal has no end: it was closed.
  const inputEnded = () => session.end(input.isTTY ? 'hangup' : 'quit');

  readline.on('SIGTSTP', suspend);
  process.on('SIGCONT', resume);
  process.on('SIGHUP', hangUp);
  process.on('SIGINT', interrupt);
  input.on('keypress', repaintOnKey);
  input.on('end', inputEnded);
  input.on('error', hangUp);
  output.on('error', hangUp);
  output.on('resize', repaint);
  return () => {
    readline.removeListener('SIGTSTP', suspend);
    process.off('SIGCONT', resume);
    process.off('SIGHUP', hangUp);
    process.off('SIGINT', interrupt);
    input.off('keypress', repaintOnKey);
    input.off('end', inputEnded);
    input.off('error', hangUp);
    output.off('error', hangUp);
    output.off('resize', repaint);
  };
}
