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
import type { Ladder } from '../../../src/core/schema/ladder.schema.js';
import { printedPath } from '../../../src/store/files/profile-paths.js';
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
  before: () => void,
): Promise<Measured> {
  const costs: { bare: Cost; subject: Cost }[] = [];
  const run = async (task: Task): Promise<Cost> => {
    if (task === subject) before();
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
    bareCpu: of((pair) => pair.bare.cpu),
    bareWall: of((pair) => pair.bare.wall),
  };
}

/**
 * Where a program runs. Of what is set in the shell, it gets only the path: other variables change how Node starts,
 * NODE_EXTRA_CA_CERTS most.
 */
const placeOf = (home: string): Pick<Task, 'cwd' | 'env'> => ({
  cwd: home,
  env: {
    PATH: process.env.PATH ?? '',
    LANG: 'en_GB.UTF-8',
    TERM: 'xterm-256color',
    HOME: home,
    CAREER_COACH_HOME: home,
  },
});

/** Measures one row, in a home of its own. */
export async function measureRow(row: Row, bench: Bench): Promise<Measured> {
  const { measuring, node, program, answers, pairs } = bench;
  const home = mkdtempSync(path.join(tmpdir(), 'career-coach-bench-'));
  const args = row.args.map((argument) => (argument === '{answers}' ? answers : argument));
  const subject: Task = {
    argv: [node, program, ...args],
    ...placeOf(home),
    ...(row.keys && { keys: row.keys }),
  };
  try {
    if (row.events !== undefined) fillHome(row.events, home, bench.ladder);
    return await measurePairs(
      measuring,
      { bare: { argv: [node, '-e', '0'], ...placeOf(home) }, subject, pairs },
      () => {
        // An assessment begins anew each time; a journal grows a little from run to run.
        if (row.events === undefined) removeFiles(folderIn(home));
        if (row.anew) rmSync(printedPath(folderIn(home)), { force: true });
      },
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const folderIn = (home: string) => path.join(home, 'profiles', 'default');

function removeFiles(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
}

function fillHome(events: number, home: string, ladder: Ladder): void {
  mkdirSync(folderIn(home), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folderIn(home), 'journal.jsonl'), journalText(events, ladder), {
    mode: 0o600,
  });
}

const made = new Map<number, string>();

/** Made once: a long journal takes seconds. */
function journalText(events: number, ladder: Ladder): string {
  const text = made.get(events) ?? journalOf(events, ladder, new Date());
  made.set(events, text);
  return text;
}

/** Measures how another program says its version; null where it is not installed. */
export async function measurePeer(name: string, bench: Bench): Promise<Measured | null> {
  const file = (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
  if (file === undefined) return null;
  const home = mkdtempSync(path.join(tmpdir(), 'career-coach-bench-'));
  const place = placeOf(home);
  try {
    return await measurePairs(
      bench.measuring,
      {
        bare: { argv: [bench.node, '-e', '0'], ...place },
        subject: { argv: [file, '--version'], ...place },
        pairs: bench.pairs,
      },
      () => {},
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
