import { writeSync } from 'node:fs';
import { CoachError } from '../../core/base/errors.js';

/** A standard stream that has taken all of a text when `write` returns. */
export interface StandardStream {
  write(text: string): void;
}

/** Results go here. `console` and `process.stdout` cost a fifth of bare Node's start again, and may be cut off. */
export const standardOutput: StandardStream = {
  write: (text) => writeAll(1, 'standard output', text),
};

/** Prompts, progress and notices go here. */
export const standardError: StandardStream = {
  write: (text) => writeAll(2, 'standard error', text),
};

/** How long a full pipe is left alone before the next try, in milliseconds. */
const pause = 5;

function writeAll(descriptor: number, name: string, text: string): void {
  let rest: Buffer = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // The reader has enough, as `head` has: that is no failure.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN' && code !== 'EINTR') {
        throw new CoachError('storage', `Cannot write to ${name} (${code ?? error})`);
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}
