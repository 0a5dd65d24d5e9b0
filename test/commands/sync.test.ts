import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from './program.js';

/** The lines of docs/sync.md, run by a shell on two machines with a remote: homes of their own, and a bare repository. */

const page = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'sync.md'), 'utf8');
const [setUp = '', clone = '', cloneBeside = '', daily = ''] = [
  ...page.matchAll(/```sh\n([\s\S]*?)```/g),
].map(([, lines = '']) => lines);

const hasGit = spawnSync('git', ['--version']).status === 0;
let base: string;

beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'career-coach-sync-'));
  const bin = path.join(base, 'bin');
  mkdirSync(bin);
  writeFileSync(
    path.join(bin, 'career-coach'),
    `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`,
  );
  chmodSync(path.join(bin, 'career-coach'), 0o755);
  if (hasGit) shell('.', 'git init --bare --quiet --initial-branch=main hub.git');
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs lines on a machine; its name is the folder of its home. */
function shell(machine: string, lines: string) {
  const home = path.join(base, machine);
  mkdirSync(home, { recursive: true });
  writeFileSync(
    path.join(home, '.gitconfig'),
    `[user]\nname = you\nemail = you@example.org\n[maintenance]\nauto = false\n[url "${base}/hub.git"]\ninsteadOf = git@example.org:you/journal.git\n`,
  );
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', lines], {
    cwd: home,
    encoding: 'utf8',
    env: {
      PATH: `${path.join(base, 'bin')}:${process.env.PATH}`,
      HOME: home,
      LANG: 'en_GB.UTF-8',
      GIT_CONFIG_NOSYSTEM: '1',
      CAREER_COACH_NOW: '2026-11-21',
    },
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const profile = '.config/career-coach/profiles/default';
const journal = (machine: string) => path.join(base, machine, profile, 'journal.jsonl');
const logOf = (machine: string) =>
  JSON.parse(shell(machine, 'career-coach log --json')).evidence.map(
    ({ text }: { text: string }) => text,
  );

describe.runIf(hasGit && process.platform !== 'win32')('machines that sync by git', () => {
  test('are set up by the lines of the page, also with a journal of their own', () => {
    shell('first', `career-coach log 'on the first'\n${setUp}`);
    shell('new', clone);
    shell('used', `career-coach log 'on the used'\n${cloneBeside}`);
    shell('used', daily);
    for (const machine of ['new', 'first']) shell(machine, daily);
    for (const machine of ['first', 'new', 'used']) {
      expect(logOf(machine).sort()).toEqual(['on the first', 'on the used']);
      expect(statSync(journal(machine)).mode & 0o777).toBe(0o600);
    }
  });

  test('keep what both wrote, and nothing but the journal travels', () => {
    shell('first', "career-coach log 'at home'; career-coach settings set rhythm 3w");
    shell('new', "career-coach log 'at work'");
    for (const machine of ['first', 'new', 'first']) shell(machine, daily);
    expect(logOf('first')).toEqual(logOf('new'));
    expect(logOf('first')).toEqual(expect.arrayContaining(['at home', 'at work']));
    expect(shell('first', `cd ${profile}; git ls-files`).split('\n').filter(Boolean)).toEqual([
      '.gitattributes',
      '.gitignore',
      'journal.jsonl',
    ]);
    expect(readFileSync(journal('first'), 'utf8')).not.toContain('<<<<');
  });

  test('may bring back an erased line, which is erased once more', () => {
    shell('first', "career-coach log 'a secret name'");
    for (const machine of ['first', 'new']) shell(machine, daily);
    const line = readFileSync(journal('first'), 'utf8')
      .split('\n')
      .find((text) => text.includes('a secret name'));
    const erase = `career-coach data erase ${JSON.parse(line ?? '').id} --yes`;
    shell('first', erase);
    expect(readFileSync(journal('first'), 'utf8')).not.toContain('a secret name');
    // Next to the erased line, so that git must take both sides.
    shell('new', "career-coach log 'written too early'");
    for (const machine of ['new', 'first']) shell(machine, daily);
    expect(readFileSync(journal('first'), 'utf8')).toContain('a secret name');
    shell('first', erase);
    expect(readFileSync(journal('first'), 'utf8')).not.toContain('a secret name');
    for (const machine of ['first', 'new']) shell(machine, daily);
    expect(readFileSync(journal('new'), 'utf8')).not.toContain('a secret name');
    expect(logOf('new')).toContain('written too early');
  });

  test('get rid of the marks of a conflict by the doctor', () => {
    const [, second = ''] = readFileSync(journal('first'), 'utf8').split('\n').filter(Boolean);
    appendFileSync(journal('new'), `<<<<<<< HEAD\n${second}\n=======\n>>>>>>> origin/main\n`);
    const before = logOf('new');
    shell('new', 'career-coach doctor --fix');
    expect(readFileSync(journal('new'), 'utf8')).not.toMatch(/^[<>=]/m);
    expect(logOf('new')).toEqual(before);
  });
});
