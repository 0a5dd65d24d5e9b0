import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { journalPath } from '../../src/store/files/profile-paths.js';
import {
  appendText,
  appendToJournal,
  readJournalFile,
} from '../../src/store/journal/journal-file.js';
import { restoreJournal } from '../../src/store/journal/restore.js';
import { forgetProfile, inspectProfile } from '../../src/store/profile/files.js';
import { repairProfile } from '../../src/store/profile/repair.js';
import { note } from './events.js';
import { temporaryFolder } from './temporary.js';

const stamp = { now: new Date('2026-11-21T12:00:00.000Z'), day: '2026-11-21' };

/** A profile with an event. */
function profile(): string {
  const folder = path.join(temporaryFolder(), 'profiles', 'default');
  appendToJournal(folder, [note('mine')], stamp);
  return folder;
}

function put(folder: string, name: string, content = 'x', ageInSeconds = 0): string {
  const file = path.join(folder, name);
  writeFileSync(file, content, { mode: 0o600 });
  const then = Date.now() / 1000 - ageInSeconds;
  utimesSync(file, then, then);
  return file;
}

describe('inspecting a profile', () => {
  test('that was never used makes nothing', () => {
    const folder = path.join(temporaryFolder(), 'profiles', 'default');
    expect(inspectProfile(folder)).toEqual({
      folder,
      places: [],
      writable: true,
      journal: { bytes: 0, events: 0, newer: 0, setAside: [] },
      settings: 'default',
      setAside: [],
      copies: [],
      leftovers: [],
    });
    expect(existsSync(path.dirname(folder))).toBe(false);
  });

  test('finds open permissions, broken settings, leftovers and what was set aside', () => {
    const folder = profile();
    chmodSync(folder, 0o755);
    chmodSync(journalPath(folder), 0o644);
    put(folder, 'config.json', '{"rythm":1}');
    put(folder, 'config.json.broken-1');
    put(folder, 'journal.damaged-2');
    put(folder, 'config.new-17.json', '{', 3600);
    put(folder, 'journal.new-18', '', 3600);
    put(folder, 'journal.new-19', '', 0);
    put(folder, 'my-own-notes.txt');
    expect(inspectProfile(folder)).toMatchObject({
      places: [
        { name: '.', kind: 'folder', mode: 0o755 },
        { name: 'config.json', mode: 0o600 },
        { name: 'config.json.broken-1' },
        { name: 'config.new-17.json' },
        { name: 'journal.damaged-2' },
        { name: 'journal.jsonl', mode: 0o644, mine: true, link: false },
        { name: 'journal.new-18' },
        { name: 'journal.new-19' },
      ],
      settings: { trouble: expect.stringMatching(/^config\.json: it has an unknown key/) },
      setAside: ['config.json.broken-1', 'journal.damaged-2'],
      leftovers: ['config.new-17.json', 'journal.new-18'],
    });
    expect(readFileSync(path.join(folder, 'config.json'), 'utf8')).toBe('{"rythm":1}');
  });

  test('whose journal is no file tells why', () => {
    const folder = temporaryFolder();
    mkdirSync(journalPath(folder));
    expect(inspectProfile(folder).journal).toEqual({
      trouble: 'it is a folder (EISDIR)',
    });
  });
});

describe('repairing a profile', () => {
  test('lists its repairs, and keeps every byte that a person wrote', () => {
    const folder = profile();
    chmodSync(folder, 0o755);
    chmodSync(journalPath(folder), 0o644);
    writeFileSync(journalPath(folder), `${readFileSync(journalPath(folder))}\ndamaged\n`);
    put(folder, 'config.json', '{"rythm":1}');
    put(folder, 'config.new-17.json', '{', 3600);
    const done = repairProfile(folder);
    expect(done.map((sentence) => sentence.replaceAll(`${folder}/`, ''))).toEqual([
      'Changed the permissions of the folder from 755 to 700',
      'Changed the permissions of journal.jsonl from 644 to 600',
      'Removed the leftover file config.new-17.json',
      'config.json: it has an unknown key "rythm". It is now config.json.broken-1; default settings are used',
      'Moved 1 damaged line of the journal, unchanged, to journal.damaged-1',
    ]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(journalPath(folder)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(folder, 'config.json.broken-1'), 'utf8')).toBe('{"rythm":1}');
    expect(readFileSync(path.join(folder, 'journal.damaged-1'), 'utf8')).toBe('damaged\n');
    expect(readJournalFile(folder).events).toMatchObject([{ text: 'mine' }]);
    expect(repairProfile(folder)).toEqual([]);
  });

  test('makes nothing if there is nothing', () => {
    const folder = path.join(temporaryFolder(), 'profiles', 'default');
    expect(repairProfile(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('restoring a journal', () => {
  const backup = Buffer.from('backup bytes\n');

  test('sets the present one aside by the first free name, and leaves nothing else', () => {
    const folder = profile();
    const present = readFileSync(journalPath(folder));
    const aside = restoreJournal(folder, backup);
    expect(aside).toBe(path.join(folder, 'journal.before-restore-1'));
    expect(readFileSync(String(aside))).toEqual(present);
    expect(readFileSync(journalPath(folder))).toEqual(backup);
    expect(statSync(journalPath(folder)).mode & 0o777).toBe(0o600);
    expect(restoreJournal(folder, present)).toBe(path.join(folder, 'journal.before-restore-2'));
    expect(readdirSync(folder).sort()).toEqual([
      'journal.before-restore-1',
      'journal.before-restore-2',
      'journal.jsonl',
    ]);
  });

  test('makes the folder where there is none', () => {
    const folder = path.join(temporaryFolder(), 'profiles', 'default');
    expect(restoreJournal(folder, backup)).toBeNull();
    expect(readFileSync(journalPath(folder))).toEqual(backup);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe('adding while the journal changes its place', () => {
  const line = '{"text":"added meanwhile"}';

  test('by a restore: what is acknowledged is in the new journal, and in the one set aside', () => {
    const folder = profile();
    appendText(folder, () => {
      // Between the opening and the writing.
      restoreJournal(folder, Buffer.from('backup bytes\n'));
      return `\n${line}\n`;
    });
    expect(readFileSync(journalPath(folder), 'utf8')).toBe(`backup bytes\n\n${line}\n`);
    expect(readFileSync(path.join(folder, 'journal.before-restore-1'), 'utf8')).toContain(line);
  });

  test('by forgetting: a new one begins with it', () => {
    const folder = profile();
    appendText(folder, () => {
      forgetProfile(folder);
      return `\n${line}\n`;
    });
    expect(readFileSync(journalPath(folder), 'utf8')).toBe(`\n${line}\n`);
  });
});

describe('forgetting a profile', () => {
  test('deletes every file of this program and the folder, and no other profile', () => {
    const folder = profile();
    const other = path.join(path.dirname(folder), 'work');
    appendToJournal(other, [note('work')], stamp);
    const names = [
      'config.json',
      'config.json.broken-1',
      'config.new-17.json',
      'config.new-18.json.tmp-1755abc',
      'journal.before-restore-1',
      'journal.damaged-1',
      'journal.jsonl',
      'journal.new-19',
    ];
    for (const name of names) if (name !== 'journal.jsonl') put(folder, name);
    expect(forgetProfile(folder)).toEqual({ events: 1, deleted: names, left: [], linked: [] });
    expect(existsSync(folder)).toBe(false);
    expect(readJournalFile(other).events).toHaveLength(1);
    forgetProfile(other);
    expect(existsSync(path.dirname(other))).toBe(false);
    expect(existsSync(path.dirname(path.dirname(other)))).toBe(true);
  });

  test('leaves files of other programs, and says so', () => {
    const folder = profile();
    put(folder, 'my-own-notes.txt');
    mkdirSync(path.join(folder, 'old'));
    expect(forgetProfile(folder)).toMatchObject({
      deleted: ['journal.jsonl'],
      left: ['my-own-notes.txt', 'old'],
    });
    expect(readdirSync(folder)).toEqual(['my-own-notes.txt', 'old']);
  });

  test('names the target of a link, which is still there', () => {
    const folder = profile();
    const target = path.join(temporaryFolder(), 'synced.jsonl');
    writeFileSync(target, readFileSync(journalPath(folder)));
    forgetProfile(folder);
    mkdirSync(folder, { recursive: true });
    symlinkSync(target, journalPath(folder));
    expect(forgetProfile(folder)).toMatchObject({ events: 1, linked: [target] });
    expect(existsSync(target)).toBe(true);
  });
});

describe('forgetting, when something cannot be deleted', () => {
  test('claims nothing about a folder that cannot be listed', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => forgetProfile(path.join(file, 'profile'))).toThrow(/^NOT deleted: cannot list/);
  });

  test('deletes everything else, and says what is left', () => {
    const folder = profile();
    mkdirSync(path.join(folder, 'config.json', 'mine'), { recursive: true });
    put(folder, 'journal.damaged-1');
    expect(() => forgetProfile(folder)).toThrow(
      /^NOT deleted: cannot remove .*config\.json: .*; 2 other files are deleted$/,
    );
    expect(readdirSync(folder)).toEqual(['config.json']);
    expect(existsSync(path.join(folder, 'config.json', 'mine'))).toBe(true);
  });

  test('deletes a text of the editor with its folder', () => {
    const folder = profile();
    mkdirSync(path.join(folder, 'unsaved-1'));
    put(path.join(folder, 'unsaved-1'), 'note.txt');
    expect(inspectProfile(folder).setAside).toEqual(['unsaved-1']);
    expect(forgetProfile(folder).deleted).toContain('unsaved-1');
    expect(existsSync(folder)).toBe(false);
  });
});

test('a repair does not follow links to files of others', () => {
  const folder = profile();
  const elsewhere = temporaryFolder();
  const file = path.join(elsewhere, 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o644);
  chmodSync(elsewhere, 0o755);
  symlinkSync(elsewhere, path.join(folder, 'journal.before-restore-1'));
  symlinkSync(file, path.join(folder, 'journal.damaged-7'));
  repairProfile(folder);
  expect([file, elsewhere].map((name) => statSync(name).mode & 0o777)).toEqual([0o644, 0o755]);
});

test('finds the copies that synchronising makes of a journal', () => {
  const folder = profile();
  const names = [
    'journal (1).jsonl',
    'journal (conflicted copy).jsonl',
    'journal 2.jsonl',
    'journal.sync-conflict-20261128-7.jsonl',
  ];
  for (const name of names) put(folder, name);
  expect(inspectProfile(folder).copies).toEqual(names);
});
