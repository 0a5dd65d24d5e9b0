import { createInterface } from 'node:readline';
import { isatty, ReadStream } from 'node:tty';
import { clean } from '../core/base/clean.js';
import { typeset } from '../text/signs.js';
import { wrap } from '../text/wrap.js';
import type { Leaving } from './ask.js';
import type { Typed } from './plain-key.js';
import { keyReader } from './plain-key.js';
import { withoutSequences } from './terminal-input.js';

/** Where lines are read and written: nothing of a terminal is needed. */
export interface PlainStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly width: number;
  /** Whether a single key answers without Enter, where one can and the input is a terminal. */
  readonly singleKeys?: boolean;
}

/** Lines out and lines in. */
export interface Page {
  say(...lines: readonly string[]): void;
  /** What the person types after a prompt, or how they went away. Where one key answers, it may need no Enter. */
  ask(prompt: string, isOneKey: boolean): Promise<Typed>;
  /** Reads lines while something is asked, and lets the process end when nothing is. */
  whileOpen<T>(asking: () => Promise<T>): Promise<T>;
}

export function openPage({ input, output, width, singleKeys = false }: PlainStreams): Page {
  const byKeys = singleKeys && input instanceof ReadStream;
  const lines = byKeys ? separateLines(input) : linesOf(input);
  const nextKey = byKeys ? keyReader(input) : null;
  let leaving: LeavingBySignal = { how: new Promise(() => {}), stop: () => {} };
  const write = (text: string) => output.write(typeset(text, { unicode: false }));
  return {
    say: (...said) => {
      write(`${said.flatMap((line) => wrap(line, width)).join('\n')}\n`);
    },
    async ask(prompt, isOneKey) {
      write(`${wrap(prompt, width - 1).join('\n')} `);
      const reading = nextKey !== null && isOneKey ? nextKey() : lines.next();
      const got = await Promise.race([reading, leaving.how]);
      if (typeof got === 'string') return { left: got };
      if ('left' in got) return got;
      const line = clean(withoutSequences(got.line));
      // A terminal that gives single keys does not show them.
      if (nextKey !== null && isOneKey) write(`${line}\n`);
      return { line };
    },
    async whileOpen(asking) {
      lines.resume();
      leaving = leavingBySignal();
      try {
        return await asking();
      } finally {
        leaving.stop();
        lines.pause();
      }
    },
  };
}

interface Lines {
  next(): Promise<Typed>;
  resume(): void;
  pause(): void;
}

/** All lines of an input, also those that come before they are asked for. */
function linesOf(input: PlainStreams['input']): Lines {
  let opened: ReturnType<typeof openLines> | null = null;
  // Newer versions of Node throw where a closed readline is paused.
  let closed = false;
  // A line that was asked for and has not come yet, because the person went away and came back.
  let coming: Promise<IteratorResult<string>> | null = null;
  const open = () => {
    opened ??= openLines(input, () => {
      closed = true;
    });
    return opened;
  };
  return {
    async next() {
      coming ??= open().lines.next();
      const got = await coming;
      coming = null;
      return got.done === true ? { left: endOf(input) } : { line: got.value };
    },
    resume() {
      const { readline } = open();
      if (!closed) readline.resume();
    },
    pause() {
      if (!closed) open().readline.pause();
    },
  };
}

function openLines(input: PlainStreams['input'], onClose: () => void) {
  const readline = createInterface({ input, terminal: false });
  readline.once('close', onClose);
  // At once: lines that come before the first question are not lost.
  return { readline, lines: readline[Symbol.asyncIterator]() };
}

/** Lines of a terminal that gives single keys in between. */
function separateLines(input: ReadStream): Lines {
  return {
    next: () =>
      new Promise((resolve) => {
        const readline = createInterface({ input, terminal: false });
        readline.once('line', (line) => {
          resolve({ line });
          readline.close();
        });
        readline.once('close', () => resolve({ left: endOf(input) }));
      }),
    resume() {},
    pause: () => input.pause(),
  };
}

/** The end of the input is Ctrl-D, unless the terminal was closed: then it is one no more. */
function endOf(input: PlainStreams['input'] & { isTTY?: boolean; fd?: number }): Leaving {
  return input.isTTY === true && !isatty(input.fd ?? 0) ? 'hangup' : 'quit';
}

/** Ctrl-C and a closed terminal, from now on. */
interface LeavingBySignal {
  readonly how: Promise<Leaving>;
  stop(): void;
}

function leavingBySignal(): LeavingBySignal {
  let interrupt = () => {};
  let hangUp = () => {};
  const how = new Promise<Leaving>((resolve) => {
    interrupt = () => resolve('interrupt');
    hangUp = () => resolve('hangup');
  });
  process.on('SIGINT', interrupt);
  process.on('SIGHUP', hangUp);
  return {
    how,
    stop() {
      process.off('SIGINT', interrupt);
      process.off('SIGHUP', hangUp);
    },
  };
}
