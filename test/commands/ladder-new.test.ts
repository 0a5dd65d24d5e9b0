import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Bench } from './program.js';

/** `ladder new` and `ladder import`. */

const bench = new Bench();
afterAll(() => bench.remove());
const fileIn = (name: string) => path.join(bench.home, name);

test.each(['new.json', 'new.yaml'])(
  'the starter %s is sound, with nothing to look at but its size',
  async (file) => {
    expect((await bench.run(['ladder', 'new', file])).code).toBe(0);
    const { usable, warnings, ladder } = await bench.json(['ladder', 'check', file]);
    expect({ usable, warnings }).toEqual({ usable: true, warnings: [] });
    expect(ladder).toMatchObject({ id: 'bakers', levels: 3, behaviours: 11 });
  },
);

test('both starters are the same ladder, and no file is overwritten', async () => {
  const [json, yaml] = await Promise.all(
    ['new.json', 'new.yaml'].map(async (file) => {
      const { ladder } = await bench.json(['ladder', 'import', file]);
      return ladder;
    }),
  );
  expect(json).toEqual(yaml);
  const { code, stderr } = await bench.run(['ladder', 'new', 'new.yaml']);
  expect(code).toBe(2);
  expect(stderr).toContain('--force');
});

test('a table becomes a ladder, and becomes it again with the same ids', async () => {
  const table = 'level,side,statement\nJunior,craft,Writes tests.\nSenior,craft,Plans work.\n';
  writeFileSync(fileIn('levels.csv'), table);
  const first = await bench.run(['ladder', 'import', 'levels.csv', '--out', 'levels.json']);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  await expect(first.stdout).toMatchFileSnapshot('expected/ladder-import.txt');
  const text = readFileSync(fileIn('levels.json'), 'utf8');
  expect(text).toContain('"id": "writes-tests"');

  expect((await bench.run(['ladder', 'import', 'levels.csv', '--out', 'levels.json'])).code).toBe(
    2,
  );
  writeFileSync(fileIn('levels.csv'), table.replace('Writes tests.', 'Writes the tests.'));
  const again = await bench.run([
    'ladder',
    'import',
    'levels.csv',
    '--out',
    'levels.json',
    '--force',
  ]);
  expect(again.code).toBe(0);
  expect(readFileSync(fileIn('levels.json'), 'utf8')).toBe(
    text.replace('Writes tests.', 'Writes the tests.'),
  );
});

test('a file that is to be replaced and is no ladder is left alone', async () => {
  writeFileSync(fileIn('notes.json'), '{"notes": 1}');
  const { code } = await bench.run([
    'ladder',
    'import',
    'levels.csv',
    '--out',
    'notes.json',
    '--force',
  ]);
  expect(code).toBe(2);
  expect(readFileSync(fileIn('notes.json'), 'utf8')).toBe('{"notes": 1}');
});
