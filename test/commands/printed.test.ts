import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench, type RunOptions } from './program.js';

let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
});
afterEach(() => bench.remove());

const file = () => path.join(bench.profile, 'printed.json');

/** What a command prints, and whether it was printed before; fails if it would print anything else with nothing kept. */
async function isPrintedAgain(args: readonly string[], options: RunOptions = {}): Promise<boolean> {
  const before = existsSync(file()) ? readFileSync(file(), 'utf8') : '';
  const run = await bench.run(args, options);
  const isAgain = before !== '' && readFileSync(file(), 'utf8') === before;
  rmSync(file(), { force: true });
  expect(await bench.run(args, options), args.join(' ')).toEqual(run);
  if (before !== '') writeFileSync(file(), before);
  return isAgain;
}

const reading = [
  ['status'],
  ['status', '--json'],
  ['status', '--exit-code', '--quiet'],
  ['plan'],
  ['why'],
  ['history'],
  ['export'],
  ['export', '--for', 'mentor', '--format', 'html'],
];

test.each(reading.map((args) => [args.join(' '), args] as const))(
  '%s prints the same again, until something changes',
  async (_, args) => {
    const first = await bench.run(args);
    expect(await bench.run(args)).toEqual(first);
    expect(await isPrintedAgain(args)).toBe(true);
    for (const change of [
      ['log', 'Wrote the proposal'],
      ['checkin', '--note', 'Met my mentor'],
      ['plan', 'park', '1'],
      ['settings', 'set', 'rhythm', '10'],
      ['undo', '--yes'],
    ]) {
      const { code, stderr } = await bench.run(change);
      expect(code, stderr).toBe(0);
      const kept = readFileSync(file(), 'utf8');
      await bench.run(args);
      expect(readFileSync(file(), 'utf8'), change.join(' ')).not.toBe(kept);
      expect(await isPrintedAgain(args)).toBe(true);
    }
  },
);

test.each<[string, readonly string[], RunOptions]>([
  ['another day', ['status'], { env: { CAREER_COACH_NOW: '2027-03-01' } }],
  ['a narrower screen', ['status'], { env: { COLUMNS: '50' } }],
  ['no Unicode', ['status'], { env: { LANG: 'C' } }],
  ['colour', ['status'], { env: { FORCE_COLOR: '1' } }],
  ['a screen reader', ['status'], { env: { ACCESSIBLE: '1' } }],
  ['an option', ['status', '--ascii'], {}],
])('%s is another question', async (_, args, options) => {
  await bench.run(['status']);
  expect(await isPrintedAgain(args, options)).toBe(false);
  expect(await isPrintedAgain(['status'])).toBe(true);
});

test('what comes with a notice is made anew, so that the notice is there again', async () => {
  writeFileSync(path.join(bench.profile, 'journal.jsonl'), '{"half', { flag: 'a' });
  for (let round = 0; round < 2; round += 1) {
    expect((await bench.run(['status'])).stderr).toMatch(/^1 journal line set aside/);
    expect(existsSync(file())).toBe(false);
  }
});

test('on a ladder of one’s own, every change of its file shows at once', async () => {
  const own = path.join(bench.home, 'own.json');
  await bench.run(['ladder', 'new', own]);
  await bench.run(['ladder', 'use', own]);
  await bench.run(['status', '--exit-code', '--quiet']);
  expect(existsSync(file())).toBe(false);
});

test('a file that is written, is written each time', async () => {
  const page = path.join(bench.home, 'page.md');
  await bench.run(['export', '--out', page]);
  rmSync(page);
  await bench.run(['export', '--out', page]);
  expect(readFileSync(page, 'utf8')).toMatch(/^# Where I stand/);
  expect(existsSync(file())).toBe(false);
});

test('erasing words and deleting everything takes what was printed along', async () => {
  await bench.run(['log', 'Secret words']);
  await bench.run(['export']);
  await bench.run(['history']);
  expect(readFileSync(file(), 'utf8')).toContain('Secret words');
  const [{ id } = { id: '' }] = (await bench.json(['log'])).evidence as { id: string }[];
  const { code, stderr } = await bench.run(['data', 'erase', id, '--yes']);
  expect(code, stderr).toBe(0);
  expect(existsSync(file())).toBe(false);
  await bench.run(['status']);
  expect(existsSync(file())).toBe(true);
  expect((await bench.run(['data', 'forget', '--yes'])).code).toBe(0);
  expect(existsSync(bench.profile)).toBe(false);
});

test('where nothing can be kept, everything is printed as ever', async () => {
  const status = await bench.run(['status']);
  rmSync(file());
  mkdirSync(file());
  expect(await bench.run(['status'])).toEqual(status);
  expect(await bench.run(['status'])).toEqual(status);
});
