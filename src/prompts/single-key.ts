import type { Key as ReadlineKey } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import type { Screen } from '../core/base/screen.js';
import { glyphs, typeset } from '../text/signs.js';
import { flowItems, shorten, wrap } from '../text/wrap.js';
import type { KeyQuestion } from './ask.js';
import { keyNames, keyWords, Left } from './ask.js';
import type { Terminal } from './terminal.js';

const clearLine = '\r\u001B[K';

/** Asks for one key, without Enter. Rejects when the signal aborts. Throws Left on Ctrl-C. */
export async function readKey(
  { input, output, screen, paint, rows }: Terminal,
  question: KeyQuestion,
  signal: AbortSignal,
): Promise<string> {
  const { message, keys } = question;
  const shown = screen();
  const between = glyphs(shown).between;
  const choices = flowItems(keyWords(question), between, shown.width - 1).map(paint.dim);
  const lines = [...hangingLines(message, shown), ...choices];
  emitKeypressEvents(input);
  // Before the question shows, or the terminal would echo a quick answer.
  input.setRawMode?.(true);
  input.resume();
  let isShown = false;
  let isHinted = false;
  let onKey: (text: string | undefined, key: ReadlineKey) => void = () => {};
  try {
    return await new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      onKey = (text, key) => {
        if (key.ctrl === true && key.name === 'c') reject(new Left('interrupt'));
        const wanted = (text ?? '').toLowerCase();
        const isEnter = key.name === 'return' || key.name === 'enter';
        const chosen = keys.find((choice) => choice.key === wanted || (isEnter && choice.isEnter));
        // q, Esc and the like have ended the question by now.
        if (key.ctrl === true || signal.aborted || !isShown) return;
        if (chosen !== undefined) resolve(chosen.key);
        else {
          output.write(`${clearLine}${paint.warn(wrongKey(question, screen().width))}`);
          isHinted = true;
        }
      };
      input.on('keypress', onKey);
      // What was typed before has been read by then, and answers nothing.
      setImmediate(() =>
        setImmediate(() => {
          if (signal.aborted) return;
          isShown = true;
          output.write(`${lines.join('\n')}\n`);
          rows.last = lines.length;
        }),
      );
    });
  } finally {
    if (isHinted) output.write(clearLine);
    input.off('keypress', onKey);
    input.setRawMode?.(false);
    input.pause();
  }
}

/** A line that begins with blanks is an entry of a list: what is broken off it stands below its text. */
function hangingLines(message: string, screen: Screen): string[] {
  return message.split('\n').flatMap((line) => {
    const [sign = ''] = /^ +(?:\d )?/.exec(line) ?? [];
    const text = typeset(line.slice(sign.length), screen);
    return wrap(text, screen.width - 1 - sign.length).map(
      (part, row) => (row === 0 ? sign : ' '.repeat(sign.length)) + part,
    );
  });
}

/** One line, which the next key takes away: so short that a terminal made narrower breaks it in none. */
function wrongKey(question: KeyQuestion, width: number): string {
  return shorten(`Keys: ${keyNames(question)}`, width - 1, { unicode: false });
}
