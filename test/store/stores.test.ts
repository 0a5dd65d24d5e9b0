import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoachError } from '../../src/core/base/errors.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import { openStore } from '../../src/store/open.js';
import { anyCharacter } from '../any-character.js';
import { note, oneOfEach } from './events.js';
import { memoryStore } from './memory-store.js';
import { type OpenedStore, opened } from './opened.js';
import { temporaryFolder, thrownBy } from './temporary.js';

const day = '2026-11-21';

/** Every store there is, opened with a clock of the test's. */
const stores: Readonly<Record<string, (clock: () => Date) => Promise<OpenedStore>>> = {
  disk: async (clock) => {
    const base = temporaryFolder();
    const home = { base, folder: path.join(base, 'profiles', 'default'), from: '--home' };
    return opened(openStore({ home, clock, today: day, notice: () => {} }));
  },
  memory: (clock) => opened(memoryStore({ clock, today: day })),
};

const noon = () => new Date('2026-11-21T12:00:00.000Z');

describe.each(Object.entries(stores))('the store in %s', (_, open) => {
  test('starts empty', async () => {
    const store = await open(noon);
    expect(store.readJournal()).toEqual({ events: [], setAside: [], newer: 0 });
    expect(await store.readSettings()).toEqual(defaultSettings);
  });

  test('returns the added events, of every type, with their envelopes', async () => {
    const store = await open(noon);
    const added = store.append(oneOfEach);
    expect(added).toHaveLength(oneOfEach.length);
    expect(added[0]).toMatchObject({ v: 1, at: '2026-11-21T12:00:00.000Z', day });
    expect(store.readJournal()).toEqual({ events: added, setAside: [], newer: 0 });
    expect(added.map(({ v, id, at, day: written, ...event }) => event)).toEqual(oneOfEach);
  });

  test('adds nothing for nothing', async () => {
    const store = await open(noon);
    expect(store.append([])).toEqual([]);
    expect(store.readJournal().events).toEqual([]);
  });

  test('keeps the order of writing when the clock stands still, and when it goes back', async () => {
    const times = ['2026-11-21T12:00', '2026-11-21T12:00', '2031-01-01T00:00', '2026-01-01T00:00'];
    let calls = 0;
    const store = await open(
      () => new Date(`${times[Math.floor(calls++ / 2) % times.length]}:00.000Z`),
    );
    for (let number = 0; number < 8; number += 1) {
      store.append([note(`${number} a`), note(`${number} b`)]);
    }
    const texts = store.readJournal().events.map((event) => 'text' in event && event.text);
    expect(texts).toEqual(Array.from({ length: 8 }, (_, n) => [`${n} a`, `${n} b`]).flat());
  });

  test('counts events with the same key once, the first', async () => {
    const store = await open(noon);
    store.append([note('first', 'k1')]);
    store.append([note('again', 'k1'), note('other', 'k2'), note('none')]);
    expect(store.readJournal().events.map((event) => 'text' in event && event.text)).toEqual([
      'first',
      'other',
      'none',
    ]);
  });

  test('cleans texts before it keeps them', async () => {
    const store = await open(noon);
    const [added] = store.append([note('red \u001b[31m\u009b line\nbreak \u202e')]);
    expect(added).toMatchObject({ text: 'red  [31m  line break' });
    expect(store.readJournal().events).toEqual([added]);
  });

  test.each([
    [
      'text',
      note('x'.repeat(2001)),
      'cannot save this: not an event: text is longer than 2000 letters',
    ],
    ['empty', note(''), 'cannot save this: not an event: text is empty'],
    ['control characters only', note('\u0007'), 'cannot save this: not an event: text is empty'],
    [
      'a list',
      { ...note('x'), behaviours: ['a', ''] },
      'cannot save this: not an event: behaviours[1] is empty',
    ],
  ] as const)('refuses values that could not be read back: %s', async (_name, event, message) => {
    const store = await open(noon);
    const error = thrownBy(() => store.append([note('good'), event as ReturnType<typeof note>]));
    expect(error).toBeInstanceOf(CoachError);
    expect(error).toMatchObject({ code: 'invalid-input', message });
    expect(store.readJournal().events).toEqual([]);
  });

  test('changes some settings and keeps the others', async () => {
    const store = await open(noon);
    const terms = { customer: { one: 'client', many: 'clients' } };
    expect(await store.changeSettings({ rhythm: 7 })).toEqual({ ...defaultSettings, rhythm: 7 });
    await store.changeSettings({ terms });
    expect(await store.readSettings()).toEqual({ ...defaultSettings, rhythm: 7, terms });
  });

  test('refuses settings that are not allowed, and keeps what was', async () => {
    const store = await open(noon);
    await store.changeSettings({ rhythm: 7 });
    await expect(store.changeSettings({ rhythm: 700 })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'settings: at rhythm: found 700, allowed at most 366',
    });
    expect(await store.readSettings()).toMatchObject({ rhythm: 7 });
  });
});

test('both stores give the same for the same', async () => {
  const text = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 20 });
  const command = fc.record({
    texts: fc.array(text, { maxLength: 3 }),
    key: fc.option(fc.constantFrom('a', 'b')),
  });
  const outcome = (store: OpenedStore, texts: string[], key: string | null) => {
    try {
      store.append(texts.map((one) => note(one, key ?? undefined)));
      return 'added';
    } catch (error) {
      return String(error);
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 8 }), async (commands) => {
      const [disk, memory] = await Promise.all(Object.values(stores).map((open) => open(noon)));
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

describe.each(Object.entries(stores))('the journal of the store in %s, as a whole', (_, open) => {
  const textsOf = (store: OpenedStore) =>
    store.readJournal().events.map((event) => ('text' in event ? event.text : event.type));
  const bytes = (text: string) => Buffer.from(text);
  const newer =
    '{"v":2,"id":"01a20006-4042-7861-bb62-1ce5f2a45f51","what":[1, 2.50],"é":"\\u0041"}';
  const journalOf = async (...texts: string[]) => {
    const store = memoryStore({ clock: noon, today: day });
    for (const text of texts) store.append([note(text)]);
    return bytes((await store.readLines()).join('\n'));
  };

  test('is given line by line, without loss, and taken by an empty store', async () => {
    const store = await open(noon);
    const added = store.append(oneOfEach);
    await store.importLines(bytes(newer), 'x');
    const lines = await store.readLines();
    expect(lines.filter((line) => line !== newer).map((line) => JSON.parse(line))).toEqual(added);
    expect(lines).toContain(newer);
    const other = await open(noon);
    expect(await other.importLines(bytes(lines.join('\n')), 'x')).toEqual({
      added: oneOfEach.length + 1,
      known: 0,
      newer: 1,
      refused: [],
    });
    expect(other.readJournal()).toEqual(store.readJournal());
    expect(await other.readLines()).toEqual(lines);
  });

  test('is taken once, however often it comes', async () => {
    const store = await open(noon);
    const journal = await journalOf('a', 'b');
    await store.importLines(journal, 'x');
    const before = Buffer.from(await store.backup());
    expect(await store.importLines(journal, 'x')).toMatchObject({ added: 0, known: 2 });
    expect(Buffer.from(await store.backup())).toEqual(before);
  });

  test('and that of another machine make the same union in either order', async () => {
    const [mine, theirs] = [await journalOf('a', 'b'), await journalOf('c', 'd')];
    const left = await open(noon);
    const right = await open(noon);
    for (const journal of [mine, theirs]) await left.importLines(journal, 'x');
    for (const journal of [theirs, mine]) await right.importLines(journal, 'x');
    expect(left.readJournal()).toEqual(right.readJournal());
    expect(await left.readLines()).toEqual(await right.readLines());
    expect(textsOf(left).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('refuses lines that cannot be used, one by one', async () => {
    const [good = ''] = (await journalOf('good')).toString().split('\n');
    const store = await open(noon);
    store.append([note('mine')]);
    const [mine = ''] = await store.readLines();
    const lines = [
      'garbage',
      good,
      '{"v":1,"type":"evidence"}',
      mine.replace('"mine"', '"forged"'),
      '{"v":2,"__proto__":{"x":1}}',
      `{"v":2,"deep":${'['.repeat(100)}${']'.repeat(100)}}`,
      good.replace(/"id":"[^"]*"/, '"id":"ffffffff-ffff-7fff-bfff-ffffffffffff"'),
      mine,
    ];
    const { refused, ...counts } = await store.importLines(
      bytes(`\uFEFF${lines.join('\r\n')}`),
      'x',
    );
    expect(counts).toEqual({ added: 1, known: 1, newer: 0 });
    expect(refused.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 7]);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'not JSON',
      expect.stringMatching(/^not an event: /),
      'a different event already has its id',
      expect.stringMatching(/__proto__/),
      'nested deeper than 64 levels',
      'its id is dated after the year 9999',
    ]);
    expect(textsOf(store).sort()).toEqual(['good', 'mine']);
  });

  test.each([
    ['nothing', '', /^x is not a journal: it is empty$/, /export --format journal/],
    [
      'no JSON',
      'hello\nyou',
      /^x is not a journal: line 1 is not JSON$/,
      /^career-coach log import x reads notes/,
    ],
    [
      'an answers file',
      '{\n"ladder":"l",\n"answers":{}}',
      /answers file/,
      /^career-coach assess --answers x$/,
    ],
    ['a report', '{"schemaVersion":1,"stage":{}}', /a report/, /export --format journal/],
    ['a ladder', '{"id":"l","levels":[]}', /a ladder/, /settings set ladder x/],
  ])('refuses a file that is not a journal: %s', async (_what, text, message, next) => {
    const store = await open(noon);
    for (const call of [
      () => store.importLines(bytes(text), 'x'),
      () => store.compare(bytes(text), 'x'),
    ]) {
      await expect(call()).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringMatching(message),
        next: expect.arrayContaining([expect.stringMatching(next)]),
      });
    }
    expect(store.readJournal().events).toEqual([]);
  });

  test('goes on after the greatest id, behind many older ones', async () => {
    const years = memoryStore({ clock: () => new Date('2020-01-01T00:00:00Z'), today: day });
    years.append(Array.from({ length: 1000 }, (_none, index) => note(`old ${index}`)));
    const late = await open(() => new Date('2031-01-01T00:00:00Z'));
    late.append([note('from 2031')]);
    await late.importLines(await years.backup(), 'x');
    const copy = await late.backup();
    // A clock that was set back: what is written now still comes after what was there.
    const store = await open(noon);
    await store.restore(copy);
    store.append([note('last')]);
    expect(textsOf(store).at(-1)).toBe('last');
  });

  test('is copied byte for byte, and put back whole', async () => {
    const store = await open(noon);
    store.append([note('one')]);
    const damaged = Buffer.concat([await store.backup(), bytes('\n{"torn'), bytes('\n')]);
    const other = await open(noon);
    other.append([note('two'), note('three')]);
    expect(await other.compare(damaged, 'x')).toEqual({
      here: 2,
      there: 1,
      onlyHere: 2,
      onlyThere: 1,
      damaged: 1,
    });
    expect(await other.restore(damaged)).not.toBeNull();
    expect(Buffer.from(await other.backup())).toEqual(damaged);
    expect(textsOf(other)).toEqual(['one']);
    other.append([note('four')]);
    expect(textsOf(other)).toEqual(['one', 'four']);
  });

  test('is put where there was none', async () => {
    const store = await open(noon);
    expect(await store.restore(await journalOf('a'))).toBeNull();
    expect(textsOf(store)).toEqual(['a']);
  });

  test('is forgotten with the settings, and begins anew', async () => {
    const store = await open(noon);
    store.append([note('secret'), note('more')]);
    await store.changeSettings({ rhythm: 7 });
    expect(await store.forget()).toMatchObject({ events: 2, left: [], linked: [] });
    expect(store.readJournal().events).toEqual([]);
    expect(await store.readSettings()).toEqual(defaultSettings);
    expect(await store.forget()).toMatchObject({ events: 0, deleted: [] });
    store.append([note('again')]);
    expect(textsOf(store)).toEqual(['again']);
  });

  test('is inspected', async () => {
    const store = await open(noon);
    expect(await store.inspect()).toMatchObject({
      journal: { bytes: 0, events: 0, newer: 0, setAside: [] },
      settings: 'default',
      writable: true,
      leftovers: [],
      setAside: [],
    });
    store.append([note('x')]);
    await store.importLines(bytes(newer), 'x');
    await store.changeSettings({ rhythm: 7 });
    expect(await store.inspect()).toMatchObject({
      journal: { events: 1, newer: 1, setAside: [] },
      settings: 'set',
    });
    expect(await store.repair()).toEqual([]);
  });
});
