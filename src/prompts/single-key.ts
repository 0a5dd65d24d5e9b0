import type { Key as ReadlineKey } from 'node:readline';
import { emitKeypressEvents } from 'node:readline';
import { glyphs, typeset } from '../text/signs.js';
import { flowItems, wrap } from '../text/wrap.js';
import type { Question } from './ask.js';
import { keyWords, Left } from './ask.js';
import type { Terminal } from './terminal.js';

type KeyQuestion = Extract<Question, { kind: 'key' }>;

/** Asks for one key, without Enter. Rejects when the signal aborts. Throws Left on Ctrl-C. */
export async function readKey(
  { input, output, screen, paint }: Terminal,
  { message, keys }: KeyQuestion,
  signal: AbortSignal,
): Promise<string> {
  const shown = screen();
  const items = [...keyWords(keys), 'q leave'];
  const choices = flowItems(items, glyphs(shown).between, shown.width - 1).map(paint.dim);
  const lines = [...wrap(typeset(message, shown), shown.width - 1), ...choices];
  output.write(`${lines.join('\n')}\n`);
  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.resume();
  let onKey: (text: string | undefined, key: ReadlineKey) => void = () => {};
  try {
    return await new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      onKey = (text, key) => {
        if (key.ctrl === true && key.name === 'c') reject(new Left('interrupt'));
        const wanted = (text ?? '').toLowerCase();
        const isEnter = key.name === 'return' || key.name === 'enter';
        const chosen = keys.find((choice) => choice.key === wanted || (isEnter && choice.isEnter));
        if (key.ctrl !== true && chosen !== undefined) resolve(chosen.key);
      };
      input.on('keypress', onKey);
    });
  } finally {
    input.off('keypress', onKey);
    input.setRawMode?.(false);
    input.pause();
  }
}
