import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { answersAt } from '../commands/ladder-facts.js';
import type { Fault } from './fault.js';
import {
  atOnce,
  coachHere,
  hasProgram,
  isClear,
  journalOf,
  profileOf,
  program,
  remove,
  run,
  scratch,
} from './processes.js';

/** Calls that can fail, and how. Not `retval=`: it lies about what was written. */
const errors: Readonly<Record<string, readonly string[]>> = {
  openat: ['EACCES', 'ENOSPC', 'EIO', 'EROFS', 'EMFILE'],
  write: ['ENOSPC', 'EIO', 'EDQUOT', 'EFBIG', 'EINTR'],
  fsync: ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'EINTR'],
  rename: ['ENOSPC', 'EIO', 'EACCES', 'EXDEV', 'EROFS'],
  mkdir: ['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EIO'],
};
const leastCases = 300;

/** Size: how many cases, spread over the commands; all in the long form. */
export const syscallErrors: Fault = {
  name: 'system calls fail: open, write, fsync, rename, mkdir × 5 errors',
  goal: 'nothing lost, no stack trace, never "saved" without data',
  missing: () => (hasProgram('strace') ? null : 'strace is not installed'),
  sizes: { quick: 6, thorough: 60, long: Number.POSITIVE_INFINITY },
  async run(size) {
    const folder = scratch();
    const failures: string[] = [];
    try {
      const scene = await makeScene(folder);
      // A command is traced before it can fail: few cases need few commands.
      const steps = spread(scene.steps, size);
      const all = (await Promise.all(steps.map((step) => casesOf(step, scene)))).flat();
      const cases = spread(all, size);
      const counts = { hit: 0, refused: 0 };
      await atOnce(cases.length, 2, async (index) => {
        const one = cases[index];
        if (one === undefined) return;
        const { problem, wasHit, wasRefused } = await inject(one, scene, index);
        if (wasHit) counts.hit += 1;
        if (wasRefused) counts.refused += 1;
        if (problem !== null)
          failures.push(`${one.step.name}, ${one.call} ${one.number} ${one.error}: ${problem}`);
      });
      if (size === Number.POSITIVE_INFINITY && counts.hit < leastCases) {
        failures.push(`only ${counts.hit} cases, of at least ${leastCases}`);
      }
      return {
        measured: `${counts.hit} of ${cases.length} injected, ${counts.refused} refused in words`,
        failures,
      };
    } finally {
      remove(folder);
    }
  },
};

/** At most so many of a list, from all parts of it. */
function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from(
    { length: most },
    (_, at) => list[Math.floor((at + 0.5) * (list.length / most))] as T,
  );
}

interface Scene {
  readonly folder: string;
  readonly journal: string;
  readonly other: string;
  readonly ids: readonly string[];
  readonly steps: readonly Step[];
}

/** A command, and how to see that what it said is true. */
interface Step {
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin?: string;
  /** Whether there is a journal before. */
  readonly begun: boolean;
  isDone(home: string): boolean;
}

const idsIn = (file: string) =>
  existsSync(file) ? parseJournal(readFileSync(file)).events.map(({ id }) => id) : [];

async function makeScene(folder: string): Promise<Scene> {
  const homes = ['first', 'second'].map((name) => path.join(folder, name));
  for (const home of homes) {
    mkdirSync(home);
    await coachHere(home, ['assess', '--answers', '-', '--quiet'], { stdin: answersAt(3) });
  }
  const [journal = '', other = ''] = homes.map(journalOf);
  const ids = idsIn(journal);
  writeFileSync(journal, `${readFileSync(journal)}\ndamaged line\n`);
  const theirs = idsIn(other);
  const holds = (home: string) => theirs.every((id) => idsIn(journalOf(home)).includes(id));
  const written = (name: string) => (home: string) =>
    existsSync(path.join(home, name)) && readFileSync(path.join(home, name)).length > 100;
  const steps: Step[] = [
    {
      name: 'the first assess',
      args: ['assess', '--answers', '-', '--json'],
      stdin: answersAt(2),
      begun: false,
      // The edition of the ladder, the assessment and the plan.
      isDone: (home) => idsIn(journalOf(home)).length === 3,
    },
    {
      name: 'assess',
      args: ['assess', '--answers', '-', '--json'],
      stdin: answersAt(2),
      begun: true,
      isDone: (home) => idsIn(journalOf(home)).length === 5,
    },
    {
      name: 'checkin',
      args: ['checkin', '--note', 'learnt something', '--json'],
      begun: true,
      isDone: (home) => readFileSync(journalOf(home), 'utf8').includes('learnt something'),
    },
    {
      name: 'settings set',
      args: ['settings', 'set', 'rhythm', '7'],
      begun: true,
      isDone: (home) =>
        readFileSync(path.join(profileOf(home), 'config.json'), 'utf8').includes('7'),
    },
    { name: 'import', args: ['import', other], begun: true, isDone: holds },
    { name: 'the first import', args: ['import', other], begun: false, isDone: holds },
    { name: 'restore', args: ['data', 'restore', other, '--yes'], begun: true, isDone: holds },
    { name: 'backup', args: ['data', 'backup', 'b'], begun: true, isDone: written('b') },
    {
      name: 'backup over another',
      args: ['data', 'backup', 'old', '--force'],
      begun: true,
      isDone: written('old'),
    },
    {
      name: 'doctor --fix',
      args: ['doctor', '--fix'],
      begun: true,
      isDone: (home) => parseJournal(readFileSync(journalOf(home))).setAside.length === 0,
    },
    { name: 'status', args: ['status'], begun: true, isDone: () => true },
  ];
  return { folder, journal, other, ids, steps };
}

/** One failure of one call in one command. */
interface Case {
  readonly step: Step;
  readonly call: string;
  /** The how-many-th of its kind in the process. */
  readonly number: number;
  readonly error: string;
}

/** Every call of the command that has to do with its home, with every error. */
async function casesOf(step: Step, scene: Scene): Promise<Case[]> {
  const home = homeFor(step, scene, `trace-${scene.steps.indexOf(step)}`);
  const log = path.join(scene.folder, `trace-${scene.steps.indexOf(step)}.log`);
  await traced(step, home, log, []);
  const counts = new Map<string, number>();
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const call = /^(\w+)\(/.exec(line)?.[1] ?? '';
      if (!Object.hasOwn(errors, call)) return [];
      const number = (counts.get(call) ?? 0) + 1;
      counts.set(call, number);
      if (!concerns(line, home)) return [];
      return (errors[call] ?? []).map((error) => ({ step, call, number, error }));
    });
}

/** Whether a call is about a file in the home, not just made from there. */
function concerns(line: string, home: string): boolean {
  return line.replace(/AT_FDCWD<[^>]*>/g, '').includes(home);
}

/** A home as the command needs it. */
function homeFor({ begun }: Step, { folder, journal }: Scene, name: string): string {
  // Always of the same length: then the process makes the same calls.
  const home = path.join(folder, name.padEnd(12, '_'));
  mkdirSync(home);
  writeFileSync(path.join(home, 'old'), 'precious');
  if (begun) {
    mkdirSync(profileOf(home), { recursive: true, mode: 0o700 });
    copyFileSync(journal, journalOf(home));
  }
  return home;
}

/** Without -f: the main thread alone, where all of the program's own work is done. */
function traced(step: Step, home: string, log: string, options: readonly string[]) {
  const trace = `trace=${Object.keys(errors).join(',')}`;
  return run(
    'strace',
    [
      '-qq',
      '-y',
      '-s',
      '1',
      '-o',
      log,
      '-e',
      trace,
      ...options,
      process.execPath,
      program(),
      ...step.args,
    ],
    { cwd: home, env: { HOME: home, CAREER_COACH_HOME: home }, stdin: step.stdin ?? '' },
  );
}

async function inject({ step, call, number, error }: Case, scene: Scene, index: number) {
  const home = homeFor(step, scene, `case-${index}`);
  const log = path.join(scene.folder, `case-${index}.log`);
  const ended = await traced(step, home, log, [
    '-e',
    `inject=${call}:error=${error}:when=${number}`,
  ]);
  const hits = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('(INJECTED)'));
  const wasHit = hits.some((line) => concerns(line, home));
  // What fails elsewhere, in reading the program itself, is not about data.
  const problem = wasHit ? await problemOf(step, home, ended, scene) : null;
  remove(home);
  return { problem, wasHit, wasRefused: ended.code !== 0 };
}

async function problemOf(
  step: Step,
  home: string,
  {
    code,
    stderr,
    stdout,
    signal,
  }: { code: number | null; stderr: string; stdout: string; signal: string | null },
  scene: Scene,
): Promise<string | null> {
  if (signal !== null) return `ended by ${signal}`;
  if (code !== 0 && code !== 1 && code !== 2) return `exit ${code}: ${stderr}`;
  if (!isClear(stderr) || /\\n\s+at |bug in/.test(stdout)) return `said: ${stderr}${stdout}`;
  if (code === 0 && !step.isDone(home)) return 'said to be done, and is not';
  if (code !== 0 && stderr === '' && stdout === '') return 'refused without a word';
  if (step.begun && !isKept(home, scene)) return 'events are lost';
  if (readFileSync(path.join(home, 'old'), 'utf8') !== 'precious' && !step.isDone(home)) {
    return 'an old file is damaged';
  }
  const after = await coachHere(home, ['assess', '--answers', '-', '--json'], {
    stdin: answersAt(4),
  });
  return after.code === 0 ? null : `does not go on: ${after.stdout}${after.stderr}`;
}

function isKept(home: string, { ids }: Scene): boolean {
  const folder = profileOf(home);
  const kept = readdirSync(folder)
    .filter((name) => /^journal\.(jsonl|before)/.test(name))
    .flatMap((name) => idsIn(path.join(folder, name)));
  return ids.every((id) => kept.includes(id));
}
