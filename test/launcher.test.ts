import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './commands/ladder-facts.js';

/** What the launcher keeps of compiled code, in a copy of the program: the others share the one in dist. */

const root = path.join(import.meta.dirname, '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'career-coach-launcher-'));
  for (const part of ['bin', 'dist', 'data', 'package.json']) {
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  rmSync(compiled(), { recursive: true, force: true });
  writeFileSync(path.join(folder, 'answers.json'), answersAt(3));
  run(['assess', '--answers', 'answers.json']);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const compiled = (...names: string[]) => path.join(folder, 'dist', 'compiled', ...names);
const kept = (command: string) => compiled(process.version, command);
const files = (command: string) =>
  readdirSync(kept(command)).map((name) => path.join(kept(command), name));

function run(
  args: readonly string[],
  env: Record<string, string> = {},
  node: readonly string[] = [],
) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...node, path.join(folder, 'bin', 'career-coach.cjs'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        CAREER_COACH_HOME: path.join(folder, 'home'),
        CAREER_COACH_NOW: '2026-11-21T09:00:00Z',
        LANG: 'en_GB.UTF-8',
        ...env,
      },
    },
  );
  return { status, stdout, stderr };
}

/** Facts of files that change when they are written. */
const stamps = (names: readonly string[]) =>
  names.map((name) => statSync(name, { bigint: true }).mtimeNs);

describe('compiled code', () => {
  test('is kept for the next start of a command, and changes nothing that it prints', () => {
    const plain = run(['status', '--json'], { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(plain).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(kept('status--json'))).toBe(false);
    expect(run(['status', '--json'])).toEqual(plain);
    const names = files('status--json');
    expect(names.map((name) => path.basename(name))).toContain('main.cjs');
    const before = stamps(names);
    expect(run(['status', '--json'])).toEqual(plain);
    expect(stamps(names)).toEqual(before);
  });

  test('is for its owner to write, whatever the umask', () => {
    const mask = process.umask(0);
    run(['status', '--json']);
    process.umask(mask);
    for (const name of [kept('status--json'), ...files('status--json')]) {
      expect(statSync(name).mode & 0o022, name).toBe(0);
    }
  });

  test.each([
    ['one that is empty', (name: string) => truncateSync(name)],
    ['one that is cut off', (name: string) => truncateSync(name, statSync(name).size >> 1)],
    ['another text', (name: string) => writeFileSync(name, 'something else')],
    [
      'one with a bit turned over',
      (name: string) => {
        const bytes = readFileSync(name);
        const middle = bytes.length >> 2;
        bytes[middle] = (bytes[middle] ?? 0) ^ 1;
        writeFileSync(name, bytes);
      },
    ],
    [
      'one of another program file',
      (name: string) => cpSync(files('assess--answers')[0] ?? '', name),
    ],
  ])('is not believed when it is %s, and made again', (_, damage) => {
    // A command that reads the whole journal each time, and so the same files of the program.
    const command = ['history', '--json'];
    const plain = run(command, { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(run(command)).toEqual(plain);
    const names = files('history--json');
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) damage(name);
    expect(run(command)).toEqual(plain);
    for (const name of names) expect(readFileSync(name).length, name).toBeGreaterThan(1000);
    expect(run(command)).toEqual(plain);
  });

  test('is made again when the program has changed, if only by as many letters as before', () => {
    expect(run(['status'])).toMatchObject({ status: 0 });
    const main = path.join(folder, 'dist', 'main.cjs');
    const { length } = readFileSync(main);
    // The name of a file that the program reads: as long as before, and another one.
    writeFileSync(main, readFileSync(main, 'utf8').replaceAll('journal.jsonl', 'journal.other'));
    expect(readFileSync(main)).toHaveLength(length);
    expect(run(['status'])).toMatchObject({ status: 3 });
  });

  test.each([
    ['flags', {}, ['--max-lazy']],
    ['flags from outside', { NODE_OPTIONS: '--no-deprecation' }, []],
    ['what counts how often code runs', { NODE_V8_COVERAGE: 'coverage' }, []],
  ])('is neither used nor kept with %s', (_, env, node) => {
    const plain = run(['status', '--json']);
    const before = stamps(files('status--json'));
    expect(run(['status', '--json'], env, node)).toEqual(plain);
    expect(stamps(files('status--json'))).toEqual(before);
    run(['plan'], env, node);
    expect(existsSync(kept('plan'))).toBe(false);
  });

  test('is kept for each set of options, which call other functions', () => {
    run(['status']);
    run(['status', '--json', '--quiet']);
    run(['status', '--quiet', '--json']);
    expect(readdirSync(compiled(process.version)).sort()).toEqual([
      'assess--answers',
      'status',
      'status--json--quiet',
    ]);
  });

  test('is not kept of what is no command, of what fails, nor where the program may not write', () => {
    expect(run(['stauts'])).toMatchObject({ status: 2 });
    expect(run(['stauts', '--version', 'x'])).toMatchObject({ stderr: '' });
    // What fails would be kept without what it does when it does not.
    expect(run(['checkin', '--note', 'x'], { CAREER_COACH_HOME: folder })).toMatchObject({
      status: 3,
    });
    expect(readdirSync(compiled(process.version))).toEqual(['assess--answers']);
    rmSync(compiled(), { recursive: true });
    writeFileSync(compiled(), 'in the way');
    expect(run(['status', '--json'])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(compiled(), 'utf8')).toBe('in the way');
  });

  test('does not hide that the program is not built', () => {
    rmSync(path.join(folder, 'dist'), { recursive: true });
    const unbuilt = {
      status: 1,
      stdout: '',
      stderr: 'career-coach is not built yet. Run: npm run build\n',
    };
    expect(run(['status'])).toEqual(unbuilt);
    expect(run(['--version'])).toEqual(unbuilt);
  });

  test.runIf(process.getuid?.() !== 0)(
    'needs no folder of its own to write to (skipped for root)',
    () => {
      chmodSync(path.join(folder, 'dist'), 0o555);
      rmSync(compiled(), { recursive: true, force: true });
      expect(run(['status', '--json'])).toMatchObject({ status: 0, stderr: '' });
      chmodSync(path.join(folder, 'dist'), 0o755);
    },
  );
});

describe('the end', () => {
  const program = (main: string) =>
    writeFileSync(
      path.join(folder, 'dist', 'main.cjs'),
      `exports.main = async (process) => { ${main} };`,
    );

  test('comes at once when nothing is under way', () => {
    // Node says it only when it ends by itself.
    program("process.on('beforeExit', () => process.stdout.write('by itself')); return 3;");
    expect(run(['status'])).toEqual({ status: 3, stdout: '', stderr: '' });
  });

  test('waits for what is under way', () => {
    program("setTimeout(() => process.stdout.write('late'), 20); return 3;");
    expect(run(['status'])).toEqual({ status: 3, stdout: 'late', stderr: '' });
  });
});

test.runIf(process.platform === 'linux')(
  'a prepared text that cannot be written is a failure like any other',
  () => {
    for (const args of [['--version'], ['--help'], ['help', 'status']]) {
      const { status, stderr } = spawnSync(
        'sh',
        [
          '-c',
          'exec "$0" "$@" > /dev/full',
          process.execPath,
          path.join(folder, 'bin', 'career-coach.cjs'),
          ...args,
        ],
        { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder } },
      );
      expect(status, args.join(' ')).toBe(1);
      expect(stderr).toMatch(/^career-coach: Cannot write to standard output \(ENOSPC\)/);
      expect(stderr).not.toContain('    at ');
    }
  },
);
