import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ladder } from '../../../src/core/ladder.schema.js';
import { journalOf } from './journals.js';
import type { Cost, Measuring, Task } from './processes.js';
import type { Row } from './rows.js';

/** Medians of a program against bare Node, measured in turns. */
export interface Measured {
  /** Milliseconds of processor time. */
  readonly cpu: number;
  /** Milliseconds from start to end, or until the screen showed what was waited for. */
  readonly wall: number;
  /** The median of the ratios of each pair's processor times. */
  readonly time: number;
  readonly memory: number;
  /** Milliseconds of bare Node's processor time. */
  readonly bareCpu: number;
  readonly bareWall: number;
}

/** What a run of all rows needs to know. */
export interface Bench {
  readonly measuring: Measuring;
  /** The binary of Node. */
  readonly node: string;
  /** The launcher of career-coach. */
  readonly program: string;
  readonly ladder: Ladder;
  /** A file of answers to that ladder. */
  readonly answers: string;
  readonly pairs: number;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

/** Runs both in turns, one pair first that does not count; `before` is called before each run of the subject. */
async function measurePairs(
  measuring: Measuring,
  { bare, subject, pairs }: { bare: Task; subject: Task; pairs: number },
  before: () => void | Promise<void>,
): Promise<Measured> {
  const costs: { bare: Cost; subject: Cost }[] = [];
  const run = async (task: Task): Promise<Cost> => {
    if (task === subject) await before();
    const cost = await measuring.run(task);
    if (cost.code !== 0 || (task.keys && cost.shown === null)) {
      throw new Error(`${task.argv.join(' ')} ended with ${cost.code}: ${cost.said}`);
    }
    return cost;
  };
  for (let pair = 0; pair <= pairs; pair += 1) {
    const first = await run(pair % 2 === 0 ? bare : subject);
    const second = await run(pair % 2 === 0 ? subject : bare);
    const both = pair % 2 === 0 ? [first, second] : [second, first];
    const [ofBare, ofSubject] = both as [Cost, Cost];
    if (pair > 0) costs.push({ bare: ofBare, subject: ofSubject });
  }
  const of = (value: (pair: (typeof costs)[number]) => number) => median(costs.map(value));
  return {
    cpu: of((pair) => pair.subject.cpu),
    wall: of((pair) => pair.subject.shown ?? pair.subject.wall),
    time: of((pair) => pair.subject.cpu / pair.bare.cpu),
    memory: of((pair) => pair.subject.memory / pair.bare.memory),
    bareCpu: of((pair) => pair.bare.cpu),
    bareWall: of((pair) => pair.bare.wall),
  };
}

/** Of what is set in the shell, only this: other variables change how Node starts, NODE_EXTRA_CA_CERTS most. */
const environment = (home: string) => ({
  PATH: process.env.PATH ?? '',
  LANG: 'en_GB.UTF-8',
  TERM: 'xterm-256color',
  HOME: home,
  CAREER_COACH_HOME: home,
});

/** So many events were added by others since the program last looked. */
const sinceLastLook = 50;

/** Measures one row, in a home of its own. */
export async function measureRow(row: Row, bench: Bench): Promise<Measured> {
  const { measuring, node, program, answers, pairs } = bench;
  const home = mkdtempSync(path.join(tmpdir(), 'career-coach-bench-'));
  const args = row.args.map((argument) => (argument === '{answers}' ? answers : argument));
  const task = (more: readonly string[]): Task => ({
    argv: [node, program, ...more],
    env: environment(home),
    cwd: home,
  });
  const subject = { ...task(args), ...(row.keys && { keys: row.keys }) };
  try {
    if (row.events !== undefined) await fillHome(row.events, home, bench, task);
    if (row.warm) await measuring.run({ ...subject, keys: row.warm });
    return await measurePairs(
      measuring,
      { bare: { argv: [node, '-e', '0'], env: environment(home) }, subject, pairs },
      beforeEach(row, home, async () => {
        await measuring.run(task(['checkin', '--note', 'Asked what it is for']));
      }),
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const folderIn = (home: string) => path.join(home, 'profiles', 'default');

/** A journal grows a little from run to run; an assessment begins anew each time, where the program was used before. */
function beforeEach(
  { events, before }: Row,
  home: string,
  checkIn: () => Promise<void>,
): () => void | Promise<void> {
  if (events === undefined) return () => removeFiles(folderIn(home));
  if (before === 'check-in') return checkIn;
  if (before === undefined) return () => {};
  return () => {
    for (const name of ['checkpoint.json', 'checkpoint.trail']) {
      rmSync(path.join(folderIn(home), name), { force: true });
    }
  };
}

function removeFiles(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
}

/** Writes a journal in two parts, with a look at the status in between: so the program finds it from day to day. */
async function fillHome(
  events: number,
  home: string,
  { measuring, ladder }: Bench,
  task: (args: readonly string[]) => Task,
): Promise<void> {
  const lines = journalLines(events, ladder);
  const journal = path.join(folderIn(home), 'journal.jsonl');
  mkdirSync(folderIn(home), { recursive: true, mode: 0o700 });
  writeFileSync(journal, lines.slice(0, -sinceLastLook).join(''), { mode: 0o600 });
  await measuring.run(task(['status', '--json']));
  writeFileSync(journal, lines.slice(-sinceLastLook).join(''), { flag: 'a' });
}

const made = new Map<number, readonly string[]>();

/** The journal's text, event by event. Made once: a long one takes seconds. */
function journalLines(events: number, ladder: Ladder): readonly string[] {
  const lines = made.get(events) ?? journalOf(events, ladder, new Date()).split(/(?<=\n)(?=\n)/);
  made.set(events, lines);
  return lines;
}

/** Measures how another program says its version; null where it is not installed. */
export async function measurePeer(name: string, bench: Bench): Promise<Measured | null> {
  const file = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
  if (file === undefined) return null;
  const home = mkdtempSync(path.join(tmpdir(), 'career-coach-bench-'));
  const env = environment(home);
  try {
    return await measurePairs(
      bench.measuring,
      {
        bare: { argv: [bench.node, '-e', '0'], env },
        subject: { argv: [file, '--version'], env },
        pairs: bench.pairs,
      },
      () => {},
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
