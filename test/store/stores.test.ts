import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoachError } from '../../src/core/errors.js';
import { defaultSettings } from '../../src/core/settings.js';
import { memoryStore } from '../../src/store/memory.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { note, oneOfEach } from './events.js';
import { temporaryFolder, thrownBy } from './temporary.js';

const day = '2026-11-21';

/** Every store there is, opened with a clock of the test's. */
const stores: Readonly<Record<string, (clock: () => Date) => Store>> = {
  disk: (clock) => {
    const base = temporaryFolder();
    const home = { base, folder: path.join(base, 'profiles', 'default'), from: '--home' };
    return openStore({ home, clock, today: day, notice: () => {} });
  },
  memory: (clock) => memoryStore({ clock, today: day }),
};

const noon = () => new Date('2026-11-21T12:00:00.000Z');

describe.each(Object.entries(stores))('the store in %s', (_, open) => {
  test('starts empty', async () => {
    const store = open(noon);
    expect(store.readJournal()).toEqual({ events: [], setAside: [], newer: 0 });
    expect(await store.readSettings()).toEqual(defaultSettings);
  });

  test('gives back what was added, of every type, with its envelope', () => {
    const store = open(noon);
    const added = store.append(oneOfEach);
    expect(added).toHaveLength(oneOfEach.length);
    expect(added[0]).toMatchObject({ v: 1, at: '2026-11-21T12:00:00.000Z', day });
    expect(store.readJournal()).toEqual({ events: added, setAside: [], newer: 0 });
    expect(added.map(({ v, id, at, day: written, ...event }) => event)).toEqual(oneOfEach);
  });

  test('adds nothing for nothing', () => {
    const store = open(noon);
    expect(store.append([])).toEqual([]);
    expect(store.readJournal().events).toEqual([]);
  });

  test('keeps the order of writing when the clock stands still, and when it goes back', () => {
    const times = ['2026-11-21T12:00', '2026-11-21T12:00', '2031-01-01T00:00', '2026-01-01T00:00'];
    let calls = 0;
    const store = open(() => new Date(`${times[Math.floor(calls++ / 2) % times.length]}:00.000Z`));
    for (let number = 0; number < 8; number += 1) {
      store.append([note(`${number} a`), note(`${number} b`)]);
    }
    const texts = store.readJournal().events.map((event) => 'text' in event && event.text);
    expect(texts).toEqual(Array.from({ length: 8 }, (_, n) => [`${n} a`, `${n} b`]).flat());
  });

  test('counts events with the same key once, the first', () => {
    const store = open(noon);
    store.append([note('first', 'k1')]);
    store.append([note('again', 'k1'), note('other', 'k2'), note('none')]);
    expect(store.readJournal().events.map((event) => 'text' in event && event.text)).toEqual([
      'first',
      'other',
      'none',
    ]);
  });

  test('cleans texts before it keeps them', () => {
    const store = open(noon);
    const [added] = store.append([note('red \u001b[31m\u009b line\nbreak \u202e')]);
    expect(added).toMatchObject({ text: 'red  [31m  line break' });
    expect(store.readJournal().events).toEqual([added]);
  });

  test.each([
    [
      'text',
      note('x'.repeat(2001)),
      'cannot keep this: not an event: text is longer than 2000 letters',
    ],
    ['empty', note(''), 'cannot keep this: not an event: text is empty'],
    ['control characters only', note('\u0007'), 'cannot keep this: not an event: text is empty'],
    [
      'a list',
      { ...note('x'), behaviours: ['a', ''] },
      'cannot keep this: not an event: behaviours[1] is empty',
    ],
  ] as const)('refuses what could not be read back: %s', (_name, event, message) => {
    const store = open(noon);
    const error = thrownBy(() => store.append([note('good'), event as ReturnType<typeof note>]));
    expect(error).toBeInstanceOf(CoachError);
    expect(error).toMatchObject({ code: 'invalid-input', message });
    expect(store.readJournal().events).toEqual([]);
  });

  test('changes some settings and keeps the others', async () => {
    const store = open(noon);
    const terms = { customer: { one: 'client', many: 'clients' } };
    expect(await store.changeSettings({ rhythm: 7 })).toEqual({ ...defaultSettings, rhythm: 7 });
    await store.changeSettings({ terms });
    expect(await store.readSettings()).toEqual({ ...defaultSettings, rhythm: 7, terms });
  });

  test('refuses settings that are not allowed, and keeps what was', async () => {
    const store = open(noon);
    await store.changeSettings({ rhythm: 7 });
    await expect(store.changeSettings({ rhythm: 700 })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'settings: at rhythm: found 700, allowed at most 366',
    });
    expect(await store.readSettings()).toMatchObject({ rhythm: 7 });
  });
});

test('both stores give the same for the same', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
  const command = fc.record({
    texts: fc.array(text, { maxLength: 3 }),
    key: fc.option(fc.constantFrom('a', 'b')),
  });
  const outcome = (store: Store, texts: string[], key: string | null) => {
    try {
      store.append(texts.map((one) => note(one, key ?? undefined)));
      return 'added';
    } catch (error) {
      return String(error);
    }
  };
  fc.assert(
    fc.property(fc.array(command, { maxLength: 8 }), (commands) => {
      const [disk, memory] = Object.values(stores).map((open) => open(noon));
      if (!disk || !memory) throw new Error('there are two stores');
      for (const { texts, key } of commands) {
        expect(outcome(disk, texts, key)).toBe(outcome(memory, texts, key));
      }
      const [left, right] = [disk, memory].map((store) =>
        store.readJournal().events.map(({ id, ...event }) => event),
      );
      expect(left).toEqual(right);
    }),
    { numRuns: 60 },
  );
});
