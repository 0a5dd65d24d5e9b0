import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/core/journal/fold.js';
import { eventSchema } from '../../src/core/schema/events.schema.js';
import { journalPath } from '../../src/store/files/profile-paths.js';
import { appendToJournal, readJournalFile } from '../../src/store/journal/journal-file.js';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { usableLines } from '../../src/store/journal/merge.js';
import { note } from './events.js';
import { memoryStore } from './memory-store.js';
import { temporaryFolder } from './temporary.js';

/**
 * Journals as released versions wrote them. They are read for ever: a fixture is never changed once its version is
 * released; a new format gets a file of its own.
 */
const fixture = (name: string) => path.join(import.meta.dirname, '..', 'fixtures', name);
const read = (name: string) => readFileSync(fixture(name));

describe('the journal of 0.1', () => {
  const bytes = read('journal-0.1.jsonl');
  const { events, setAside, newer } = parseJournal(bytes);

  test('is read whole: an event of every type, nothing set aside', () => {
    expect({ setAside, newer }).toEqual({ setAside: [], newer: 0 });
    const types = eventSchema.def.options
      .flatMap((option) => [...option.def.shape.type.def.values])
      // 0.1 neither kept what the ladder said nor changed what was noted.
      .filter((type) => type !== 'edition' && type !== 'amendment');
    // A new type of event: give it an example, in this file until 0.1 is released, later in a fixture of its own.
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...types].sort());
    // One check-in has the key of another, and does not count.
    const lines = bytes.toString().split('\n');
    expect(events).toHaveLength(lines.filter((line) => line !== '').length - 1);
  });

  test('says what it said', () => {
    const state = fold(events, 'technical-expert');
    expect(state.draft).toBeNull();
    expect(state.assessments).toMatchObject([
      { day: '2026-01-06', mentor: 'your lead', result: { level: 2, position: 2.1 } },
    ]);
    expect(state.checkins).toMatchObject([
      { day: '2026-01-20', note: 'ask early', actions: [{ id: 'watch-one', outcome: 'stuck' }] },
      { day: '2026-02-03', note: null, ratings: [{ behaviour: 'watches-use', answer: 3 }] },
    ]);
    expect(state.actions).toMatchObject([
      { id: 'watch-one', status: 'done', since: '2026-01-06', until: '2026-02-03', stuck: 0 },
      { id: 'own', status: 'dropped', behaviour: null, due: null, until: '2026-02-03' },
    ]);
    expect(state.evidence.map(({ date, text }) => `${date} ${text}`)).toEqual([
      '2026-01-06 the export ran for a month',
      '2026-01-12 Zoë watched the 日本 team “export” — “it’s fine”, 100 %',
      '2026-01-13 a line tied to nothing',
      '2026-02-03 watched two',
      '2026-02-14 your mentor: seen twice',
      '2026-02-15 taken back, and brought in again',
    ]);
    expect([...state.rerated]).toEqual([['watches-use', { answer: 3, day: '2026-02-03' }]]);
    expect(state.roles).toMatchObject([{ title: 'Lead architect', since: '2026-02-01' }]);
    expect(state).toMatchObject({ target: 3, nextCheckin: '2026-03-03' });
  });

  test('is written as it was, when it is written again', () => {
    const lines = bytes.toString().split('\n');
    expect(usableLines(bytes)).toEqual(lines.filter((line) => line !== ''));
  });
});

describe('a journal of a newer version', () => {
  const lines = read('journal-newer.jsonl')
    .toString()
    .split('\n')
    .filter((line) => line !== '');

  test('is kept whole, and writing goes on', () => {
    const folder = path.join(temporaryFolder(), 'p');
    mkdirSync(folder);
    copyFileSync(fixture('journal-newer.jsonl'), journalPath(folder));
    expect(readJournalFile(folder)).toMatchObject({
      events: [{ text: 'of this version' }],
      setAside: [],
      newer: 3,
    });
    appendToJournal(folder, [note('after')], { now: new Date(), day: '2026-11-21' });
    expect(readJournalFile(folder)).toMatchObject({
      events: [{ text: 'of this version' }, { text: 'after' }],
      newer: 3,
    });
    const written = readFileSync(journalPath(folder));
    const before = read('journal-newer.jsonl');
    expect(written.subarray(0, before.length).equals(before)).toBe(true);
  });

  test('moves to another machine letter by letter', async () => {
    const store = memoryStore({ clock: () => new Date(), today: '2026-11-21' });
    expect(await store.importLines(read('journal-newer.jsonl'), 'x')).toEqual({
      added: 4,
      known: 0,
      newer: 3,
      refused: [],
    });
    expect([...(await store.readLines())].sort()).toEqual([...lines].sort());
  });
});
