import { clean } from '../core/base/clean.js';

/**
 * Takes apart what a terminal sends: keys, pastes, and what it says by itself (the mouse, the focus, answers to
 * questions that another program asked). By ECMA-48, xterm's "Control Sequences" and kitty's keyboard protocol.
 */

export type TerminalToken =
  /** Bytes of characters, and of keys that readline knows. */
  | { readonly kind: 'keys'; readonly bytes: Buffer }
  /** The Escape key. */
  | { readonly kind: 'escape' }
  /** In one line. */
  | { readonly kind: 'paste'; readonly text: string };

export interface Tokenizer {
  /** The tokens of the bytes of one read, which may begin or end in the middle of a sequence. */
  read(bytes: Uint8Array): readonly TerminalToken[];
  /** What is unfinished: perhaps only the Escape key; null: nothing. */
  rest(): 'escape' | 'sequence' | null;
  /** Waits no longer for the rest. */
  giveUp(): readonly TerminalToken[];
}

// All below works on Latin-1 strings, a letter for each byte: sequences are bytes, and need not be UTF-8.

/** The byte and the key. */
const esc = '\u001B';
const controlC = '\u0003';

const character =
  '(?:[\\x20-\\x7e]|[\\xc2-\\xdf][\\x80-\\xbf]|[\\xe0-\\xef][\\x80-\\xbf]{2}|[\\xf0-\\xf4][\\x80-\\xbf]{3})';
/** With Escape, as one byte, or as the character of that byte in UTF-8; Alt adds an Escape in front. */
const csi = '\\x1b?(?:\\x1b\\[|\\xc2?\\x9b)';
const ss3 = '\\x1b?(?:\\x1bO|\\xc2?\\x8f)';
/** OSC, DCS, SOS, PM and APC: strings with an end. Other control characters cut them off, so that Ctrl-C works. */
const string = `(?:\\x1b[\\]PX^_]|\\xc2?[\\x9d\\x90\\x98\\x9e\\x9f])${character}*`;

const wholes = [
  // X10 mouse: three bytes, or three characters.
  `${csi}M(?:[\\xc2-\\xdf][\\x80-\\xbf]|[\\x00-\\xff]){3}`,
  // Function keys of the Linux console, and of rxvt.
  `${csi}\\[[A-E]`,
  `${csi}[235678]\\$`,
  // All others but a bare M and [, which go on.
  `${csi}(?=[^M[])[\\x30-\\x3f]*[\\x20-\\x2f]*[\\x40-\\x7e]`,
  `${ss3}[\\d;]*[\\x40-\\x7e]`,
  `${string}(?:\\x1b\\\\|\\xc2?\\x9c|[\\x07\\x18\\x1a])`,
  // Cut off by another character or sequence.
  `${csi}[\\x30-\\x3f]*[\\x20-\\x2f]*(?=[^\\x20-\\x7e])`,
  `${string}(?=[\\x00-\\x06\\x08-\\x17\\x19\\x1c-\\x1f]|\\x1b[^\\\\])`,
  // The answer of a VT52, and an end without a string.
  '\\x1b/Z',
  '\\x1b\\\\',
].map((pattern) => new RegExp(`^${pattern}`));

/** The start of one of them, or of a character. */
const starts = [
  '\\x1b{1,2}',
  '\\xc2',
  `${csi}M[\\x00-\\xff]{0,5}`,
  `${csi}(?:\\[|[\\x30-\\x3f]*[\\x20-\\x2f]*)`,
  `${ss3}[\\d;]*`,
  `${string}(?:\\x1b|[\\xc2-\\xf4][\\x80-\\xbf]{0,2})?`,
  '\\x1b/',
  '[\\xc2-\\xdf]',
  '[\\xe0-\\xef][\\x80-\\xbf]?',
  '[\\xf0-\\xf4][\\x80-\\xbf]{0,2}',
].map((pattern) => new RegExp(`^${pattern}$`));

/** Spares trying every pattern at every letter. */
const mayBegin = /^[^ -~]/;

function wholeSequence(text: string): string | null {
  if (!mayBegin.test(text)) return null;
  for (const pattern of wholes) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  return null;
}

function isStart(text: string): boolean {
  return mayBegin.test(text) && starts.some((pattern) => pattern.test(text));
}

const pasteStart = `${esc}[200~`;
const pasteEnd = `${esc}[201~`;

export function openTokenizer(): Tokenizer {
  let rest = '';
  /** What a pause cut off: its end, if it comes in one read, is no keys either. */
  let cutOff = '';
  const collector = openCollector();
  return {
    read(bytes) {
      const text = Buffer.from(bytes).toString('latin1');
      if (rest === '' && !collector.isInPaste() && isPasteWithoutMarks(text)) {
        return [{ kind: 'paste', text: oneLine(text) }];
      }
      const left = rest + text.slice(sizeOfEnd(cutOff, text));
      cutOff = '';
      rest = takeApart(left, collector);
      return collector.take();
    },
    rest: () => (rest === '' ? null : rest === esc ? 'escape' : 'sequence'),
    giveUp() {
      cutOff = rest;
      rest = '';
      if (cutOff === esc) collector.addKey(esc);
      return collector.take();
    },
  };
}

/** How many bytes of a read end a sequence that was cut off; a single byte is a key. */
function sizeOfEnd(cutOff: string, text: string): number {
  if (cutOff === '' || text.length === 1) return 0;
  // The Escape key, and an arrow after it.
  if (cutOff === esc && text.startsWith(esc)) return 0;
  const whole = wholeSequence(cutOff + text);
  return whole === null ? 0 : whole.length - cutOff.length;
}

/** Gives what is left unfinished. */
function takeApart(text: string, collector: ReturnType<typeof openCollector>): string {
  let left = text;
  while (left !== '') {
    const whole = wholeSequence(left);
    if (whole === null && isStart(left)) return left;
    const taken = whole ?? keyAtStart.exec(left)?.[0] ?? left;
    if (whole === null) collector.addKey(taken);
    else collector.addSequence(whole);
    left = left.slice(taken.length);
  }
  return '';
}

/** A character, perhaps with the Escape of an Alt key; an Escape before another one is a key by itself. */
const keyAtStart = new RegExp(`^(?:\\x1b(?!\\x1b))?(?:${character}|[\\x00-\\xff])`);

/** Makes tokens of keys and sequences. */
function openCollector() {
  let tokens: TerminalToken[] = [];
  let plain = '';
  let paste: string | null = null;
  const flush = () => {
    if (plain !== '') tokens.push({ kind: 'keys', bytes: Buffer.from(plain, 'latin1') });
    plain = '';
  };
  const addKey = (key: string) => {
    // Ctrl-C in a paste, too, in case its end never comes.
    if (key === controlC) paste = null;
    if (loneByte.test(key)) return;
    if (paste !== null) paste += key;
    else if (key === esc) {
      flush();
      tokens.push({ kind: 'escape' });
    } else plain += key;
  };
  return {
    addKey,
    addSequence(sequence: string) {
      if (sequence === pasteStart) paste ??= '';
      else if (sequence === pasteEnd && paste !== null) {
        flush();
        tokens.push({ kind: 'paste', text: oneLine(paste) });
        paste = null;
      } else if (paste === null) {
        const keys = keysOf(sequence);
        if (keys !== '') addKey(keys);
      }
    },
    isInPaste: () => paste !== null,
    take(): readonly TerminalToken[] {
      flush();
      const taken = tokens;
      tokens = [];
      return taken;
    },
  };
}

/** Half a character, perhaps of a sequence that was not understood. */
const loneByte = /^[\x80-\xff]$/;
const cursorKey = /^\d*(?:;\d+(?::[12])?)?[A-FHPQSZ]$/;
const numberedKey = /^(?:[1-8]|1[1-57-9]|2[0134])(?:;\d+(?::[12])?)?~$/;
const consoleKey = /^(?:\[[A-E]|[235678][$^@])$/;
/** Kitty: the key, its modifiers, and what happened to it, 3 for its release. */
const kittyKey = /^(\d+)(?::[\d:]*)?(?:;(\d*)(?::(\d))?)?(?:;[\d:]*)?u$/;
/** xterm's modifyOtherKeys: its modifiers, and the key. */
const otherKey = /^27;(\d+);(\d+)~$/;

/** A sequence of a key as readline knows it; '' for all others, which no person typed. */
function keysOf(sequence: string): string {
  const escapes = sequence.startsWith(esc + esc) ? sequence.slice(1) : sequence;
  if (escapes.startsWith(`${esc}O`)) return /^..[ABCDEFHP-S]$/.test(escapes) ? escapes : '';
  const body = escapes.replace(/^(?:.\[|\xc2?\x9b)/s, '');
  if (body === escapes) return '';
  const kitty = kittyKey.exec(body);
  if (kitty !== null) return kitty[3] === '3' ? '' : keyOf(Number(kitty[1]), Number(kitty[2] || 1));
  const other = otherKey.exec(body);
  if (other !== null) return keyOf(Number(other[2]), Number(other[1]));
  const known = cursorKey.test(body) || numberedKey.test(body) || consoleKey.test(body);
  return known ? `${esc}[${body.replace(/:[12]/, '')}` : '';
}

/** A key by its code point, and by its modifiers plus one, as terminals without the protocols send it. */
function keyOf(code: number, modifiers: number): string {
  const bits = modifiers - 1;
  const isAlt = (bits & 2) !== 0;
  const isControl = (bits & 4) !== 0;
  // Super, Hyper and Meta have no older form; nor has a key without a character.
  if ((bits & 0x38) !== 0 || code > 0x7f || (code < 32 && ![8, 9, 13, 27].includes(code)))
    return '';
  const letter = String.fromCharCode(code);
  if (code === 27) return isAlt || isControl ? '' : esc;
  if (!isControl) return isAlt ? esc + letter : letter;
  return /^[a-z]$/i.test(letter)
    ? String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64)
    : '';
}

/** A line of several words behind an Enter. */
const proseBehindEnter = /[\r\n][^\r\n]*[A-Za-z\x80-\xff]{2}[ \t][^\r\n]*[A-Za-z\x80-\xff]{2}/;

/**
 * Lines of prose in one read were not typed: the terminal has no marks for pastes, and the second line must not answer
 * the next question. Keys that were typed ahead are no prose.
 */
function isPasteWithoutMarks(text: string): boolean {
  return !text.includes(esc) && proseBehindEnter.test(text);
}

function oneLine(bytes: string): string {
  return clean(Buffer.from(bytes, 'latin1').toString('utf8')).replace(/ {2,}/g, ' ');
}

/** A line that a terminal put together, without the sequences in it. */
export function withoutSequences(line: string): string {
  const words = openTokenizer()
    .read(Buffer.from(line.replace(colours, ' $1')))
    .flatMap((token) => (token.kind === 'keys' ? [token.bytes.toString('utf8')] : []));
  return words.join('').replace(keySequences, '');
}

/** Only programs write them, so they were pasted with a text. */
const colours = new RegExp(`${esc}(\\[[\\d;]*m)`, 'g');
const keySequences = new RegExp(`${esc}(?:\\[[\\d;]*.|O.|.)?`, 'g');
