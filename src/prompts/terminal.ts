import type { EventEmitter } from 'node:events';
import type { Key as ReadlineKey } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Paint } from '../core/base/paint.js';
import type { Screen } from '../core/base/screen.js';
import type { Interview } from '../core/interview/interview.js';
import type { AnswerTo, Ask, Question, QuestionnaireEnd, QuestionnaireStep } from './ask.js';
import type { Frame } from './questionnaire/draw/draw.js';
import { drawFrame, isTooSmall, reviewPage } from './questionnaire/draw/draw.js';
import { widthOf } from './questionnaire/draw/layout.js';
import type { Look } from './questionnaire/draw/pen.js';
import type { Key, KeyCommand } from './questionnaire/keys.js';
import { commandOf } from './questionnaire/keys.js';
import { markSeen, openSheet, press } from './questionnaire/sheet.js';

/** The terminal that a person sits at, and how it is to be drawn on. */
export interface Terminal {
  readonly input: ReadStream;
  /** Standard error: results go elsewhere. */
  readonly output: WriteStream;
  /** What the output can show now; it can be resized. */
  readonly screen: () => Screen;
  readonly paint: Paint;
}

/** Asks a person at a terminal: the questionnaire on a screen of its own, all else by the prompts of Inquirer. */
export function terminalAsk(terminal: Terminal): Ask {
  // Writing to a terminal that was closed fails later, when nobody waits for it: that must not be a crash.
  terminal.output.on('error', () => undefined);
  return {
    questionnaire: (interview, keep) => askQuestionnaire(terminal, interview, keep),
    question: async <K extends Question['kind']>(question: Extract<Question, { kind: K }>) => {
      const { askQuestion } = await import('./inquirer.js');
      return askQuestion(terminal, question) as Promise<AnswerTo[K]>;
    },
  };
}

async function askQuestionnaire(
  terminal: Terminal,
  interview: Interview,
  keep: (step: QuestionnaireStep) => void,
): Promise<QuestionnaireEnd> {
  const display = openDisplay(terminal);
  const session = openSession(terminal, display, interview, keep);
  const release = watchTerminal(terminal, display, session);
  try {
    session.draw();
    await session.over;
  } finally {
    release();
    display.close();
  }
  return session.result();
}

/** The questionnaire while it is on the screen. */
interface Session {
  press(key: Key): void;
  end(how: QuestionnaireEnd['how']): void;
  /** Draws it, all of it; a sheet that cannot be drawn ends it. */
  draw(): void;
  /** Draws it soon, once for all that happens until then. */
  refresh(): void;
  /** Settles when it has ended. */
  readonly over: Promise<void>;
  /** How it ended. Throws what `keep` threw. */
  result(): QuestionnaireEnd;
}

/**
 * The sheet in a place that every key of a burst sees at once: what a key does must not wait for a drawing, and
 * a burst is drawn once.
 */
function openSession(
  terminal: Terminal,
  display: Display,
  interview: Interview,
  keep: (step: QuestionnaireStep) => void,
): Session {
  let sheet = openSheet(interview);
  /** The look of what is on the screen. */
  let look = lookOf(terminal);
  let drawsSoon = false;
  let how: QuestionnaireEnd['how'] | null = null;
  let failure: { readonly reason: unknown } | null = null;
  let finish = () => {};
  const over = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const isOver = () => how !== null || failure !== null;
  const end = (way: QuestionnaireEnd['how']) => {
    if (isOver()) return;
    how = way;
    finish();
  };
  /** What fails is thrown where the end is waited for. */
  const attempt = (work: () => void) => {
    if (isOver()) return;
    try {
      work();
    } catch (reason) {
      failure = { reason };
      finish();
    }
  };
  const show = () => {
    look = lookOf(terminal);
    display.show(drawFrame(sheet, look));
    sheet = markSeen(sheet);
  };
  const drawSoon = () => {
    if (drawsSoon) return;
    drawsSoon = true;
    setImmediate(() => {
      drawsSoon = false;
      attempt(show);
    });
  };
  const take = (key: Key) => {
    // What cannot be seen is not answered; leaving is always possible.
    if (isTooSmall(look) && !leavingKeys.includes(commandOf(key))) return;
    const pressed = press(sheet, key, sheet.mode === 'review' ? reviewPage(sheet, look) : 1);
    for (const step of pressed.steps) keep(step);
    sheet = pressed.sheet;
    if (pressed.end === undefined) drawSoon();
    else end(pressed.end);
  };
  return {
    press: (key) => attempt(() => take(key)),
    end,
    draw: () => attempt(show),
    refresh: drawSoon,
    over,
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

/** Something that is listened to. */
type Heard = readonly [
  source: EventEmitter,
  event: string,
  listener: Parameters<EventEmitter['on']>[1],
];

/** Signals that end the process, as far as people send them. */
const deadly = ['SIGTERM', 'SIGQUIT', 'SIGALRM', 'SIGUSR2'] as const;

/**
 * Takes the keys of the terminal, and watches all that happens to it and to the process while the questionnaire is
 * up; gives back how to release them.
 */
function watchTerminal(
  { input, output }: Terminal,
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
    if (process.platform === 'win32') return;
    display.close();
    input.setRawMode?.(false);
    // The whole group, as the terminal would: under `npm start` the shell must see all of it stop.
    process.kill(0, 'SIGTSTP');
    // Here the program goes on, after fg; or at once, where there is no shell to stop it for.
    resume();
  };
  const take = joinPastes(session.press);
  const onKey = (text: string | undefined, key: ReadlineKey) => {
    if (key.ctrl === true && key.name === 'z') suspend();
    else if (key.ctrl === true && key.name === 'l') repaint();
    else take(keyOf(text, key));
  };
  const hangUp = () => session.end('hangup');
  const interrupt = () => session.end('interrupt');
  // A terminal has no end: it was closed.
  const inputEnded = () => session.end(input.isTTY ? 'hangup' : 'quit');
  const die = (signal: NodeJS.Signals) => {
    release();
    display.close();
    process.kill(process.pid, signal);
  };

  const heard: readonly Heard[] = [
    [process, 'SIGCONT', resume],
    [process, 'SIGHUP', hangUp],
    [process, 'SIGINT', interrupt],
    ...deadly.map((signal): Heard => [process, signal, die]),
    [process, 'exit', display.close],
    [input, 'keypress', onKey],
    [input, 'end', inputEnded],
    [input, 'error', hangUp],
    [output, 'error', hangUp],
    [output, 'resize', repaint],
  ];

  for (const [source, event, listener] of heard) source.on(event, listener);
  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.resume();
  function release() {
    input.pause();
    // Of a terminal that was closed this is an error, which is still heard.
    input.setRawMode?.(false);
    for (const [source, event, listener] of heard) source.off(event, listener);
  }
  return release;
}
