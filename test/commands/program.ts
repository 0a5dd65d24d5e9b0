import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

/** The built program, as a user starts it. */
export const program = path.join(root, 'bin', 'career-coach.cjs');

/** How a run of the program ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** A home of its own for each test, and the program run in it on a fixed day. */
export class Bench {
  readonly home: string;
  /** The day on which the program runs. */
  today = '2026-11-21';

  constructor() {
    this.home = mkdtempSync(path.join(tmpdir(), 'career-coach-'));
  }

  /** The folder of the default profile. */
  get profile(): string {
    return path.join(this.home, 'profiles', 'default');
  }

  /** All lines of the journal as events. */
  get journal(): Record<string, unknown>[] {
    return readFileSync(path.join(this.profile, 'journal.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }

  /** Runs a command line of the program to its end. */
  async run(args: readonly string[], { stdin = '', env = {}, cwd }: RunOptions = {}): Promise<Run> {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: cwd ?? this.home,
      env: {
        PATH: process.env.PATH,
        HOME: this.home,
        LANG: 'en_GB.UTF-8',
        TZ: 'UTC',
        CAREER_COACH_HOME: this.home,
        CAREER_COACH_NOW: this.today,
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    // A program that does not read its input closes it: that is its right.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, stdout: await stdout, stderr: await stderr };
  }

  /** Like `run`, and gives the JSON that was printed. */
  async json(args: readonly string[], options: RunOptions = {}) {
    const { stdout } = await this.run([...args, '--json'], options);
    return JSON.parse(stdout);
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
