import { Readable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import type { TerminalToken } from './terminal-input.js';
import { openTokenizer } from './terminal-input.js';

/** How long to wait for the rest of a sequence, in milliseconds. An Escape key has no rest. */
const escapeMs = 50;
const sequenceMs = 1_000;

/** What a terminal may report without being asked, if the program before left it on: the mouse, and the focus. */
export const reportNothing = '\u001B[?1000l\u001B[?1002l\u001B[?1003l\u001B[?1004l\u001B[?1006l';

/**
 * The keys of a terminal. What the terminal says by itself is dropped, so that no question takes it for an answer, and a
 * paste comes as one text. Everything else is passed on to Node's readline, which makes keys of it.
 */
export class KeyInput extends Readable {
  /** Takes what is pasted; null: it is typed, as one line. */
  onPaste: ((text: string) => void) | null = null;
  /** Whether anything is asked. Otherwise nothing is read: a late `resume` of a closed readline kept the program alive. */
  isAsking = false;
  private readonly source: ReadStream;
  private readonly tokenizer = openTokenizer();
  private waiting: NodeJS.Timeout | undefined;
  private listens = false;

  constructor(source: ReadStream) {
    super();
    this.source = source;
    // A closed terminal fails at every touch. No `error`, which readline would throw.
    source.on('error', () => this.emit('lost'));
  }

  get isTTY(): boolean {
    return this.source.isTTY;
  }

  setRawMode(mode: boolean): this {
    this.source.setRawMode?.(mode);
    return this;
  }

  override _read(): void {}

  override resume(): this {
    if (!this.isAsking) return this;
    if (!this.listens) {
      this.listens = true;
      this.source.on('data', (bytes: Buffer) => this.pass(this.tokenizer.read(bytes)));
      this.source.on('end', () => this.push(null));
    }
    this.source.ref();
    this.source.resume();
    return super.resume();
  }

  override pause(): this {
    this.source.pause();
    // Paused in the middle of a read, the source may read once more, and that must not keep the program alive.
    this.source.unref();
    return super.pause();
  }

  private pass(tokens: readonly TerminalToken[]): void {
    for (const token of tokens) {
      if (token.kind === 'keys') this.push(token.bytes);
      else if (token.kind === 'escape') this.emit('keypress', undefined, escapeKey);
      else if (this.onPaste !== null) this.onPaste(token.text);
      else this.push(token.text);
    }
    clearTimeout(this.waiting);
    const rest = this.tokenizer.rest();
    if (rest === null) return;
    const wait = rest === 'escape' ? escapeMs : sequenceMs;
    this.waiting = setTimeout(() => this.pass(this.tokenizer.giveUp()), wait).unref();
  }
}

/** As readline would report it, but half a second sooner, and never joined with the next key. */
const escapeKey = { sequence: '\u001B', name: 'escape', ctrl: false, meta: true, shift: false };
