import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { temporaryFolder } from './temporary.js';

/** What needs processes of its own: several writers, a umask, a limit of the system. */

const root = path.join(import.meta.dirname, '..', '..');
// Inside the project, so that packages resolve from its node_modules.
const built = mkdtempSync(path.join(root, 'node_modules', '.test-'));
const program = path.join(built, 'child.mjs');

beforeAll(async () => {
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'child.ts'),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
  });
  await bundle.write({ dir: built, format: 'esm', entryFileNames: 'child.mjs' });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { PATH: process.env.PATH, ...env } });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      text.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text.stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

const runStore = (base: string, count: number, umask: string, name: string, env = {}) =>
  run(process.execPath, [program, base, String(count), umask, name], env);

const journalOf = (base: string) => path.join(base, 'profiles', 'default', 'journal.jsonl');
const textsOf = (base: string) =>
  parseJournal(readFileSync(journalOf(base))).events.map((event) =>
    'text' in event ? (event.text ?? '') : '',
  );
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe.each(['0', '22', '77', '777'])('under umask %s', (umask) => {
  test('what is made is for the owner alone', async () => {
    const base = path.join(temporaryFolder(), 'new', 'coach');
    expect(await runStore(base, 2, umask, 'a')).toMatchObject({ code: 0, stderr: '' });
    expect(await runStore(base, 7, umask, 'settings')).toMatchObject({ code: 0, stderr: '' });
    const profile = path.join(base, 'profiles', 'default');
    expect([path.dirname(base), base, path.dirname(profile), profile].map(modeOf)).toEqual(
      Array(4).fill('700'),
    );
    expect(modeOf(journalOf(base))).toBe('600');
    expect(modeOf(path.join(profile, 'config.json'))).toBe('600');
    expect(textsOf(base)).toEqual(['a 0', 'a 1']);
  });
});

test('processes that add at the same time keep all, each in its own order', async () => {
  const base = temporaryFolder();
  const names = ['a', 'b', 'c', 'd'];
  const outcomes = await Promise.all(names.map((name) => runStore(base, 50, '22', name)));
  expect(outcomes.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    names.map(() => ({ code: 0, stderr: '' })),
  );
  const texts = textsOf(base);
  expect(texts).toHaveLength(200);
  for (const name of names) {
    expect(texts.filter((text) => text.startsWith(name))).toEqual(
      Array.from({ length: 50 }, (_, number) => `${name} ${number}`),
    );
  }
});

test('a file-size limit: what was acknowledged is kept, the rest is said not to be', async () => {
  const base = temporaryFolder();
  // In blocks of 512 or 1,024 bytes, by shell.
  const limited = await run('sh', [
    '-c',
    `ulimit -f 4; exec "$0" "$@"`,
    process.execPath,
    program,
    base,
    '1000',
    '22',
    'a',
  ]);
  expect(limited.code).toBe(1);
  expect(limited.stderr).toMatch(/^NOT saved: .*journal\.jsonl.*\n$/);
  const acknowledged = limited.stdout.split('\n').filter((line) => line !== '');
  expect(acknowledged.length).toBeGreaterThan(3);
  expect(textsOf(base)).toEqual(acknowledged);
  expect(await runStore(base, 1, '22', 'after')).toMatchObject({ code: 0 });
  expect(textsOf(base)).toEqual([...acknowledged, 'after 0']);
});

test('a file-size limit: settings stay as they were', async () => {
  const base = temporaryFolder();
  await runStore(base, 7, '22', 'settings');
  const file = path.join(base, 'profiles', 'default', 'config.json');
  const before = readFileSync(file, 'utf8');
  const limited = await run('sh', [
    '-c',
    `ulimit -f 0; exec "$0" "$@"`,
    process.execPath,
    program,
    base,
    '9',
    '22',
    'settings',
  ]);
  expect(limited.code).toBe(1);
  expect(limited.stderr).toMatch(/^settings NOT saved: .*config\.json.*\n$/);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a Snap environment does not make conf write in place', async () => {
  const base = temporaryFolder();
  await runStore(base, 7, '22', 'settings');
  const file = path.join(base, 'profiles', 'default', 'config.json');
  const before = statSync(file).ino;
  expect(await runStore(base, 8, '22', 'settings', { SNAP: '/snap/x' })).toMatchObject({ code: 0 });
  expect(statSync(file).ino).not.toBe(before);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ rhythm: 8 });
});

test.skipIf(process.getuid?.() === 0)(
  'a folder that cannot be written (skipped as root)',
  async () => {
    const folder = temporaryFolder();
    const base = path.join(folder, 'home');
    await runStore(base, 1, '22', 'a');
    await run('chmod', ['-R', 'a-w', base]);
    const outcome = await runStore(base, 1, '22', 'b');
    await run('chmod', ['-R', 'u+w', base]);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(/^cannot save to .*: permission denied \(EACCES\)\n$/);
  },
);

test('a leftover of a killed change of settings is removed, a fresh one is not', async () => {
  const base = temporaryFolder();
  await runStore(base, 7, '22', 'settings');
  const folder = path.join(base, 'profiles', 'default');
  writeFileSync(path.join(folder, 'config.new-1.json'), '{');
  writeFileSync(path.join(folder, 'config.new-2.json'), '{');
  await run('touch', ['-d', '2 hours ago', path.join(folder, 'config.new-1.json')]);
  await runStore(base, 8, '22', 'settings');
  expect(() => statSync(path.join(folder, 'config.new-1.json'))).toThrow('ENOENT');
  expect(statSync(path.join(folder, 'config.new-2.json')).size).toBe(1);
});
