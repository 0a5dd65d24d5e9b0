import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { runInProcess } from '../commands/in-process.js';
import { type Bundle, bundle } from '../terminal/terminal.js';

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface Starting {
  /** The whole environment, beside PATH. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string;
  /** The user to be, for those who may choose. */
  readonly uid?: number;
  /** Milliseconds after which it is killed: what hangs must not hang the tests. */
  readonly patience?: number;
}

/**
 * A copy of the built program, so that a build meanwhile changes nothing, and that any user can run. It is found
 * from the working directory, as the long form runs from a bundle.
 */
export function program(): string {
  copied ??= copyOfProgram();
  return path.join(copied, 'bin', 'career-coach.cjs');
}

let copied: string | null = null;

function copyOfProgram(): string {
  const folder = scratch();
  chmodSync(folder, 0o755);
  // Ladders may be in YAML or Markdown; their packages are not inside the program.
  const packages = ['node_modules/yaml', 'node_modules/marked'];
  for (const name of ['bin', 'dist', 'package.json', ...packages]) {
    cpSync(path.resolve(name), path.join(folder, name), { recursive: true });
  }
  process.on('exit', removeProgram);
  return folder;
}

/** Removes the copy. For vitest, which ends its processes without their `exit`. */
export function removeProgram(): void {
  if (copied !== null) remove(copied);
  copied = null;
}

/** Runs a process to its end. */
export function run(
  command: string,
  args: readonly string[],
  { env = {}, cwd = tmpdir(), stdin = '', uid, patience = 60_000 }: Starting = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, {
      cwd,
      env: { PATH: process.env.PATH, LANG: 'en_GB.UTF-8', TZ: 'UTC', ...env },
      ...(uid !== undefined && { uid, gid: uid }),
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    const text = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text.stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      text.stderr += chunk;
    });
    // A program that does not read its input closes it: that is its right.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, ...text, milliseconds: performance.now() - started });
    });
  });
}

/** Runs the program in a home. */
export function coach(
  home: string,
  args: readonly string[],
  starting: Starting = {},
): Promise<Ended> {
  return run(process.execPath, [program(), ...args], {
    cwd: home,
    ...starting,
    env: { HOME: home, CAREER_COACH_HOME: home, CAREER_COACH_NOW: '2026-11-21', ...starting.env },
  });
}

/** The same in this process, for what is tried too seldom at a desk to be worth the starts of Node. */
export async function coachHere(
  home: string,
  args: readonly string[],
  { env, cwd = home, stdin = '' }: Starting = {},
): Promise<Ended> {
  const started = performance.now();
  const own = env ?? { HOME: home, CAREER_COACH_HOME: home, CAREER_COACH_NOW: '2026-11-21' };
  const ended = await runInProcess({
    args,
    env: { PATH: process.env.PATH, LANG: 'en_GB.UTF-8', ...own },
    cwd,
    stdin,
  });
  return { ...ended, signal: null, milliseconds: performance.now() - started };
}

/** A folder of the fault's own; `remove` when it is over. */
export function scratch(parent = tmpdir()): string {
  return mkdtempSync(path.join(parent, 'career-coach-fault-'));
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The folder of the default profile in a home. */
export function profileOf(home: string): string {
  return path.join(home, 'profiles', 'default');
}

export function journalOf(home: string): string {
  return path.join(profileOf(home), 'journal.jsonl');
}

/** What a home's journal holds. */
export function readJournal(home: string) {
  return parseJournal(readFileSync(journalOf(home)));
}

/** The texts of all notes in a home. */
export function notesIn(home: string): string[] {
  return readJournal(home).events.flatMap((event) => (event.type === 'evidence' ? event.text : []));
}

/** The program `writer.ts`, which any process can run. */
export function buildWriter(): Promise<Bundle> {
  return bundle('test/faults/writer.ts');
}

/** Whether a program is installed. */
export function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Does some work so many times, at most so much at once. */
export async function atOnce(
  count: number,
  workers: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/** Whether what went to standard error is one message for people: no stack trace, no dump. */
export function isClear(stderr: string): boolean {
  const lines = stderr.split('\n').filter((line) => line !== '');
  return (
    lines.length <= 6 && !/\n\s+at |node:internal|Node\.js v\d|bug in career-coach/.test(stderr)
  );
}
