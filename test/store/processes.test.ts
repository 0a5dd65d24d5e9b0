import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseJournal } from '../../src/store/journal/journal-lines.js';
import { temporaryFolder } from './temporary.js';

/** What needs processes of its own: a limit of the system, another environment. Several writers and umasks: test/faults/. */

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

const runStore = (base: string, count: number, name: string, env = {}) =>
  run(process.execPath, [program, base, String(count), name], env);

const journalOf = (base: string) => path.join(base, 'profiles', 'default', 'journal.jsonl');
const textsOf = (base: string) =>
  parseJournal(readFileSync(journalOf(base))).events.map((event) =>
    'text' in event ? (event.text ?? '') : '',
  );

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
    'a',
  ]);
  expect(limited.code).toBe(1);
  expect(limited.stderr).toMatch(/^NOT saved: .*journal\.jsonl.*\n$/);
  const acknowledged = limited.stdout.split('\n').filter((line) => line !== '');
  expect(acknowledged.length).toBeGreaterThan(3);
  expect(textsOf(base)).toEqual(acknowledged);
  expect(await runStore(base, 1, 'after')).toMatchObject({ code: 0 });
  expect(textsOf(base)).toEqual([...acknowledged, 'after 0']);
});

test('a file-size limit: settings stay as they were', async () => {
  const base = temporaryFolder();
  await runStore(base, 7, 'settings');
  const file = path.join(base, 'profiles', 'default', 'config.json');
  const before = readFileSync(file, 'utf8');
  const limited = await run('sh', [
    '-c',
    `ulimit -f 0; exec "$0" "$@"`,
    process.execPath,
    program,
    base,
    '9',
    'settings',
  ]);
  expect(limited.code).toBe(1);
  expect(limited.stderr).toMatch(/^settings NOT saved: .*config\.json.*\n$/);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a Snap environment does not make conf write in place', async () => {
  const base = temporaryFolder();
  await runStore(base, 7, 'settings');
  const file = path.join(base, 'profiles', 'default', 'config.json');
  const before = statSync(file).ino;
  expect(await runStore(base, 8, 'settings', { SNAP: '/snap/x' })).toMatchObject({ code: 0 });
  expect(statSync(file).ino).not.toBe(before);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ rhythm: 8 });
});

test.skipIf(process.getuid?.() === 0)(
  'a folder that cannot be written (skipped as root)',
  async () => {
    const folder = temporaryFolder();
    const base = path.join(folder, 'home');
    await runStore(base, 1, 'a');
    await run('chmod', ['-R', 'a-w', base]);
    const outcome = await runStore(base, 1, 'b');
    await run('chmod', ['-R', 'u+w', base]);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(/^cannot save to .*: permission denied \(EACCES\)\n$/);
  },
);

test('a leftover of a killed change of settings is removed, a fresh one is not', async () => {
  const base = temporaryFolder();
  await runStore(base, 7, 'settings');
  const folder = path.join(base, 'profiles', 'default');
  writeFileSync(path.join(folder, 'config.new-1.json'), '{');
  writeFileSync(path.join(folder, 'config.new-2.json'), '{');
  await run('touch', ['-d', '2 hours ago', path.join(folder, 'config.new-1.json')]);
  await runStore(base, 8, 'settings');
  expect(() => statSync(path.join(folder, 'config.new-1.json'))).toThrow('ENOENT');
  expect(statSync(path.join(folder, 'config.new-2.json')).size).toBe(1);
});
