import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/core/journal/fold.js';
import type { Event } from '../../src/core/schema/events.schema.js';
import { makeFolder } from '../../src/store/files/folders.js';
import { writeOutput } from '../../src/store/files/output-file.js';
import { journalPath } from '../../src/store/files/profile-paths.js';
import {
  appendText,
  appendToJournal,
  readJournalFile,
} from '../../src/store/journal/journal-file.js';
import { missingLines } from '../../src/store/journal/merge.js';
import { keepCopy, restoreJournal } from '../../src/store/journal/restore.js';
import { changeSettingsFile } from '../../src/store/settings/change.js';
import { program } from '../commands/program.js';
import { note } from './events.js';
import { temporaryFolder, thrownBy } from './temporary.js';

const stamp = { now: new Date('2026-11-21T12:00:00.000Z'), day: '2026-11-21' };
const texts = (folder: string) =>
  readJournalFile(folder).events.map((event) => (event.type === 'evidence' ? event.text : ''));

describe('a restore beside other programs', () => {
  test('keeps what was appended to an empty journal before it', () => {
    const folder = path.join(temporaryFolder(), 'profile');
    appendToJournal(folder, [note('backup')], stamp);
    const backup = readFileSync(journalPath(folder));
    const other = path.join(temporaryFolder(), 'profile');
    // As between the look at the journal and its replacement.
    appendText(other, () => '\n');
    appendToJournal(other, [note('mine')], stamp);
    const kept = restoreJournal(other, backup);
    expect(texts(other)).toEqual(['backup']);
    expect(readFileSync(String(kept), 'utf8')).toContain('mine');
  });

  test('leaves no second name of a journal in which there is nothing, and no lock', () => {
    const folder = path.join(temporaryFolder(), 'profile');
    expect(restoreJournal(folder, Buffer.from('\n'))).toBeNull();
    expect(readdirSync(folder)).toEqual(['journal.jsonl']);
  });

  test('waits for no other restore, and replaces nothing beside it', () => {
    const folder = path.join(temporaryFolder(), 'profile');
    appendToJournal(folder, [note('mine')], stamp);
    writeFileSync(path.join(folder, 'journal.new-lock'), '');
    expect(() => restoreJournal(folder, Buffer.from('\n'))).toThrow('another restore is under way');
    expect(texts(folder)).toEqual(['mine']);
  });
});

test.runIf(process.platform === 'linux')('a short write leaves no event of a batch', async () => {
  // The limit on the size of files cuts the write off, as a full disk does.
  const home = temporaryFolder();
  const args = [program, 'log', '-', '--home', home];
  const child = spawn(
    '/bin/sh',
    ['-c', 'ulimit -f 4; exec "$@"', 'sh', process.execPath, ...args],
    {
      env: { PATH: process.env.PATH ?? '' },
    },
  );
  child.stdin.on('error', () => {});
  child.stdin.end(
    Array.from({ length: 20 }, (_, index) => `${index} ${'x'.repeat(300)}`).join('\n'),
  );
  const [exitCode] = await once(child, 'close');
  expect(exitCode).toBe(1);
  const profile = path.join(home, 'profiles', 'default');
  expect(readJournalFile(profile)).toMatchObject({ events: [], setAside: [] });
});

test('a journal in a script of three bytes a letter does not hide the greatest id', () => {
  const folder = path.join(temporaryFolder(), 'profile');
  const late = { ...stamp, now: new Date('2030-01-01T00:00:00.000Z') };
  const [greatest] = appendToJournal(folder, [note('late')], late);
  const other = path.join(temporaryFolder(), 'profile');
  appendToJournal(
    other,
    Array.from({ length: 14 }, () => note('語'.repeat(1900))),
    stamp,
  );
  const { text } = missingLines(
    readFileSync(journalPath(folder)),
    readFileSync(journalPath(other)),
    'x',
  );
  appendText(folder, () => text);
  const [next] = appendToJournal(folder, [note('next')], stamp);
  expect(String(next?.id) > String(greatest?.id)).toBe(true);
});

describe('an import', () => {
  const plan = (change: object) =>
    Buffer.from(
      `${JSON.stringify({
        v: 1,
        id: '019b8d62-7a80-745a-8d2b-a806e477c293',
        at: '2026-01-05T09:00:00.000Z',
        day: '2026-01-05',
        type: 'plan',
        ladder: 'l',
        ...change,
      })}\n`,
    );

  test.each([
    [{ nextCheckin: '2026-13-45' }, 'nextCheckin'],
    [{ at: '2026-99-05T09:00:00.000Z' }, 'at'],
    [{ day: '2026-02-32' }, 'day'],
    [{ actions: [{ id: 'x$(touch y)', act: 'z' }] }, 'actions[0].id'],
    [{ actions: [{ id: 'x', act: 'z', due: '9999-99-99' }] }, 'actions[0].due'],
    [{ nextCheckin: '9999-12-31' }, 'its date 9999-12-31'],
  ])('refuses %j', (change, place) => {
    const other = Buffer.concat([
      plan({ id: '019b8d62-7a80-745a-8d2b-a806e477c294' }),
      plan(change),
    ]);
    const { imported } = missingLines(new Uint8Array(), other, 'x');
    expect(imported.added).toBe(1);
    expect(imported.refused[0]?.reason).toContain(place);
  });

  test('can be taken back as a whole, by the copy of the journal before it', () => {
    const folder = path.join(temporaryFolder(), 'profile');
    expect(keepCopy(folder)).toBeNull();
    appendToJournal(folder, [note('mine')], stamp);
    const before = String(keepCopy(folder));
    appendToJournal(folder, [note('of others')], stamp);
    restoreJournal(folder, readFileSync(before));
    expect(texts(folder)).toEqual(['mine']);
    expect(lstatSync(before).mode & 0o777).toBe(0o600);
  });
});

test('a folder behind a link that leads nowhere is away, not empty', () => {
  const link = path.join(temporaryFolder(), 'home');
  symlinkSync('/not/there', link);
  expect(() => readJournalFile(path.join(link, 'profiles', 'default'))).toThrow(
    'is a link to something',
  );
  expect(() => makeFolder(path.join(link, 'profiles'))).toThrow('is a link to something');
  expect(() => makeFolder('/proc/none/of/it')).toThrow();
});

test('settings behind a link stay where they are', async () => {
  const folder = path.join(temporaryFolder(), 'profile');
  const elsewhere = temporaryFolder();
  mkdirSync(folder);
  const target = path.join(elsewhere, 'config.json');
  writeFileSync(target, '{"rhythm":7}');
  symlinkSync(target, path.join(folder, 'config.json'));
  await changeSettingsFile(folder, { rhythm: 21 }, () => {});
  expect(lstatSync(path.join(folder, 'config.json')).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual({ rhythm: 21 });
  expect(readdirSync(elsewhere)).toEqual(['config.json']);
});

test('a file appears under its name once it is complete, and replaces none', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'career.md');
  const left = path.join(folder, '.career.md.new-1');
  writeFileSync(left, 'half');
  writeOutput(file, 'whole', false);
  expect(thrownBy(() => writeOutput(file, 'other', false))).toMatchObject({ code: 'usage' });
  expect(readFileSync(file, 'utf8')).toBe('whole');
  // It may belong to a program that still writes.
  expect(existsSync(left)).toBe(true);
  expect(() => writeOutput(path.join(folder, 'none', 'x.md'), '', false)).toThrow('NOT written');
});

test('thousands of drafts and reviewers are folded in no time', () => {
  const envelope = (number: number) => ({
    v: 1 as const,
    id: `019b8d62-7a80-745a-8d2b-${String(number).padStart(12, '0')}`,
    at: '2026-01-05T09:00:00.000Z',
    day: '2026-01-05',
    ladder: 'l',
  });
  const count = 60_000;
  const events: Event[] = Array.from({ length: count }, (_, number) => [
    {
      ...envelope(number),
      type: 'answer' as const,
      sitting: `s${number}`,
      phase: 'gaps' as const,
      question: 'q',
      answer: 3,
    },
    { ...envelope(count + number), type: 'review' as const, by: `r${number}`, answers: [] },
  ]).flat();
  const start = process.cpuUsage();
  const { draft, reviews } = fold(events, 'l');
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  expect([draft?.sitting, reviews.length]).toEqual([`s${count - 1}`, count]);
});
