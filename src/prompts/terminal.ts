import type { EventEmitter } from 'node:events';
import type { Key as ReadlineKey } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Screen } from '../core/base/screen.js';
import type { Interview } from '../core/interview/interview.js';
import type { Paint } from '../text/paint.js';
import type {
  AnswerTo,
  Ask,
  Leaving,
  Question,
  QuestionnaireEnd,
  QuestionnaireStep,
} from './ask.js';
import { Left } from './ask.js';
import type { Display } from './display.js';
import { openDisplay } from './display.js';
import { KeyInput } from './key-input.js';
import { keyOf, pasteKey } from './keyboard.js';
import type { Session } from './session.js';
import { openSession } from './session.js';

export interface Terminal {
  readonly input: KeyInput;
  /** Standard error: results go to standard output. */
  readonly output: WriteStream;
  /** The output's screen now; it can be resized. */
  readonly screen: () => Screen;
  readonly paint: Paint;
  /** How many rows the last answer takes, and all so far. */
  readonly rows: { last: number; taken: number };
}

/** A terminal as Node gives it. */
export interface RawTerminal extends Omit<Terminal, 'input' | 'rows'> {
  readonly input: ReadStream;
}

/** Asks at a terminal: the questionnaire on a screen of its own, all other questions with Inquirer. */
export function terminalAsk(raw: RawTerminal): Ask {
  const terminal: Terminal = {
    ...raw,
    input: new KeyInput(raw.input),
    rows: { last: 0, taken: 0 },
  };
  const between = watchBetweenQuestions(terminal.input);
  // Writing to a closed terminal fails later, when nobody waits for it, and must not crash the program.
  terminal.output.on('error', () => undefined);
  return {
    mark: () => markRows(terminal),
    questionnaire: (interview, saveStep) =>
      between.asking(() => askQuestionnaire(terminal, interview, saveStep)),
    question: async <K extends Question['kind']>(question: Extract<Question, { kind: K }>) => {
      const { askQuestion } = await import('./inquirer.js');
      const left = between.left();
      if (left !== null) throw new Left(left);
      const { rows } = terminal;
      rows.last = 0;
      const answer = await between.asking(() => askQuestion(terminal, question));
      rows.taken += rows.last;
      return answer as AnswerTo[K];
    },
  };
}

function markRows({ output, rows }: Terminal): () => void {
  const { taken } = rows;
  const { columns } = output;
  return () => {
    const up = rows.taken - taken;
    rows.taken = taken;
    // A terminal of another width has broken them anew.
    if (up > 0 && columns === output.columns) output.write(`\u001B[${up}A\r\u001B[J`);
  };
}

/**
 * Remembers Ctrl-C and a closed terminal while nothing is asked, so that the next question ends at once: from one
 * question to the next, nobody else listens.
 */
function watchBetweenQuestions(input: KeyInput) {
  let left: Leaving | null = null;
  const remember = (how: Leaving) => () => {
    if (!input.isAsking) left ??= how;
  };
  process.on('SIGINT', remember('interrupt'));
  process.on('SIGHUP', remember('hangup'));
  input.on('end', remember('hangup'));
  const interrupt = remember('interrupt');
  input.on('keypress', (_text: string | undefined, key: ReadlineKey) => {
    if (key.ctrl === true && key.name === 'c') interrupt();
  });
  return {
    left: () => left,
    async asking<T>(ask: () => Promise<T>): Promise<T> {
      input.isAsking = true;
      try {
        return await ask();
      } finally {
        input.isAsking = false;
        // A prompt that still checks an answer when it is left has opened it again.
        input.pause();
      }
    },
  };
}

async function askQuestionnaire(
  { input, output, screen, paint }: Terminal,
  interview: Interview,
  saveStep: (step: QuestionnaireStep) => void,
): Promise<QuestionnaireEnd> {
  const display = openDisplay(output);
  const session = openSession(display, () => ({ ...screen(), paint }), interview, saveStep);
  const release = watchTerminal(input, output, display, session);
  try {
    session.draw();
    await session.ended;
  } finally {
    release();
    display.close();
  }
  return session.result();
}

type Subscription = readonly [
  source: EventEmitter,
  event: string,
  listener: Parameters<EventEmitter['on']>[1],
];

/** Signals that end the process and that people do send. */
export const deadly = ['SIGTERM', 'SIGQUIT', 'SIGALRM', 'SIGUSR2'] as const;

/**
 * Listens to the terminal's keys and to the events of terminal and process during the questionnaire; the result
 * releases them.
 */
function watchTerminal(
  input: KeyInput,
  output: WriteStream,
  display: Display,
  session: Session,
): () => void {
  const repaint = () => {
    display.clear();
    session.refresh();
  };
  const resume = () => {
    restoreRawMode(input);
    display.open();
    repaint();
  };
  const hangUp = () => session.end('hangup');
  const die = (signal: NodeJS.Signals) => {
    release();
    display.close();
    process.kill(process.pid, signal);
  };
  const subscriptions: readonly Subscription[] = [
    [process, 'SIGCONT', resume],
    [process, 'SIGHUP', hangUp],
    [process, 'SIGINT', () => session.end('interrupt')],
    ...deadly.map((signal): Subscription => [process, signal, die]),
    [process, 'exit', display.close],
    [input, 'keypress', keyListener(session, repaint, () => suspend(input, display, resume))],
    // A terminal ends only when it is closed.
    [input, 'end', () => session.end(input.isTTY ? 'hangup' : 'quit')],
    [input, 'lost', hangUp],
    [output, 'error', hangUp],
    [output, 'resize', repaint],
  ];

  for (const [source, event, listener] of subscriptions) source.on(event, listener);
  input.onPaste = (text) => session.press(pasteKey(text));
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.resume();
  function release() {
    input.pause();
    input.onPaste = null;
    // Fails on a closed terminal; the error listener is still there.
    input.setRawMode(false);
    for (const [source, event, listener] of subscriptions) source.off(event, listener);
  }
  return release;
}

/** Handles Ctrl-Z and Ctrl-L; the session gets all other keys. */
function keyListener(session: Session, repaint: () => void, stop: () => void) {
  return (text: string | undefined, key: ReadlineKey) => {
    if (key.ctrl === true && key.name === 'z') stop();
    else if (key.ctrl === true && key.name === 'l') repaint();
    else session.press(keyOf(text, key));
  };
}

/** Stops the program as the terminal would; returns when it is resumed. */
function suspend(input: KeyInput, display: Display, resume: () => void): void {
  if (process.platform === 'win32') return;
  display.close();
  input.setRawMode(false);
  // The whole group: under `npm start` the shell must see all of it stop.
  process.kill(0, 'SIGTSTP');
  // Reached after fg, or at once if there is no shell to stop for.
  resume();
}

/** Reads single keys again: the shell has changed the terminal, and only switching off and on restores raw mode. */
function restoreRawMode(input: KeyInput): void {
  input.setRawMode(false);
  input.setRawMode(true);
  input.resume();
}
