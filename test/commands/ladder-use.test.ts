import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Bench } from './program.js';

/** `ladder list`, `use` and `diff`. */

const bench = new Bench();
afterAll(() => bench.remove());
const fileIn = (name: string) => path.join(bench.home, name);

const yaml = `id: bakers
title: Bakers
levels:
  - rank: 1
    id: apprentice
    title: Apprentice
    behaviours:
      - { id: kneads, statement: Kneads the dough until it is smooth. }
      - { id: cleans, statement: Cleans the bench. }
      - { id: asks, statement: Asks the baker about the recipe. }
  - rank: 2
    id: baker
    title: Baker
    behaviours:
      - { id: plans, statement: Plans the night. }
      - { id: trains, statement: Trains apprentices. }
      - { id: buys, statement: Buys the flour. }
`;
writeFileSync(fileIn('bakers.yaml'), yaml);

test('a used ladder is copied, answers with what it is, and works when its file is away', async () => {
  const { code, stdout } = await bench.run(['ladder', 'use', 'bakers.yaml']);
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot('expected/ladder-use.txt');
  rmSync(fileIn('bakers.yaml'));
  expect(existsSync(fileIn('ladders/bakers.json'))).toBe(true);
  expect(await bench.json(['ladder', '2'])).toMatchObject({ level: { title: 'Baker' } });
  const answers = { ladder: 'bakers', answers: { kneads: 4, cleans: 4, plans: 2, trains: 4 } };
  const run = await bench.run(['assess', '--answers', '-'], { stdin: JSON.stringify(answers) });
  expect(run.code).toBe(0);
});

test('ladders are listed, with the one in use, and a copy that was damaged', async () => {
  writeFileSync(fileIn('ladders/broken.json'), '{');
  const { stdout } = await bench.run(['ladder', 'list']);
  expect(stdout).toMatch(/^ {2}technical-expert “Five levels/m);
  expect(stdout).toMatch(/^› bakers “Bakers”, version 1\.0\.0$/m);
  expect(stdout).toMatch(/^ {2}broken can't be used: /m);
});

test('a second use tells of the version it replaces, and of the assessments there are', async () => {
  const changed = yaml.replace('title: Bakers', 'title: Bakers\nversion: 1.1.0');
  writeFileSync(fileIn('new.yaml'), changed.replace('Kneads the dough', 'Kneads each dough'));
  const { json } = { json: await bench.json(['ladder', 'use', 'new.yaml']) };
  expect(json).toMatchObject({
    name: 'bakers',
    replacedVersion: '1.0.0',
    assessments: { count: 1, last: '2026-11-21' },
  });
});

test.each([
  ['the id of the built-in ladder', yaml.replace('id: bakers', 'id: technical-expert')],
  [
    'the id of quite another one',
    yaml
      .replace('title: Bakers', 'title: Smiths')
      .replace(/statement: \w+ [^.]+/g, 'statement: Forges iron 1')
      .replaceAll('id: ', 'id: x-')
      .replace('id: x-bakers', 'id: bakers'),
  ],
])('%s is not taken', async (_, text) => {
  const before = readFileSync(fileIn('ladders/bakers.json'), 'utf8');
  writeFileSync(fileIn('other.yaml'), text);
  const { error } = await bench.json(['ladder', 'use', 'other.yaml']);
  expect(error.message).toMatch(/is already the id of /);
  expect(readFileSync(fileIn('ladders/bakers.json'), 'utf8')).toBe(before);
});

test('a change is told by what it does to answers', async () => {
  writeFileSync(fileIn('old.yaml'), yaml);
  writeFileSync(
    fileIn('next.yaml'),
    yaml
      .replace('title: Bakers', 'title: Bakers\nversion: 2.0.0')
      .replace('Kneads the dough until it is smooth', 'Kneads a dough until it is smooth')
      .replace('      - { id: cleans, statement: Cleans the bench. }\n', '')
      .replace('{ id: plans,', '{ id: plans-night, was: [plans],')
      .replace('statement: Trains apprentices', 'statement: Sells 900 loaves')
      .replace('title: Baker\n', 'title: Master\n')
      .replace(
        '      - { id: buys',
        '      - { id: sells, statement: Opens the shop. }\n      - { id: buys',
      ),
  );
  const { code, stdout } = await bench.run(['ladder', 'diff', 'old.yaml', 'next.yaml']);
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot('expected/ladder-diff.txt');
  expect(await bench.json(['ladder', 'diff', 'old.yaml', 'old.yaml'])).toMatchObject({
    unchanged: true,
    kept: 6,
    behaviours: [],
  });
});

test('a ladder that is in use and was damaged: what to do', async () => {
  writeFileSync(fileIn('ladders/bakers.json'), '{"id": "bakers", "levels": 3}');
  const { error } = await bench.json(['ladder']);
  expect(error.message).toMatch(/bakers\.json: line 1: at .+\(and 1 more\)$/);
  expect(error.next).toContain('career-coach ladder use technical-expert');
  expect((await bench.run(['ladder', 'use', 'technical-expert'])).code).toBe(0);
  expect((await bench.run(['ladder', '2'])).code).toBe(0);
});
