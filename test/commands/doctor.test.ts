import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTerminal } from '../terminal/terminal.js';
import { answersAt } from './ladder-facts.js';
import { Bench, program } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const journalFile = () => path.join(bench.profile, 'journal.jsonl');

async function damagedProfile(): Promise<void> {
  await bench.run(['assess', '--answers', '-'], {
    stdin: answersAt(3, { mentor: 'Somebody Secret', framework: 'Secret Ladder' }),
  });
  writeFileSync(journalFile(), `${readFileSync(journalFile())}\nmy private words\n`);
  chmodSync(journalFile(), 0o644);
  writeFileSync(path.join(bench.profile, 'config.json'), '{"private":1}', { mode: 0o600 });
}

test('explains problems, shows nothing personal, and changes nothing', async () => {
  await damagedProfile();
  const before = readFileSync(journalFile());
  const { code, stdout, stderr } = await bench.run(['doctor'], { env: { COLUMNS: '200' } });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain('~/profiles/default (decided by CAREER_COACH_HOME)');
  for (const what of [
    /^program +career-coach \d+\.\d+\.\d+, Node \d+/m,
    /^journal +3 events, one damaged line, \d+ bytes$/m,
    /^stdout +not a terminal, no colour \(no terminal\), Unicode \(LANG\)$/m,
    /journal\.jsonl has 644/,
    /line \d+: not JSON/,
    /The settings cannot be used/,
    /3 problems found/,
  ]) {
    expect(stdout.replace(/\n {2}(?! )/g, ' ')).toMatch(what);
  }
  expect(stdout).not.toMatch(/private|secret|tests-before-handover/i);
  expect(stdout).not.toContain(bench.home);
  expect(readFileSync(journalFile())).toEqual(before);
  expect(readdirSync(bench.profile).sort()).toEqual(['config.json', 'journal.jsonl']);
});

test('--fix repairs, lists its repairs, and leaves nothing to report', async () => {
  await damagedProfile();
  const events = bench.run(['export', '--format', 'journal', '--quiet']);
  const { stdout: before } = await events;
  const { code, stdout } = await bench.run(['doctor', '--fix'], { env: { COLUMNS: '300' } });
  expect(code).toBe(0);
  expect(stdout.match(/^Done: /gm)).toHaveLength(3);
  expect(stdout).toContain('No problem found.');
  expect(statSync(journalFile()).mode & 0o777).toBe(0o600);
  expect(readFileSync(path.join(bench.profile, 'journal.damaged-1'), 'utf8')).toBe(
    'my private words\n',
  );
  expect(readFileSync(path.join(bench.profile, 'config.json.broken-1'), 'utf8')).toBe(
    '{"private":1}',
  );
  expect((await bench.run(['export', '--format', 'journal'])).stdout).toBe(before);
  expect(await bench.json(['doctor', '--fix'])).toMatchObject({ done: [] });
});

test('--json gives the same as data', async () => {
  const diagnosis = await bench.json(['doctor']);
  expect(diagnosis).toMatchObject({
    schemaVersion: 1,
    folder: '~/profiles/default',
    from: 'CAREER_COACH_HOME',
    journal: { bytes: 0, events: 0, newer: 0, damaged: 0 },
    streams: [
      { name: 'stdin', terminal: false, colour: null },
      { name: 'stdout', terminal: false, colour: { on: false, because: 'no terminal' } },
      { name: 'stderr', terminal: false, unicode: { on: true, because: 'LANG' } },
    ],
    // Two, when this machine has a journal where cron would look.
    findings: [{ id: expect.stringMatching(/^(cron-home|two-homes)$/), weight: 'note' }],
  });
  expect(diagnosis).not.toHaveProperty('done');
  expect(readdirSync(bench.home)).toEqual([]);
});

test('in a terminal it shows the size, and why it chose colour and characters', async () => {
  const terminal = openTerminal(process.execPath, [program, 'doctor', '--ascii'], {
    cols: 100,
    rows: 30,
    env: { CAREER_COACH_HOME: bench.home, NO_COLOR: '1' },
  });
  try {
    const screen = await terminal.waitFor('found.');
    expect(screen).toMatch(
      /^stdout +a terminal of 100 x 30, no colour \(NO_COLOR\), ASCII only \(--ascii\)$/m,
    );
    expect((await terminal.exit()).code).toBe(0);
  } finally {
    terminal.close();
  }
});
