import { fstatSync, statSync, writeSync } from 'node:fs';
import { CoachError } from '../../core/base/errors.js';
import { codeOf, wait, writeAll } from './system.js';

/** A standard stream. `write` returns once the whole text has been written. */
export interface StandardStream {
  write(text: string): void;
  /** False: surely no terminal. Found out without Node's stream, which takes a tenth of a start. */
  mayBeTerminal(): boolean;
}

/** For results. `console` and `process.stdout` add a fifth to bare Node's start-up, and may lose the end of the output. */
export const standardOutput: StandardStream = {
  write: (text) => writeTo(1, 'standard output', text),
  mayBeTerminal: () => isDevice(1),
};

/** For prompts, progress and notices. */
export const standardError: StandardStream = {
  write: (text) => writeTo(2, 'standard error', text),
  mayBeTerminal: () => isDevice(2),
};

/**
 * Whether it may be a terminal: a device, but not the one that swallows what scripts throw away. A terminal whose window
 * was closed is a terminal no more, but still a device.
 */
function isDevice(descriptor: number): boolean {
  try {
    // As big integers: after the usual numbers of a pipe, Node 20 resolves no symbolic link of a package any more.
    const stats = fstatSync(descriptor, { bigint: true });
    const nowhere = statSync('/dev/null', { bigint: true, throwIfNoEntry: false });
    return stats.isCharacterDevice() && stats.rdev !== nowhere?.rdev;
  } catch {
    return false;
  }
}

const fullPipePauseMs = 5;

function writeTo(descriptor: number, name: string, text: string): void {
  writeAll(Buffer.from(text), (rest) => {
    try {
      return writeSync(descriptor, rest);
    } catch (error) {
      const code = codeOf(error);
      // The reader stopped reading, as `head` does: not a failure.
      if (code === 'EPIPE' || (code === 'EIO' && isDevice(descriptor))) return rest.length;
      if (code !== 'EAGAIN' && code !== 'EINTR') {
        throw new CoachError('storage', `Cannot write to ${name} (${code || error})`);
      }
      wait(fullPipePauseMs);
      return 0;
    }
  });
}
