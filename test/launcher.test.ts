import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A copy of the installed program, so that nothing else can change its folder. */

const root = path.join(import.meta.dirname, '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'career coach '));
  for (const part of ['bin', 'dist', 'data', 'package.json']) {
    cpSync(path.join(root, part), path.join(folder, 'program', part), { recursive: true });
  }
});
afterEach(() => {
  chmodSync(path.join(folder, 'program'), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const program = () => path.join(folder, 'program');

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(program(), 'bin', 'career-coach.cjs'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        CAREER_COACH_HOME: path.join(folder, 'home'),
        TMPDIR: folder,
        LANG: 'en_GB.UTF-8',
      },
    },
  );
  return { status, stdout, stderr };
}

/** Every file of the program, with its size and when it was written. */
const files = () =>
  readdirSync(program(), { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(program(), name));
      return `${name} ${size} ${mtimeMs}`;
    });

test.each([0o755, 0o555])(
  'leaves nothing behind in the folder that it is installed in, mode %i',
  (mode) => {
    chmodSync(program(), mode);
    const before = files();
    expect(before.length).toBeGreaterThan(50);
    expect(run('--version')).toMatchObject({ status: 0, stderr: '' });
    expect(run('ladder', '3')).toMatchObject({ status: 0, stderr: '' });
    expect(
      run('assess', '--answers', path.join(program(), 'data', 'example-answers.json'), '--json'),
    ).toMatchObject({ status: 0, stderr: '' });
    expect(run('status', '--json')).toMatchObject({ status: 0, stderr: '' });
    expect(files()).toEqual(before);
  },
);

test('says what to do where it is not built', () => {
  rmSync(path.join(program(), 'dist'), { recursive: true });
  expect(run('status')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'career-coach is not built yet. Run: npm run build\n',
  });
});
