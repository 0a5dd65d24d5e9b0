import type { EventEmitter } from 'node:events';
import type { Key as ReadlineKey } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Screen } from '../core/base/screen.js';
import type { Interview } from '../core/interview/interview.js';
import type { Paint } from '../text/paint.js';
import type { AnswerTo, Ask, Question, QuestionnaireEnd, QuestionnaireStep } from './ask.js';
import type { Display } from './display.js';
import { openDisplay } from './display.js';
import { joinPastes, keyOf } from './keyboard.js';
import type { Session } from './session.js';
import { openSession } from './session.js';

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
  { input, output, screen, paint }: Terminal,
  interview: Interview,
  keep: (step: QuestionnaireStep) => void,
): Promise<QuestionnaireEnd> {
  const display = openDisplay(output);
  const session = openSession(display, () => ({ ...screen(), paint }), interview, keep);
  const release = watchTerminal(input, output, display, session);
  try {
    session.draw();
    await session.over;
  } finally {
    release();
    display.close();
  }
  return session.result();
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
  input: ReadStream,
  output: WriteStream,
  display: Display,
  session: Session,
): () => void {
  const repaint = () => {
    display.clear();
    session.refresh();
  };
  const resume = () => {
    takeBack(input);
    display.open();
    repaint();
  };
  const hangUp = () => session.end('hangup');
  const die = (signal: NodeJS.Signals) => {
    release();
    display.close();
    process.kill(process.pid, signal);
  };
  const heard: readonly Heard[] = [
    [process, 'SIGCONT', resume],
    [process, 'SIGHUP', hangUp],
    [process, 'SIGINT', () => session.end('interrupt')],
    ...deadly.map((signal): Heard => [process, signal, die]),
    [process, 'exit', display.close],
    [input, 'keypress', keyListener(session, repaint, () => suspend(input, display, resume))],
    // A terminal has no end: it was closed.
    [input, 'end', () => session.end(input.isTTY ? 'hangup' : 'quit')],
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

/** What a key of the terminal does: two are the terminal's own affair, all others are the session's. */
function keyListener(session: Session, repaint: () => void, stop: () => void) {
  const take = joinPastes(session.press);
  return (text: string | undefined, key: ReadlineKey) => {
    if (key.ctrl === true && key.name === 'z') stop();
    else if (key.ctrl === true && key.name === 'l') repaint();
    else take(keyOf(text, key));
  };
}

/** Stops the program as the terminal would, and resumes it. */
function suspend(input: ReadStream, display: Display, resume: () => void): void {
  if (process.platform === 'win32') return;
  display.close();
  input.setRawMode?.(false);
  // The whole group: under `npm start` the shell must see all of it stop.
  process.kill(0, 'SIGTSTP');
  // Here the program goes on, after fg; or at once, where there is no shell to stop it for.
  resume();
}

/** Takes keys one by one again: the shell has changed the terminal, which only a change back and forth sets right. */
function takeBack(input: ReadStream): void {
  input.setRawMode?.(false);
  input.setRawMode?.(true);
  input.resume();
}
