import { describe, expect, test } from 'vitest';
import type { MachineFacts, StorageFacts } from '../../src/core/doctor.js';
import { diagnose } from '../../src/core/doctor.js';

const folder = '/home/me/.config/career-coach/profiles/default';

const machine = (change: Partial<MachineFacts> = {}): MachineFacts => ({
  version: '1.0.0',
  node: '20.19.0',
  system: 'linux x64',
  homedir: '/home/me',
  from: 'the home directory',
  cron: { folder, hasJournal: true },
  streams: [],
  ...change,
});

const journal = { bytes: 10, events: 2, newer: 0, setAside: [] };
const storage = (change: Partial<StorageFacts> = {}): StorageFacts => ({
  folder,
  places: [
    { name: '.', kind: 'folder', mode: 0o700, mine: true, link: false },
    { name: 'journal.jsonl', kind: 'file', mode: 0o600, mine: true, link: false },
  ],
  writable: true,
  journal,
  settings: 'default',
  setAside: [],
  copies: [],
  leftovers: [],
  ...change,
});

const found = (machineFacts: MachineFacts, storageFacts: StorageFacts) =>
  diagnose(machineFacts, storageFacts).findings.map(
    ({ id, weight, what, next }) => `${weight} ${id}: ${what} | ${next.join(' | ')}`,
  );

test('all is well: facts, and no finding', () => {
  expect(diagnose(machine(), storage())).toEqual({
    version: '1.0.0',
    node: '20.19.0',
    system: 'linux x64',
    folder: '~/.config/career-coach/profiles/default',
    from: 'the home directory',
    journal: { bytes: 10, events: 2, newer: 0, damaged: 0 },
    streams: [],
    findings: [],
  });
});

describe('files on the disk', () => {
  const place = {
    name: 'journal.jsonl',
    kind: 'file',
    mode: 0o644,
    mine: true,
    link: false,
  } as const;
  test.each<[string, Partial<StorageFacts>, string[]]>([
    [
      'open permissions',
      { places: [{ ...place, name: '.', kind: 'folder', mode: 0o755 }, place] },
      [
        'problem permissions: the folder has 755, journal.jsonl has 644: should be 700 for the folder and 600 for files | career-coach doctor --fix',
      ],
    ],
    ['a system without modes', { places: [{ ...place, mode: null }] }, []],
    [
      'the file of another user: its modes are not ours to change',
      { places: [{ ...place, mine: false }] },
      [
        'problem owner: journal.jsonl belongs to another user, perhaps after a run with sudo | sudo chown -R "$USER" "$HOME/.config/career-coach/profiles/default"',
      ],
    ],
    [
      'a folder that takes nothing',
      { writable: false },
      [
        'problem not-writable: ~/.config/career-coach/profiles/default cannot be written: nothing can be saved | make it writable, or use another folder: --home DIR',
      ],
    ],
    [
      'a journal that cannot be read',
      { journal: { trouble: 'it is a folder' } },
      ['problem journal-unreadable: The journal cannot be read: it is a folder | '],
    ],
    [
      'damaged lines, without what stands in them',
      {
        journal: {
          ...journal,
          setAside: [1, 2, 3, 4].map((line) => ({ line, reason: 'has the key "my secret"' })),
        },
      },
      [
        'problem damaged-lines: 4 lines of the journal are not events (line 1: has the key "…"; line 2: has the key "…"; line 3: has the key "…", and 1 more); all others are read | career-coach doctor --fix moves them, byte for byte, into a file beside the journal',
      ],
    ],
    [
      'as many damaged lines as are listed',
      {
        journal: { ...journal, setAside: [1, 2, 3].map((line) => ({ line, reason: 'not JSON' })) },
      },
      [
        'problem damaged-lines: 3 lines of the journal are not events (line 1: not JSON; line 2: not JSON; line 3: not JSON); all others are read | career-coach doctor --fix moves them, byte for byte, into a file beside the journal',
      ],
    ],
    [
      'one damaged line, its quotation cut',
      { journal: { ...journal, setAside: [{ line: 7, reason: 'near "my se' }] } },
      [
        'problem damaged-lines: 1 line of the journal is not an event (line 7: near "…"); all others are read | career-coach doctor --fix moves them, byte for byte, into a file beside the journal',
      ],
    ],
    [
      'events of a newer version',
      { journal: { ...journal, newer: 2 } },
      [
        'note newer-events: 2 events come from a newer version of this program: kept, but ignored here | npm install -g career-coach@latest',
      ],
    ],
    [
      'broken settings',
      { settings: { trouble: 'it has an unknown key "rythm"', readable: true } },
      [
        'problem settings-broken: The settings cannot be used: it has an unknown key "…"; the next command renames the file and uses defaults | correct config.json in the folder above | career-coach doctor --fix',
      ],
    ],
    [
      'settings that cannot be read',
      { settings: { trouble: 'it is a folder', readable: false } },
      ['problem settings-unreadable: The settings cannot be read: it is a folder | '],
    ],
    [
      'what was set aside, and what was left behind',
      { setAside: ['journal.damaged-1'], leftovers: ['config.new-7.json'] },
      [
        "note set-aside: Set aside earlier, and still there: journal.damaged-1 | delete them once you are sure that you don't need anything in them",
        'problem leftovers: Left behind by a program that was killed: config.new-7.json | career-coach doctor --fix',
      ],
    ],
  ])('%s', (_, change, findings) => {
    expect(found(machine(), storage(change))).toEqual(findings);
  });
});

describe('where cron would look', () => {
  const elsewhere = { folder: '/home/me/coach/profiles/default' };
  const seen = { folder, hasJournal: false };
  const advice = 'career-coach schedule cron prints a line that names your folder';
  test.each<[string, Partial<MachineFacts>, Partial<StorageFacts>, string[]]>([
    [
      'a variable of the shell decides',
      { from: 'XDG_CONFIG_HOME', cron: seen },
      elsewhere,
      [
        `note cron-home: XDG_CONFIG_HOME decides where data lies. cron does not see it and would use ~/.config/career-coach/profiles/default | ${advice}`,
      ],
    ],
    [
      'and there is a journal in both places',
      { from: 'CAREER_COACH_HOME', cron: { ...seen, hasJournal: true } },
      elsewhere,
      [
        `note two-homes: CAREER_COACH_HOME decides where data lies. cron does not see it and would use ~/.config/career-coach/profiles/default, which also has a journal | ${advice} | merge the two: career-coach data merge "$HOME/.config/career-coach/profiles/default/journal.jsonl"`,
      ],
    ],
    [
      'cron would find none',
      { from: 'CAREER_COACH_HOME', cron: null },
      { folder: '/data/coach/profiles/default' },
      [
        'note cron-home: CAREER_COACH_HOME decides where data lies. cron does not see it and would find no data folder | career-coach schedule cron prints a line that names your folder',
      ],
    ],
    ['the variable names the usual place', { from: 'XDG_CONFIG_HOME', cron: seen }, {}, []],
    ['--home is meant for this command', { from: '--home', cron: seen }, elsewhere, []],
  ])('%s', (_, machineChange, storageChange, findings) => {
    expect(found(machine(machineChange), storage(storageChange))).toEqual(findings);
  });
});

test.each([
  ['/home/me', '/home/me/x', '~/x'],
  ['/home/me', '/home/meg/x', '/home/meg/x'],
  ['', '/x', '/x'],
  ['/', '/x', '/x'],
  ['/r', '/r/x', '~/x'],
  ['/r', '/r', '~'],
  ['C:\\Users\\me', 'C:\\Users\\me\\x', '~\\x'],
])('a home directory %j is not shown: %j', (homedir, path, shown) => {
  expect(diagnose(machine({ homedir }), storage({ folder: path })).folder).toBe(shown);
});

test.each([
  ['/home/me', '~/ladder.json: not JSON'],
  ['/', '/home/me/ladder.json: not JSON'],
  ['', '/home/me/ladder.json: not JSON'],
])('nor in the problems of the ladder: %j', (homedir, shown) => {
  const trouble = '/home/me/ladder.json: not JSON';
  const { findings } = diagnose(machine({ homedir }), storage(), { trouble });
  expect(findings.map(({ what }) => what)).toEqual([`The ladder in use cannot be used: ${shown}`]);
});
