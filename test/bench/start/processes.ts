import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Keys } from './rows.js';

/** A program to run once. */
export interface Task {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The folder that it is started in. */
  readonly cwd: string;
  /** In a pseudo-terminal: what stands in for a person. */
  readonly keys?: Keys;
}

/** What a run cost. */
export interface Cost {
  /** Milliseconds of processor time, of all threads, and of children that were waited for. */
  readonly cpu: number;
  /** Milliseconds from start to end. */
  readonly wall: number;
  /** Milliseconds until the last of the texts was on the screen; null where none was waited for. */
  readonly shown: number | null;
  /** The most memory that it held, in kilobytes. */
  readonly memory: number;
  readonly code: number;
  /** The end of its messages. */
  readonly said: string;
}

/** Runs programs one after the other, and measures each. */
export interface Measuring {
  run(task: Task): Promise<Cost>;
  close(): void;
}

/** Starts what measures; see measure.py for why it is no Node program. */
export function startMeasuring(folder: string): Measuring {
  const helper = spawn('python3', [path.join(folder, 'measure.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const failed = new Promise<never>((_, reject) => {
    helper.on('error', () => reject(new Error('python3 is needed to measure processes')));
    helper.on('exit', (code) => reject(new Error(`measure.py ended with ${code}`)));
  });
  failed.catch(() => {});
  const lines = createInterface({ input: helper.stdout })[Symbol.asyncIterator]();
  return {
    async run(task) {
      helper.stdin.write(`${JSON.stringify(task)}\n`);
      const { value } = await Promise.race([lines.next(), failed]);
      return JSON.parse(String(value));
    },
    close: () => helper.stdin.end(),
  };
}
