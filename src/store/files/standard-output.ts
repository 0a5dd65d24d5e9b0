import { writeSync } from 'node:fs';
import { CoachError } from '../../core/base/errors.js';
import { codeOf, wait, writeAll } from './system.js';

/** A standard stream that has taken all of a text when `write` returns. */
export interface StandardStream {
  write(text: string): void;
}

/** Results go here. `console` and `process.stdout` cost a fifth of bare Node's start again, and may be cut off. */
export const standardOutput: StandardStream = {
  write: (text) => writeTo(1, 'standard output', text),
};

/** Prompts, progress and notices go here. */
export const standardError: StandardStream = {
  write: (text) => writeTo(2, 'standard error', text),
};

/** How long a full pipe is left alone before the next try, in milliseconds. */
const pause = 5;

function writeTo(descriptor: number, name: string, text: string): void {
  writeAll(Buffer.from(text), (left) => {
    try {
      return writeSync(descriptor, left);
    } catch (error) {
      const code = codeOf(error);
      // The reader has enough, as `head` has: that is no failure.
      if (code === 'EPIPE') return left.length;
      if (code !== 'EAGAIN' && code !== 'EINTR') {
        throw new CoachError('storage', `Cannot write to ${name} (${code || error})`);
      }
      wait(pause);
      return 0;
    }
  });
}
