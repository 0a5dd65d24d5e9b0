import {
  appendFileSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Made } from '../../src/core/describe-report.js';
import type { Event, NewEvent } from '../../src/core/events.schema.js';
import { goOn } from '../../src/core/present.js';
import { checkpointPath, trailPath } from '../../src/store/checkpoint.js';
import { shortCrc } from '../../src/store/crc.js';
import { crcOf, crcOfFile } from '../../src/store/journal-crc.js';
import { newLines, parseJournal } from '../../src/store/journal-lines.js';
import { openStore } from '../../src/store/open.js';
import { journalPath } from '../../src/store/profile-paths.js';
import type { JournalPresent } from '../../src/store/store.js';
import { anyEvent, assessment, checkin } from '../core/life.js';
import { note } from './events.js';
import { type OpenedStore, opened } from './opened.js';
import { temporaryFolder } from './temporary.js';

const day = '2026-11-21';
const noon = new Date('2026-11-21T12:00:00.000Z');

function storeIn(base: string, program = '1'): Promise<OpenedStore> {
  const home = { base, folder: path.join(base, 'profiles', 'default'), from: '--home' };
  return opened(openStore({ home, clock: () => noon, today: day, notice: () => {}, program }));
}

/** What a present says, without what only helps to be faster. */
const said = ({ state, loss }: JournalPresent) => ({ state: state(), loss });

/** The same by a store that has nothing but the journal. */
async function afresh(folder: string, ladder = 'test') {
  const base = temporaryFolder();
  const alone = await storeIn(base);
  mkdirSync(alone.folder, { recursive: true });
  if (existsSync(journalPath(folder))) cpSync(journalPath(folder), journalPath(alone.folder));
  return said(await alone.readPresent(ladder));
}

/** A made-up report that tells of which state it was made. */
const madeOf = (present: JournalPresent): Made =>
  ({ rests: 'rests', report: { date: day, answers: [present.state()] } }) as unknown as Made;

let seconds = 0;

/** As if some time had passed since the last write: clocks of file systems need that to tell two writes apart. */
function settle(file: string): void {
  seconds += 1;
  if (existsSync(file))
    utimesSync(file, new Date(), new Date(noon.getTime() + seconds * 1000 - 1e9));
}

/** Everything that can happen to a profile's folder between two starts. */
const steps = {
  /** By a command that knows the present. */
  add: async (store, [events]) => {
    await store.appendTo(await store.readPresent('test'), events);
  },
  /** By any other command. */
  append: async (store, [events]) => {
    store.append(events);
  },
  remember: async (store) => {
    const present = await store.readPresent('test');
    await store.remember(present, 'mark', madeOf(present));
  },
  undo: async (store, [, number]) => {
    const { events } = store.readJournal();
    const target = events[number % Math.max(1, events.length)];
    if (target) store.append([{ type: 'undo', targets: [target.id] }]);
  },
  undoWhatIsNotThere: async (store) => {
    store.append([{ type: 'undo', targets: ['00000000-0000-7000-8000-000000000000'] }]);
  },
  /** An import can bring events that are older than what is there. */
  older: async (store, [events, number]) => {
    const { text } = newLines(events, { now: new Date(number), day, after: null });
    appendFileSync(journalPath(store.folder), text);
  },
  keyed: async (store, [, number]) => {
    store.append([{ ...note('keyed', `key ${number % 2}`) }]);
  },
  damage: async (store) => {
    appendFileSync(journalPath(store.folder), '\n{"v":1,"torn\n');
  },
  torn: async (store, [, number]) => {
    editJournal(store, (text) => text.slice(0, Math.max(0, text.length - (number % 40))));
  },
  /** With an editor that writes in place: the size stays, and only the time tells. */
  edit: async (store, [, number]) => {
    editJournal(store, (text) => {
      const at = text.indexOf('asked', number % Math.max(1, text.length));
      return at < 0 ? text : `${text.slice(0, at)}ASKED${text.slice(at + 5)}`;
    });
  },
  cut: async (store, [, number]) => {
    editJournal(store, (text) =>
      text
        .split('\n')
        .slice(number % 3)
        .join('\n'),
    );
  },
  restoreOld: async (store, [, number]) => {
    editJournal(store, (text) => text.slice(0, Math.floor(text.length / (1 + (number % 3)))));
  },
  settle: async (store) => settle(journalPath(store.folder)),
  forget: async (store) => rmSync(checkpointPath(store.folder), { force: true }),
  forgetTrail: async (store) => rmSync(trailPath(store.folder), { force: true }),
  garble: async (store, [, number]) => garble(checkpointPath(store.folder), number),
  garbleTrail: async (store, [, number]) => garble(trailPath(store.folder), number),
  truncate: async (store, [, number]) => {
    const file = checkpointPath(store.folder);
    if (existsSync(file)) writeFileSync(file, readFileSync(file).subarray(0, number));
  },
} as const satisfies Record<
  string,
  (store: OpenedStore, given: readonly [readonly NewEvent[], number]) => Promise<void>
>;

function editJournal(store: OpenedStore, change: (text: string) => string): void {
  const file = journalPath(store.folder);
  if (!existsSync(file)) return;
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  settle(file);
}

function garble(file: string, number: number): void {
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  const at = number % Math.max(1, bytes.length);
  bytes.writeUInt8(((bytes[at] ?? 0) + 1) % 256, at);
  writeFileSync(file, bytes);
}

const names = Object.keys(steps) as (keyof typeof steps)[];
const step = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<keyof typeof steps>('add', 'remember', 'append') },
    { weight: 2, arbitrary: fc.constantFrom(...names) },
  ),
  fc.array(fc.oneof(anyEvent, checkin), { maxLength: 3 }),
  fc.nat(100_000),
);

test('whatever happened before, a present is what a reading of the whole journal says', async () => {
  const found = { remembered: 0, current: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (life) => {
      const store = await storeIn(temporaryFolder());
      store.append([note('asked first')]);
      for (const [name, events, number] of life) {
        await steps[name](store, [events, number]);
        const present = await store.readPresent('test');
        expect(said(present)).toEqual(await afresh(store.folder));
        if (present.remembered === null) continue;
        found.remembered += 1;
        found.current += present.remembered.since.length === 0 ? 1 : 0;
        const { answers, since } = present.remembered;
        // Kept as JSON, in which a map is nothing.
        const [madeFrom] = answers() as unknown as [ReturnType<JournalPresent['state']>];
        const led = goOn({ ...madeFrom, rerated: new Map() }, since, 'test');
        expect({ ...led, rerated: null }).toEqual({ ...present.state(), rerated: null });
      }
    }),
    { numRuns: 60 },
  );
  // A test of a cache that never holds anything would pass, too.
  expect(found.remembered).toBeGreaterThan(60);
  expect(found.current).toBeGreaterThan(20);
});

describe('a checkpoint', () => {
  const events = [...fc.sample(assessment, { numRuns: 2, seed: 3 }), note('x'), note('y')];

  async function remembered() {
    const base = temporaryFolder();
    const store = await storeIn(base);
    store.append(events);
    settle(journalPath(store.folder));
    const present = await store.readPresent('test');
    await store.remember(present, 'mark', madeOf(present));
    return { base, store };
  }

  test('is taken up as it was left, and after what is added from there on', async () => {
    const { store } = await remembered();
    const first = await store.readPresent('test');
    expect(first.remembered).toMatchObject({ mark: 'mark', since: [] });
    expect(first.remembered?.made()).toEqual({
      rests: 'rests',
      report: { date: day, answers: [] },
    });
    const { after, events: added } = await store.appendTo(first, [note('z')]);
    expect(after.remembered?.since).toEqual(added);
    const second = await store.readPresent('test');
    expect(second.remembered?.since).toEqual(added);
    expect(said(second)).toEqual(said(after));
    expect(said(second)).toEqual(await afresh(store.folder));
  });

  test('is for the owner alone, and leaves nothing beside it', async () => {
    const { store } = await remembered();
    await store.appendTo(await store.readPresent('test'), [note('z')]);
    expect(readdirSync(store.folder).sort()).toEqual([
      'checkpoint.json',
      'checkpoint.trail',
      'journal.jsonl',
    ]);
    for (const name of readdirSync(store.folder)) {
      expect(statSync(path.join(store.folder, name)).mode & 0o777, name).toBe(0o600);
    }
  });

  test('of another format, whole and of the same version, is not believed', async () => {
    const { store } = await remembered();
    await store.appendTo(await store.readPresent('test'), [note('z')]);
    const rewrite = (file: string, change: (text: string) => string) => {
      const text = readFileSync(file, 'latin1');
      const once = change(text.slice(0, text.length / 2));
      writeFileSync(file, once + once, 'latin1');
    };
    // As an earlier build of this very version wrote it: without the events.
    rewrite(trailPath(store.folder), (text) => {
      const { of, end } = JSON.parse(text);
      return `${JSON.stringify({ of: of.replace(/^\d+ /, ''), end })}\n`;
    });
    const after = await store.readPresent('test');
    expect(said(after)).toEqual(await afresh(store.folder));
    await store.remember(after, 'mark', madeOf(after));
    rewrite(checkpointPath(store.folder), (text) => text.replace('{"format":2,', '{'));
    const before = await store.readPresent('test');
    expect(before.remembered).toBeNull();
    expect(said(before)).toEqual(await afresh(store.folder));
  });

  test('of another version of the program, or another ladder, is not believed', async () => {
    const { base, store } = await remembered();
    expect((await (await storeIn(base, '2')).readPresent('test')).remembered).toBeNull();
    const other = await store.readPresent('other');
    expect(other.remembered).toBeNull();
    expect(said(other)).toEqual(await afresh(store.folder, 'other'));
  });

  test('goes with the journal: it holds what the person wrote', async () => {
    const { store } = await remembered();
    await store.appendTo(await store.readPresent('test'), [note('z')]);
    rmSync(journalPath(store.folder));
    expect((await store.readPresent('test')).remembered).toBeNull();
    expect(readdirSync(store.folder)).toEqual([]);
  });

  test('that cannot be written is no failure', async () => {
    const { store } = await remembered();
    rmSync(checkpointPath(store.folder));
    mkdirSync(path.join(checkpointPath(store.folder), 'in the way'), { recursive: true });
    const present = await store.readPresent('test');
    await store.remember(present, 'mark', madeOf(present));
    expect(said(await store.readPresent('test'))).toEqual(said(present));
    expect(readdirSync(store.folder)).toEqual(['checkpoint.json', 'journal.jsonl']);
  });

  test('is not made in the middle of a line, which may still be completed', async () => {
    const { store } = await remembered();
    const file = journalPath(store.folder);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, -20));
    settle(file);
    const present = await store.readPresent('test');
    await store.remember(present, 'mark', madeOf(present));
    appendFileSync(file, text.slice(-20));
    expect(said(await store.readPresent('test'))).toEqual(await afresh(store.folder));
  });

  test('two programs that add at the same time both find what the other added', async () => {
    const { base, store } = await remembered();
    const other = await storeIn(base);
    const [one, two] = [await store.readPresent('test'), await other.readPresent('test')];
    await store.appendTo(one, [note('of one')]);
    const { after } = await other.appendTo(two, [note('of two')]);
    expect(said(after)).toEqual(await afresh(store.folder));
    const texts = parseJournal(readFileSync(journalPath(store.folder))).events.map(
      (event: Event) => ('text' in event ? event.text : ''),
    );
    expect(texts.slice(-2)).toEqual(['of one', 'of two']);
  });
});

test('both ways to work out a checksum agree, in pieces too', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
      const whole = crc32(Buffer.concat([one, other]));
      expect(shortCrc(other, shortCrc(one))).toBe(whole);
      expect(crcOf(other, crcOf(one))).toBe(whole);
    }),
  );
  const file = path.join(temporaryFolder(), 'long');
  const long = Buffer.from(Array.from({ length: 700_001 }, (_, index) => (index * 7) % 251));
  writeFileSync(file, long);
  const handle = openSync(file, 'r');
  expect(crcOfFile(handle, long.length)).toBe(crc32(long));
  expect(crcOfFile(handle, 300_000)).toBe(crc32(long.subarray(0, 300_000)));
  closeSync(handle);
});
