import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Bench, program } from './program.js';

/** The lines of docs/evidence.md and of --print-command, run by a shell; what git, gh and glab print is recorded. */

const root = path.join(import.meta.dirname, '..', '..');
const printed = path.join(root, 'test', 'fixtures', 'printed');
const page = readFileSync(path.join(root, 'docs', 'evidence.md'), 'utf8');
const documented = page.split('\n').filter((line) => line.endsWith('| career-coach log import -'));

const two = 'Show operations two options for the order queue';
const draws = 'Draw the order flow with operations';

/** By how a line starts: what is proposed, with its link, and what is left out. */
const expected = [
  ['git log --all', two, `commit:${'a'.repeat(40)}`, { reverts: 2, bots: 1 }],
  ['git log --author', two, `commit:${'a'.repeat(40)}`, { merges: 1, reverts: 2 }],
  ['gh search prs', draws, 'pr:https://github.example/team/app/pull/12', { unmerged: 1, bots: 1 }],
  ['gh pr list', draws, 'pr:https://github.example/team/app/pull/12', { unmerged: 1, bots: 1 }],
  [
    'glab mr list',
    draws,
    'pr:https://gitlab.example/team/app/-/merge_requests/5',
    { unmerged: 1, bots: 1 },
  ],
] as const;

describe.runIf(process.platform !== 'win32')('a line for the shell', () => {
  const bench = new Bench();
  const bin = path.join(bench.home, 'bin');
  beforeAll(() => {
    bench.today = '2026-11-28';
    mkdirSync(bin);
    const script = (name: string, lines: string) => {
      writeFileSync(path.join(bin, name), `#!/bin/sh\n${lines}\n`);
      chmodSync(path.join(bin, name), 0o755);
    };
    const print = (file: string) => `cat '${path.join(printed, file)}'`;
    script(
      'git',
      `case "$*" in "config user.email") echo you@example.org;; *--format=%H%x09*) ${print('git-log-lines.txt')};; log*) ${print('git-log.txt')};; *) exit 1;; esac`,
    );
    script(
      'gh',
      `case "$*" in "search prs"*) ${print('gh-search-prs.json')};; "pr list"*) ${print('gh-pr-list.json')};; *) exit 1;; esac`,
    );
    script('glab', `case "$*" in "mr list"*) ${print('glab-mr-list.json')};; *) exit 1;; esac`);
    script('career-coach', `exec "${process.execPath}" "${program}" "$@" --profile "$LINE" --json`);
  });
  afterAll(() => bench.remove());

  /** Each line has a profile of its own, so that nothing is known yet. */
  const shell = (line: string, profile: string) =>
    spawnSync('sh', ['-c', line], {
      cwd: bench.home,
      encoding: 'utf8',
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        HOME: bench.home,
        CAREER_COACH_HOME: bench.home,
        CAREER_COACH_NOW: bench.today,
        LINE: profile,
      },
    });

  test.each(expected)('%s … is read', async (start, text, link, leftOut) => {
    const lines = documented.filter((line) => line.startsWith(start));
    expect(lines).toHaveLength(1);
    const profile = `line-${expected.findIndex(([other]) => other === start)}`;
    const { stdout, stderr } = shell(lines[0] ?? '', profile);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ added: 1, unread: [], leftOut });
    const { inbox } = await bench.json(['log', 'inbox', '--profile', profile]);
    expect(inbox).toMatchObject([{ date: '2026-11-27', text, links: [link] }]);
  });

  test('all of them are tried, and --print-command prints the first three for its week', async () => {
    expect(documented).toHaveLength(expected.length);
    const { commands } = await bench.json(['log', 'import', '--print-command']);
    const lines = commands.map(({ line }: { line: string }) =>
      line.replaceAll('2026-11-21', '2026-11-14'),
    );
    expect(lines).toEqual(documented.slice(0, 3));
  });
});
