import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { CoachError } from '../../src/core/base/errors.js';
import { journalPath } from '../../src/store/files/profile-paths.js';
import { appendToJournal, readJournalFile } from '../../src/store/journal/journal-file.js';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { note } from './events.js';
import { temporaryFolder, thrownBy } from './temporary.js';

const stamp = { now: new Date('2026-11-21T12:00:00.000Z'), day: '2026-11-21' };
const append = (folder: string, text = 'x') => appendToJournal(folder, [note(text)], stamp);
const textsOf = (folder: string) =>
  readJournalFile(folder).events.map((event) => ('text' in event ? event.text : ''));

describe('the journal file', () => {
  test('holds each event in a line of its own, between line breaks', () => {
    const folder = temporaryFolder();
    const events = [...append(folder, 'one'), ...append(folder, 'two')];
    expect(readFileSync(journalPath(folder), 'utf8')).toBe(
      events.map((event) => `\n${JSON.stringify(event)}\n`).join(''),
    );
  });

  test('is made with its folders, for the owner alone, and leaves other folders as they are', () => {
    const base = temporaryFolder();
    chmodSync(base, 0o755);
    append(path.join(base, 'a', 'b'));
    const modes = ['', 'a', 'a/b', 'a/b/journal.jsonl'].map(
      (name) => statSync(path.join(base, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o755, 0o700, 0o700, 0o600]);
  });

  test('is not made by reading', () => {
    const folder = path.join(temporaryFolder(), 'none');
    expect(readJournalFile(folder).events).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  test('is not touched where it is damaged', () => {
    const folder = temporaryFolder();
    append(folder, 'one');
    const damaged = `${readFileSync(journalPath(folder), 'utf8')}\n{"v":1,"torn\0`;
    writeFileSync(journalPath(folder), damaged);
    append(folder, 'two');
    expect(readFileSync(journalPath(folder), 'utf8').startsWith(damaged)).toBe(true);
    expect(textsOf(folder)).toEqual(['one', 'two']);
  });

  test('goes on after the greatest id, however long the last event is', () => {
    const folder = temporaryFolder();
    const answers = Array.from({ length: 60 }, (_, index) => ({
      behaviour: `b${index}`,
      answer: 4,
      evidence: 'é'.repeat(2000),
    }));
    const [long] = appendToJournal(
      folder,
      [
        {
          type: 'assessment',
          ladder: 'l',
          ladderVersion: '1',
          sitting: 's',
          answers,
          ownGuess: null,
          mentor: null,
          framework: null,
          result: { level: 1, confidence: 1, position: 1 },
        },
      ],
      stamp,
    );
    const [next] = appendToJournal(folder, [note('next')], { ...stamp, now: new Date(0) });
    expect(statSync(journalPath(folder)).size).toBeGreaterThan(200_000);
    expect(String(next?.id) > String(long?.id)).toBe(true);
  });

  test('reads lines of any length, also where its parts meet', () => {
    const folder = temporaryFolder();
    const lengths = [65_000, 65_536, 65_537, 1, 0, 131_072, 300_000, 2, 65_535, 400];
    for (const [index, length] of lengths.entries()) {
      append(folder, `note ${index}`);
      appendFileSync(journalPath(folder), `${'é'.repeat(length / 2)}\n`);
    }
    for (const end of ['', '\n', '{"v":1,"to', '\u00e9']) {
      appendFileSync(journalPath(folder), end);
      const content = readJournalFile(folder);
      expect(content).toEqual(parseJournal(readFileSync(journalPath(folder))));
      expect(content.events).toHaveLength(lengths.length);
      expect(content.setAside.length).toBeGreaterThanOrEqual(lengths.length - 2);
    }
  });

  test('may be a symbolic link to a file elsewhere', () => {
    const folder = temporaryFolder();
    const other = path.join(temporaryFolder(), 'kept.jsonl');
    symlinkSync(other, journalPath(folder));
    append(folder, 'one');
    append(folder, 'two');
    expect(textsOf(folder)).toEqual(['one', 'two']);
    expect(readFileSync(other, 'utf8')).toContain('"one"');
  });
});

describe('a place where no journal can be', () => {
  /** Makes the hindrance, and gives the folder that is tried. */
  type Make = (base: string) => string;
  const journalIs =
    (make: (file: string) => void): Make =>
    (base) => {
      make(journalPath(base));
      return base;
    };
  const places: [string, Make, string][] = [
    [
      'the home is a file',
      (base) => {
        writeFileSync(path.join(base, 'home'), 'mine');
        return path.join(base, 'home', 'profiles');
      },
      'a part of the path is a file, not a folder (ENOTDIR)',
    ],
    ['the journal is a folder', journalIs((file) => mkdirSync(file)), 'it is a folder (EISDIR)'],
    [
      'the journal is a pipe',
      journalIs((file) => void spawnSync('mkfifo', [file])),
      'it is not a regular file (ENODEV)',
    ],
    [
      'the journal is a full device',
      journalIs((file) => symlinkSync('/dev/full', file)),
      'it is not a regular file (ENODEV)',
    ],
    [
      'the journal is a link in a circle',
      journalIs((file) => symlinkSync(file, file)),
      'its symbolic links form a loop (ELOOP)',
    ],
    [
      'the home is a link in a circle',
      (base) => {
        symlinkSync(path.join(base, 'loop'), path.join(base, 'loop'));
        return path.join(base, 'loop', 'profiles');
      },
      'its symbolic links form a loop (ELOOP)',
    ],
    [
      'a name is too long',
      (base) => path.join(base, 'x'.repeat(300)),
      'the path is too long (ENAMETOOLONG)',
    ],
  ];

  test.runIf(process.platform === 'linux').each(places)('%s', (_, make, cause) => {
    const base = temporaryFolder();
    const folder = make(base);
    const before = readdirSync(base);
    for (const [what, call] of [
      ['cannot save to', () => append(folder)],
      ['cannot read', () => readJournalFile(folder)],
    ] as const) {
      const error = thrownBy(call);
      expect(error).toBeInstanceOf(CoachError);
      expect(error).toMatchObject({
        code: 'storage',
        exitCode: 1,
        message: `${what} ${journalPath(folder)}: ${cause}`,
      });
      expect((error as CoachError).next).toHaveLength(1);
    }
    expect(readdirSync(base)).toEqual(before);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that is not ours (skipped as root)', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expect(thrownBy(() => append(folder))).toMatchObject({
      code: 'storage',
      message: `cannot save to ${journalPath(folder)}: permission denied (EACCES)`,
    });
    chmodSync(folder, 0o700);
  });

  test.skipIf(process.getuid?.() === 0)('a journal that may not be read (skipped as root)', () => {
    const folder = temporaryFolder();
    append(folder);
    chmodSync(journalPath(folder), 0o200);
    expect(thrownBy(() => readJournalFile(folder))).toMatchObject({
      code: 'storage',
      message: `cannot read ${journalPath(folder)}: permission denied (EACCES)`,
    });
  });
});
