import { Readable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import type { TerminalToken } from './terminal-input.js';
import { openTokenizer } from './terminal-input.js';

/** How long to wait for the rest of a sequence, in milliseconds. An Escape key has no rest. */
const escapeMs = 50;
const sequenceMs = 1_000;

/** Milliseconds between the keys of a word, at most. */
export const quickly = 300;

/**
 * How long the habitual Enter behind a key that answered may take once the next question is there, in milliseconds. A longer
 * wait swallows the Enter that is meant: whoever knows the question is quick.
 */
export const enterMs = 250;

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
  /** Whether the question is on the screen: what comes before answers nothing. */
  isLive = false;
  /** What is dropped for a while: an Enter, behind the quick rest of a word or not; null: nothing. */
  private dropped: { readonly what: '' | 'word'; readonly since: number } | null = null;
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

  /** After a key that answered by itself: who types a whole word, or Enter, means the same question. */
  dropRest(what: '' | 'word'): void {
    this.dropped = { what, since: Date.now() };
  }

  override resume(): this {
    if (!this.isAsking) return this;
    if (!this.listens) {
      this.listens = true;
      this.source.on('data', (bytes: Buffer) => this.pass(this.tokenizer.read(bytes)));
      this.source.on('end', () => this.push(null));
    }
    this.source.ref();
    this.source.resume();
    if (!this.isLive) {
      if (this.dropped !== null) this.dropRest(this.dropped.what);
      // What was typed before has been read by then.
      setImmediate(() => {
        this.isLive = true;
      });
    }
    return super.resume();
  }

  override pause(): this {
    this.isLive = false;
    this.source.pause();
    // Paused in the middle of a read, the source may read once more, and that must not keep the program alive.
    this.source.unref();
    return super.pause();
  }

  private pushKeys(bytes: Buffer): void {
    const { dropped } = this;
    const text = bytes.toString('latin1');
    this.dropped = null;
    let left = text;
    if (dropped !== null) {
      const passed = Date.now() - dropped.since;
      if (dropped.what === 'word' && passed <= quickly)
        left = left.replace(/^[a-z\x80-\xff]+/i, '');
      if (left === '') this.dropRest(dropped.what);
      if (passed <= enterMs) left = left.replace(/^[\r\n]/, '');
    }
    this.push(Buffer.from(left, 'latin1'));
    // A key among them may have answered; its Enter has come, too.
    if (/.[\r\n]$/.test(text)) this.dropped = null;
  }

  private pass(tokens: readonly TerminalToken[]): void {
    for (const token of tokens) {
      if (token.kind === 'keys') this.pushKeys(token.bytes);
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
