import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import type { Event } from '../../src/core/schema/events.schema.js';
import { openStore } from '../../src/store/open.js';
import { type OpenedStore, opened } from '../store/opened.js';
import type { Fault } from './fault.js';
import { hasProgram, remove, scratch } from './processes.js';

/** What happens on a machine: something is written, or git moves it. */
const acts = ['log', 'checkin', 'undo', 'commit', 'pull', 'push'] as const;

interface Step {
  readonly machine: 0 | 1;
  readonly act: (typeof acts)[number];
  /** Which event an undo takes back. */
  readonly target: number;
}

interface Interleaving {
  readonly steps: readonly Step[];
  /** Minutes by which the second machine's clock is off. */
  readonly skew: number;
}

const interleaving: fc.Arbitrary<Interleaving> = fc.record({
  steps: fc.array(
    fc.record({
      machine: fc.constantFrom(0 as const, 1 as const),
      act: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...acts.slice(0, 3)) },
        { weight: 2, arbitrary: fc.constantFrom(...acts.slice(3)) },
      ),
      target: fc.nat({ max: 30 }),
    }),
    { minLength: 6, maxLength: 16 },
  ),
  skew: fc.constantFrom(0, 0, -90, 90, -3000, 3000),
});

const names = ['one', 'two'] as const;
const execute = promisify(execFile);

/** False if git refuses: a pull over what isn't committed, a push that would lose what others pushed. */
async function git(folder: string, ...args: readonly string[]): Promise<boolean> {
  try {
    await execute('git', args, {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: path.dirname(folder),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'you',
        GIT_AUTHOR_EMAIL: 'you@example.org',
        GIT_COMMITTER_NAME: 'you',
        GIT_COMMITTER_EMAIL: 'you@example.org',
      },
    });
    return true;
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'number') return false;
    throw error;
  }
}

/** A bare repository with the files that docs/sync.md names, and a clone of it for each machine. */
async function createTemplate(folder: string): Promise<void> {
  const [first] = names;
  const [hub, one] = [path.join(folder, 'hub.git'), path.join(folder, first)];
  await git(folder, 'init', '--bare', '--template=', '--initial-branch=main', hub);
  await git(folder, 'clone', '--template=', hub, one);
  await git(one, 'checkout', '-b', 'main');
  await git(one, 'remote', 'set-url', 'origin', '../hub.git');
  // Tidying takes most of the time, and keeps nothing.
  await git(one, 'config', 'maintenance.auto', 'false');
  await git(one, 'config', 'fetch.recurseSubmodules', 'false');
  await git(hub, 'config', 'receive.autogc', 'false');
  writeFileSync(path.join(one, '.gitattributes'), 'journal.jsonl merge=union -text\n');
  writeFileSync(path.join(one, 'journal.jsonl'), '');
  await git(one, 'add', '--all');
  await git(one, 'commit', '--message', 'start');
  await git(one, 'push', '--set-upstream', 'origin', 'main');
  cpSync(one, path.join(folder, names[1]), { recursive: true });
}

async function machineIn(base: string, index: 0 | 1, skew: number): Promise<OpenedStore> {
  let time = Date.parse('2026-11-21T12:00:00Z') + index * skew * 60_000;
  const clock = () => {
    time += 1000;
    return new Date(time);
  };
  const home = { base, folder: path.join(base, names[index]), from: '--home' as const };
  return opened(openStore({ home, clock, today: '2026-11-21', notice: () => {} }));
}

/** What the machine keeps of a step; nothing for one of git's. */
async function take(
  { act, target }: Step,
  store: OpenedStore,
  text: string,
): Promise<readonly Event[]> {
  switch (act) {
    case 'log':
      return store.append([{ type: 'evidence', date: '2026-11-21', text, behaviours: [] }]);
    case 'checkin':
      return store.append([
        {
          type: 'checkin',
          sitting: text,
          ladder: 'technical-expert',
          note: text,
          actions: [],
          ratings: [],
          next: null,
        },
      ]);
    case 'undo': {
      const { events } = store.readJournal();
      const taken = events[target % Math.max(1, events.length)];
      return taken === undefined ? [] : store.append([{ type: 'undo', targets: [taken.id] }]);
    }
    case 'commit':
      await git(store.folder, 'commit', '--quiet', '--all', '--message', text);
      return [];
    case 'pull':
      await git(store.folder, 'pull', '--quiet', '--no-rebase', '--no-edit');
      return [];
    case 'push':
      await git(store.folder, 'push');
      return [];
  }
}

async function tryOne(template: string, { steps, skew }: Interleaving): Promise<void> {
  const base = scratch(fast);
  try {
    cpSync(template, base, { recursive: true });
    const machines = [await machineIn(base, 0, skew), await machineIn(base, 1, skew)] as const;
    const kept: Event[] = [];
    for (const [index, step] of steps.entries()) {
      kept.push(...(await take(step, machines[step.machine], `step ${index}`)));
    }
    const [one, two] = machines;
    const ending = [one, two].flatMap((store) =>
      (['commit', 'pull', 'push'] as const).map((act) => ({ store, act })),
    );
    for (const { store, act } of [...ending, { store: one, act: 'pull' as const }]) {
      await take({ machine: 0, act, target: 0 }, store, 'the end');
    }
    kept.sort((left, right) => (left.id < right.id ? -1 : 1));
    for (const { readJournal, paths } of machines) {
      const { events, setAside } = readJournal();
      if (setAside.length > 0) throw new Error(`damaged: ${readFileSync(paths.journal, 'utf8')}`);
      if (JSON.stringify(events) !== JSON.stringify(kept)) {
        throw new Error(`${events.length} of ${kept.length} events, or others`);
      }
    }
  } finally {
    remove(base);
  }
}

/** A memory file system, where there is one: the disk is not what is tried here. */
const fast = existsSync('/dev/shm') ? '/dev/shm' : undefined;

/** Size: how many interleavings. */
export const gitSync: Fault = {
  name: 'two machines sync by git: random writing, commits, pulls and pushes, with clocks that differ',
  goal: 'nothing is lost, and both end with the same events',
  missing: () => (hasProgram('git') ? null : 'git is not installed'),
  sizes: { quick: 3, thorough: 16, long: 1000 },
  async run(size) {
    const template = scratch(fast);
    try {
      await createTemplate(template);
      let written = 0;
      const property = fc.asyncProperty(interleaving, async (tried) => {
        written += tried.steps.filter(({ act }) => acts.indexOf(act) < 3).length;
        await tryOne(template, tried);
      });
      const result = await fc.check(property, { numRuns: size });
      const failures = result.failed
        ? [
            `${result.errorInstance} (seed ${result.seed}): ${JSON.stringify(result.counterexample)}`,
          ]
        : [];
      return { measured: `${result.numRuns} interleavings, ${written} times written`, failures };
    } finally {
      remove(template);
    }
  },
};
