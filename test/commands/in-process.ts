import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';

/** How a run of the program ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** null: an open pipe that says nothing. */
  readonly stdin: string | Uint8Array | null;
}

const root = path.join(import.meta.dirname, '..', '..');

/** What a user starts. */
export const program = path.join(root, 'bin', 'career-coach.cjs');

/** A command that hangs must not hang those behind it. */
const patience = 50_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the built program in this process, without a terminal: a test with twenty commands need not wait for twenty
 * starts of Node. One run follows another, since they share the current folder and the standard streams.
 */
export function runInProcess(start: Start): Promise<Run> {
  const run = last.then(() => runNow(start));
  last = run.catch(() => {});
  return run;
}

async function runNow({ args, env, cwd, stdin }: Start): Promise<Run> {
  const { main } = createRequire(import.meta.url)(
    path.join(root, 'dist', 'main.cjs'),
  ) as typeof import('../../src/main.js');
  const printed = { 1: [] as Buffer[], 2: [] as Buffer[] };
  const { writeSync } = fs;
  const folder = process.cwd();
  const { TZ } = process.env;
  process.chdir(cwd);
  // Node follows the time zone of the process, not that of a copy.
  process.env.TZ = env.TZ ?? 'UTC';
  // The program writes whole buffers to its standard streams, and to nothing else by these numbers.
  fs.writeSync = ((descriptor: number, data: Buffer, ...rest: []) => {
    if (descriptor !== 1 && descriptor !== 2) return writeSync(descriptor, data, ...rest);
    printed[descriptor].push(Buffer.from(data));
    return data.length;
  }) as typeof writeSync;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still running: ${args.join(' ')}`)), patience);
  });
  try {
    const code = await Promise.race([main(processWith(args, env, stdin)), tooLong]);
    const [stdout, stderr] = [printed[1], printed[2]].map((chunks) =>
      Buffer.concat(chunks).toString('utf8'),
    ) as [string, string];
    return { code, stdout, stderr };
  } finally {
    clearTimeout(timer);
    fs.writeSync = writeSync;
    process.chdir(folder);
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}

/** This process, with another command line, environment and streams. */
function processWith(
  args: Start['args'],
  env: Start['env'],
  stdin: Start['stdin'],
): NodeJS.Process {
  const input =
    stdin === null
      ? new Readable({ read() {} })
      : Readable.from(stdin.length === 0 ? [] : [Buffer.from(stdin)]);
  const values = {
    argv: [process.execPath, program, ...args],
    env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
    stdin: Object.assign(input, { isTTY: false }),
    stdout: { isTTY: false },
    stderr: { isTTY: false },
  };
  return Object.create(
    process,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
  );
}
