import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keys, openTerminal } from '../terminal/terminal.js';
import { answersAt } from './ladder-facts.js';
import { Bench, program } from './program.js';

let bench: Bench;
let other: Bench;
beforeEach(() => {
  bench = new Bench();
  other = new Bench();
});
afterEach(() => {
  bench.remove();
  other.remove();
});

const assess = (on: Bench, stage: number) =>
  on.run(['assess', '--answers', '-', '--json'], { stdin: answersAt(stage) });
const journalFile = (on: Bench) => path.join(on.profile, 'journal.jsonl');
const exported = async (on: Bench) => (await on.run(['export', '--format', 'journal'])).stdout;
const status = async (on: Bench) => (await on.run(['status', '--json'])).stdout;
const inHome = (name: string) => path.join(bench.home, name);

describe('moving a journal to another machine', () => {
  test('gives the same there, and nothing new the second time', async () => {
    await assess(bench, 3);
    const journal = await exported(bench);
    const first = await other.run(['import', '-'], { stdin: journal });
    expect(first).toEqual({
      code: 0,
      stdout: 'Added 3 events; 0 were already here\n',
      stderr: '',
    });
    expect(await status(other)).toBe(await status(bench));
    expect(await exported(other)).toBe(journal);
    const before = readFileSync(journalFile(other));
    expect(await other.json(['import', '-'], { stdin: journal })).toEqual({
      schemaVersion: 1,
      added: 0,
      known: 3,
      newer: 0,
      refused: [],
    });
    expect(readFileSync(journalFile(other))).toEqual(before);
  });

  test('two machines merge to the same state in either order', async () => {
    await assess(bench, 2);
    other.today = '2026-11-28';
    await assess(other, 4);
    bench.today = '2026-11-28';
    const theirs = inHome('theirs.jsonl');
    const mine = inHome('mine.jsonl');
    writeFileSync(theirs, readFileSync(journalFile(other)));
    writeFileSync(mine, readFileSync(journalFile(bench)));
    expect((await bench.run(['data', 'merge', theirs])).stdout).toBe(
      'Added 3 events; 0 were already here\n',
    );
    await other.run(['data', 'merge', mine]);
    expect(await status(bench)).toBe(await status(other));
    expect(await exported(bench)).toBe(await exported(other));
    expect(JSON.parse(await status(bench)).stage.level).toBe(4);
  });

  test('is written to a file, without damaged lines, and says so', async () => {
    await assess(bench, 3);
    writeFileSync(journalFile(bench), `${readFileSync(journalFile(bench))}\nbroken\n`);
    const { code, stdout, stderr } = await bench.run([
      ...['export', '--format', 'journal', '--out', inHome('out.jsonl')],
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe(
      `1 damaged journal line was left out; career-coach data backup includes damaged lines\nWritten to ${inHome('out.jsonl')}\n`,
    );
    expect(readFileSync(inHome('out.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
  });
});

test('a journal without events is not exported: nothing could read it', async () => {
  const { code, stdout, stderr } = await bench.run(['export', '--format', 'journal']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^career-coach: The journal is empty/);
});

describe('import', () => {
  test('refuses hostile lines one by one, and takes the others', async () => {
    await assess(other, 3);
    const lines = ['\u001b[2J', '{"v":1}', ...(await exported(other)).trim().split('\n'), '['];
    const { code, stdout, stderr } = await bench.run(['import', '-'], { stdin: lines.join('\n') });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Added 3 events; 0 were already here\n' });
    expect(stderr).toBe(
      'Refused 3 lines of standard input:\n  line 1: not JSON\n  line 2: not an event\n  line 6: not JSON\n',
    );
  });

  test('keeps the events of a newer version, and writing goes on', async () => {
    const newer = '{"v":3,"id":"01a20006-4042-7861-bb62-1ce5f2a45f51","new":{"n":1.50}}';
    const { stdout } = await bench.run(['import', '-'], { stdin: newer });
    expect(stdout).toBe(
      'Added 1 event, 1 of them of a newer version, kept for it; 0 were already here\n',
    );
    expect((await assess(bench, 3)).code).toBe(0);
    const { code, stderr } = await bench.run(['status']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        '1 event comes from a newer version of career-coach: kept in the journal, ignored here\n',
    });
    expect(await exported(bench)).toContain(`${newer}\n`);
  });

  test.each([
    ['an answers file', answersAt(3), 'it is an answers file', 'assess --answers FILE'],
    [
      'a report',
      '{"schemaVersion":1,"stage":{}}',
      'it is a report, which holds results but not your answers',
      'export --format journal',
    ],
    ['nothing', '', 'is not a journal: it is empty', 'export --format journal'],
    ['a list of notes', '- It ran\n', 'line 1 is not JSON', 'career-coach log import FILE reads'],
  ])('of %s says which command to use', async (_, content, message, next) => {
    const file = inHome('file.json');
    writeFileSync(file, content);
    for (const command of [['import'], ['data', 'merge'], ['data', 'restore']]) {
      const { code, stdout, stderr } = await bench.run([...command, file]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(message);
      expect(stderr).toContain(next.replace('FILE', file));
    }
    expect(existsSync(bench.profile)).toBe(false);
  });

  test('of a file that is not there', async () => {
    const { code, stderr } = await bench.run(['import', 'nowhere.jsonl']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^career-coach: cannot read nowhere\.jsonl: it does not exist/);
  });
});

describe('data path', () => {
  test('names the folder, the files, and the source of the choice', async () => {
    const paths = {
      schemaVersion: 1,
      folder: bench.profile,
      from: 'CAREER_COACH_HOME',
      journal: journalFile(bench),
      settings: path.join(bench.profile, 'config.json'),
    };
    expect(await bench.json(['data', 'path'])).toEqual(paths);
    expect(await bench.json(['data'])).toEqual(paths);
    expect((await bench.run(['data', 'path', '--home', '/x', '--profile', 'work'])).stdout).toBe(
      [
        'folder    /x/profiles/work',
        'journal   /x/profiles/work/journal.jsonl',
        'settings  /x/profiles/work/config.json',
        'decided   by --home',
        '',
      ].join('\n'),
    );
    expect(existsSync(bench.profile)).toBe(false);
  });
});

describe('data backup and restore', () => {
  test('a copy for the owner alone, byte for byte; an existing file stays without --force', async () => {
    await assess(bench, 3);
    writeFileSync(journalFile(bench), `${readFileSync(journalFile(bench))}\nbroken\n`);
    const { code, stdout } = await bench.run(['data', 'backup']);
    const file = inHome('career-coach-2026-11-21.jsonl');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        'The journal is copied to career-coach-2026-11-21.jsonl, readable by you alone.\nIt holds all of your notes: keep it out of shared repositories.\nBring it back: career-coach data restore career-coach-2026-11-21.jsonl\n',
    });
    expect(readFileSync(file)).toEqual(readFileSync(journalFile(bench)));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, 'precious');
    const again = await bench.run(['data', 'backup']);
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(
      /already exists; nothing was written\.\nNext: --force replaces it/,
    );
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect(await bench.json(['data', 'backup', '--force'])).toMatchObject({ schemaVersion: 1 });
    expect(readFileSync(file)).toEqual(readFileSync(journalFile(bench)));
  });

  test('of nothing: says so, and makes no file', async () => {
    const { code, stderr } = await bench.run(['data', 'backup']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/There is no journal to back up/);
    expect(readdirSync(bench.home)).toEqual([]);
  });

  test('restoring shows what would change, and sets the present journal aside', async () => {
    await assess(bench, 2);
    await bench.run(['data', 'backup', 'b.jsonl']);
    const before = await status(bench);
    await assess(bench, 4);
    const present = readFileSync(journalFile(bench));
    const asked = await bench.run(['data', 'restore', 'b.jsonl']);
    expect({ code: asked.code, stdout: asked.stdout }).toEqual({ code: 2, stdout: '' });
    expect(asked.stderr).toBe(
      [
        'Here are 5 events; b.jsonl holds 3.',
        '  0 would come back, 2 would be set aside, 3 stay.',
        '  To keep both: career-coach data merge b.jsonl',
        'career-coach: This command asks questions, but there is no terminal to ask them on.',
        'Next: career-coach data restore b.jsonl --yes',
        '',
      ].join('\n'),
    );
    expect(readFileSync(journalFile(bench))).toEqual(present);
    const aside = path.join(bench.profile, 'journal.before-restore-1');
    expect(await bench.json(['data', 'restore', 'b.jsonl', '--yes'])).toEqual({
      schemaVersion: 1,
      restored: 3,
      setAside: aside,
      here: 5,
      there: 3,
      onlyHere: 2,
      onlyThere: 0,
      damaged: 0,
    });
    expect(await status(bench)).toBe(before);
    expect(readFileSync(aside)).toEqual(present);
    const back = await bench.run(['data', 'merge', aside]);
    expect(back.stdout).toBe('Added 2 events; 3 were already here\n');
    const same = await bench.run(['data', 'restore', aside, '--yes']);
    expect(same.code).toBe(2);
    expect(same.stderr).toMatch(/nothing to restore/);
  });

  test('in a terminal, Enter changes nothing and y restores', async () => {
    await assess(bench, 2);
    await bench.run(['data', 'backup', 'b.jsonl']);
    await assess(bench, 4);
    const present = readFileSync(journalFile(bench));
    for (const [key, message, changed] of [
      [keys.enter, 'Nothing was changed', false],
      [keys.ctrlC, 'Nothing was changed', false],
      [`y${keys.enter}`, 'Restored 3 events', true],
    ] as const) {
      const terminal = inTerminal(['data', 'restore', 'b.jsonl']);
      try {
        await terminal.waitFor('Replace your journal with this backup?');
        terminal.type(key);
        await terminal.waitFor(message);
        expect((await terminal.exit()).code).toBe(key === keys.ctrlC ? 130 : 0);
        expect(readFileSync(journalFile(bench)).equals(present)).toBe(!changed);
      } finally {
        terminal.close();
      }
    }
  });
});

const inTerminal = (args: readonly string[]) =>
  openTerminal(process.execPath, [program, ...args], {
    cwd: bench.home,
    env: { CAREER_COACH_HOME: bench.home, CAREER_COACH_NOW: bench.today },
  });

describe('data forget', () => {
  test('asks for a word, and without a terminal names the option', async () => {
    await assess(bench, 2);
    const before = readFileSync(journalFile(bench));
    const { code, stderr } = await bench.run(['data', 'forget']);
    expect(code).toBe(2);
    expect(stderr).toContain('career-coach data forget --yes');
    expect(readFileSync(journalFile(bench))).toEqual(before);
  });

  test('--yes deletes everything of the profile and leaves the others', async () => {
    await assess(bench, 2);
    await bench.run(['assess', '--answers', '-', '--profile', 'work'], { stdin: answersAt(3) });
    const { code, stdout } = await bench.run(['data', 'forget', '--yes', '--profile', 'work']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Deleted journal.jsonl in ${bench.home}/profiles/work: 3 events.\nBackups and exports that you made elsewhere are still there.\n`,
    });
    expect(readdirSync(path.join(bench.home, 'profiles'))).toEqual(['default']);
    expect(await bench.json(['data', 'forget', '--yes'])).toEqual({
      schemaVersion: 1,
      folder: bench.profile,
      events: 3,
      deleted: ['journal.jsonl'],
      left: [],
      linked: [],
    });
    expect(readdirSync(bench.home)).toEqual([]);
    expect((await bench.run(['data', 'forget', '--yes'])).stdout).toMatch(/nothing to delete/);
  });

  test('in a terminal: only the word deletes', async () => {
    await assess(bench, 2);
    for (const [typed, message, isGone] of [
      ['yes', 'Nothing was deleted', false],
      ['', 'Nothing was deleted', false],
      ['forget', 'Deleted journal.jsonl', true],
    ] as const) {
      const terminal = inTerminal(['data', 'forget']);
      try {
        await terminal.waitFor('Type forget');
        terminal.type(`${typed}${keys.enter}`);
        await terminal.waitFor(message);
        expect((await terminal.exit()).code).toBe(0);
        expect(existsSync(journalFile(bench))).toBe(!isGone);
      } finally {
        terminal.close();
      }
    }
  });
});
