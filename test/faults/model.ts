import { existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { CoachError } from '../../src/core/base/errors.js';
import { fold } from '../../src/core/journal/fold.js';
import type { Event, NewEvent } from '../../src/core/schema/events.schema.js';
import { openStore } from '../../src/store/open.js';
import { oneOfEach } from '../store/events.js';
import { memoryStore } from '../store/memory-store.js';
import { type OpenedStore, opened } from '../store/opened.js';
import { available, type Fault } from './fault.js';
import { remove, scratch } from './processes.js';
import { rawText } from './texts.js';

/** What a person, or a script, does with one of two machines. */
type Command =
  | {
      readonly act: 'append';
      readonly which: readonly number[];
      readonly text: string;
      readonly key: string | null;
    }
  | { readonly act: 'undo'; readonly target: number }
  | { readonly act: 'read'; readonly ladder: string }
  | { readonly act: 'merge' }
  | { readonly act: 'import'; readonly text: string }
  | { readonly act: 'backup' }
  | { readonly act: 'restore' }
  | { readonly act: 'settings'; readonly rhythm: number }
  | { readonly act: 'repair' }
  | { readonly act: 'forget' };

interface Step {
  /** 0 or 1. */
  readonly machine: number;
  readonly command: Command;
}

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('append' as const),
      which: fc.array(fc.nat({ max: oneOfEach.length - 1 }), { maxLength: 3 }),
      text: rawText,
      key: fc.option(fc.constantFrom('k1', 'k2', 'k3')),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('undo' as const), target: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('read' as const),
      ladder: fc.constantFrom('technical-expert', 'technical-expert', 'other'),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ act: 'merge' as const }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('import' as const), text: rawText }) },
  { weight: 2, arbitrary: fc.constant({ act: 'backup' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'restore' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('settings' as const),
      rhythm: fc.integer({ min: 0, max: 400 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'repair' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'forget' as const }) },
);

const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ machine: fc.nat({ max: 1 }), command }), {
  maxLength: 14,
});

/** Two machines of one kind, and what was copied from them last. */
interface Pair {
  readonly machines: readonly OpenedStore[];
  readonly backups: Uint8Array[];
}

/** What came of a command, without what is by chance: ids and paths. */
async function perform({ machines, backups }: Pair, { machine, command }: Step): Promise<unknown> {
  const store = machines[machine];
  const other = machines[1 - machine];
  if (store === undefined || other === undefined) throw new Error('there are two machines');
  switch (command.act) {
    case 'append':
      return store.append(command.which.map((index) => eventFor(command, index))).length;
    case 'undo': {
      const { events } = store.readJournal();
      const target = events[command.target % Math.max(1, events.length)];
      return target && store.append([{ type: 'undo', targets: [target.id] }]).length;
    }
    case 'read':
      return described(command.ladder, store);
    case 'merge':
      return store.importLines(await other.backup(), 'x');
    case 'import':
      return store.importLines(Buffer.from(command.text), 'x');
    case 'backup':
      backups[machine] = Buffer.from(await store.backup());
      return null;
    case 'restore':
      return (await store.restore(backups[machine] ?? new Uint8Array())) !== null;
    case 'settings':
      return store.changeSettings({ rhythm: command.rhythm });
    case 'repair':
      return (await store.repair()).length;
    case 'forget':
      return (await store.forget()).events;
  }
}

/** What a journal says about a ladder, with ids by their place in it. */
function described(ladder: string, store: OpenedStore): unknown {
  const { events, setAside, newer } = store.readJournal();
  const places = new Map(events.map(({ id }, place) => [id, place]));
  const { rerated, assessments, ...rest } = fold(events, ladder);
  const state = {
    ...rest,
    setAside,
    newer,
    rerated: [...rerated],
    assessments: assessments.map((event) => ({ ...event, at: null })),
  };
  return withPlaces(JSON.stringify(state), places);
}

/** A text in which each id of an event is its place; an example's id begins with that of its assessment. */
function withPlaces(text: string, places: ReadonlyMap<string, number>): string {
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    const place = places.get(id);
    return place === undefined ? id : `#${place}`;
  });
}

function eventFor({ text, key }: Extract<Command, { act: 'append' }>, index: number): NewEvent {
  const event: NewEvent = oneOfEach[index] ?? { type: 'role', title: text, since: '2026-11-21' };
  const said = event.type === 'evidence' ? { ...event, text } : event;
  return key === null ? said : { ...said, key };
}

async function outcome(pair: Pair, step: Step): Promise<unknown> {
  try {
    return await perform(pair, step);
  } catch (error) {
    if (error instanceof CoachError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** Everything that can be read from a store; ids by their place in the order. */
async function contentOf(store: OpenedStore): Promise<string> {
  const { events, setAside, newer } = store.readJournal();
  const places = new Map(events.map(({ id }, place) => [id, place]));
  const other = (target: string) => (places.has(target) ? target : 'other');
  const without = (event: Event) =>
    event.type === 'undo' ? { ...event, targets: event.targets.map(other) } : event;
  const states = ['technical-expert', 'other'].map((ladder) => stateOf(events, ladder));
  const settings = await store.readSettings();
  const content = {
    events: events.map(without),
    setAside: setAside.length,
    newer,
    states,
    settings,
  };
  return withPlaces(JSON.stringify(content), places);
}

function stateOf(events: readonly Event[], ladder: string): unknown {
  const { rerated, ...state } = fold(events, ladder);
  return { ...state, rerated: [...rerated] };
}

/** A memory file system, where there is one: the disk is not what is tried here. */
const fast = existsSync('/dev/shm') ? '/dev/shm' : undefined;

/** A clock that never stands still and never shows the same twice, so that both kinds make ids in the same order. */
function clock(): () => Date {
  let time = Date.parse('2026-11-21T12:00:00Z');
  return () => {
    time += 1;
    return new Date(time);
  };
}

async function compare(commands: readonly Step[]): Promise<void> {
  const base = scratch(fast);
  try {
    const now = { disk: clock(), memory: clock() };
    const disk: Pair = {
      machines: await Promise.all(
        ['a', 'b'].map((name) =>
          opened(
            openStore({
              home: { base, folder: path.join(base, name, 'profiles', 'default'), from: '--home' },
              clock: now.disk,
              today: '2026-11-21',
              notice: () => {},
            }),
          ),
        ),
      ),
      backups: [],
    };
    const memory: Pair = {
      machines: await Promise.all(
        ['a', 'b'].map(() => opened(memoryStore({ clock: now.memory, today: '2026-11-21' }))),
      ),
      backups: [],
    };
    for (const step of commands) {
      const [left, right] = [await outcome(disk, step), await outcome(memory, step)];
      if (JSON.stringify(left) !== JSON.stringify(right)) {
        throw new Error(
          `${step.command.act}: ${JSON.stringify(left)} is not ${JSON.stringify(right)}`,
        );
      }
    }
    for (const machine of [0, 1])
      await sameContent(disk.machines[machine], memory.machines[machine]);
    await mergeBothWays(disk.machines);
  } finally {
    remove(base);
  }
}

async function sameContent(
  left: OpenedStore | undefined,
  right: OpenedStore | undefined,
): Promise<void> {
  if (left === undefined || right === undefined) throw new Error('there are two machines');
  const [one, other] = [await contentOf(left), await contentOf(right)];
  if (one !== other) throw new Error(`${one} is not ${other}`);
}

/** In the end both machines take what the other has: then they must hold the same. */
async function mergeBothWays([left, right]: readonly OpenedStore[]): Promise<void> {
  if (left === undefined || right === undefined) throw new Error('there are two machines');
  const [mine, theirs] = [await left.readLines(), await right.readLines()];
  if (theirs.length > 0) await left.importLines(Buffer.from(theirs.join('\n')), 'x');
  if (mine.length > 0) await right.importLines(Buffer.from(mine.join('\n')), 'x');
  const [one, other] = [left.readJournal().events, right.readJournal().events];
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error('the merged journals differ');
}

/** Size: how many series of commands. */
export const storeModel: Fault = {
  name: 'store model: random commands on two machines, with undo, merge, backup, restore and forget',
  goal: 'the store on disk equals its twin in memory, and both machines agree after a merge',
  missing: available,
  sizes: { quick: 60, thorough: 400, long: 10_000 },
  async run(size) {
    const property = fc.asyncProperty(steps, compare);
    const result = await fc.check(property, { numRuns: size, endOnFailure: size > 1000 });
    const failures = result.failed
      ? [`${result.errorInstance} (seed ${result.seed}): ${JSON.stringify(result.counterexample)}`]
      : [];
    return { measured: `${result.numRuns} runs equal`, failures };
  },
};
