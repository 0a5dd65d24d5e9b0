import type { ReadStream } from 'node:tty';
import type { Leaving } from './ask.js';
import { withoutSequences } from './terminal-input.js';

/** What a person typed, or how they went away. */
export type Typed = { readonly line: string } | { readonly left: Leaving };

/** Reads single keys of a terminal, each as the line that it stands for; what was typed ahead comes next. */
export function keyReader(input: ReadStream): () => Promise<Typed> {
  let ahead = '';
  return async () => {
    // Arrows and other named keys are sequences, and say nothing here.
    while (ahead === '') ahead = withoutSequences(await nextData(input));
    const key = ahead[0] ?? '';
    ahead = ahead.slice(1);
    if (key === '\u0003') return { left: 'interrupt' };
    if (key === '\u0004') return { left: 'quit' };
    return { line: key === '\r' || key === '\n' ? '' : key };
  };
}

async function nextData(input: ReadStream): Promise<string> {
  input.setRawMode(true);
  input.resume();
  try {
    return await new Promise<string>((resolve) => {
      const end = () => resolve('\u0004');
      input.once('end', end);
      input.once('data', (data) => {
        input.off('end', end);
        resolve(data.toString('utf8'));
      });
    });
  } finally {
    input.setRawMode(false);
    input.pause();
  }
}
