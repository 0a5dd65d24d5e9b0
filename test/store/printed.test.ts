import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { forgetPrinted, type Printed, printedPlace } from '../../src/store/printed.js';
import { temporaryFolder } from './temporary.js';

const printed: Printed = { text: 'Level 3\n', forPager: true, code: 5 };

let folder: string;
let program: string;
beforeEach(() => {
  folder = temporaryFolder();
  program = path.join(temporaryFolder(), 'program.cjs');
  writeFileSync(program, '');
  writeFileSync(path.join(folder, 'journal.jsonl'), 'a line\n');
});

const place = (asked = 'status') => printedPlace(folder, asked, program);
const file = () => path.join(folder, 'printed.json');

test('nothing was printed before; what was is given again, to the same question alone', () => {
  expect(place().read()).toBeNull();
  place().keep(printed);
  expect(place().read()).toEqual(printed);
  expect(place('plan').read()).toBeNull();
  place('plan').keep({ ...printed, text: 'Plan\n' });
  expect(place().read()).toEqual(printed);
  expect(place('plan').read()?.text).toBe('Plan\n');
  expect(place('toString').read()).toBeNull();
  expect(readdirSync(folder).sort()).toEqual(['journal.jsonl', 'printed.json']);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

describe('is forgotten', () => {
  test.each<[string, () => void]>([
    ['the journal grows', () => appendFileSync(path.join(folder, 'journal.jsonl'), 'more\n')],
    [
      'the journal is written anew with as many bytes',
      () => writeFileSync(path.join(folder, 'journal.jsonl'), 'b line\n'),
    ],
    ['settings appear', () => writeFileSync(path.join(folder, 'config.json'), '{}')],
    ['the program is another one', () => utimesSync(program, 1, 1)],
    ['it is forgotten', () => forgetPrinted(folder)],
  ])('when %s', (_, change) => {
    place().keep(printed);
    expect(place().read()).toEqual(printed);
    change();
    expect(place().read()).toBeNull();
    place().keep(printed);
    expect(place().read()).toEqual(printed);
  });

  test('when a file changes while the command runs: erased words may stand in it', () => {
    const early = place();
    appendFileSync(path.join(folder, 'journal.jsonl'), 'more\n');
    early.keep(printed);
    expect(existsSync(file())).toBe(false);
  });
});

test.each([
  ['no JSON', 'half a {'],
  ['nothing', ''],
  ['null', 'null'],
  ['another shape', '{"files":1}'],
])('%s in its file is as good as no file', (_, text) => {
  writeFileSync(file(), text);
  expect(place().read()).toBeNull();
  place().keep(printed);
  expect(place().read()).toEqual(printed);
});

test.each([
  ['no outputs', (all: object) => ({ ...all, outputs: null })],
  ['an output without a text', (all: object) => ({ ...all, outputs: { status: 4 } })],
])('%s in it is as good as no file, though all else fits', (_, damage) => {
  place().keep(printed);
  writeFileSync(file(), JSON.stringify(damage(JSON.parse(readFileSync(file(), 'utf8')))));
  expect(place().read()).toBeNull();
  place().keep(printed);
  expect(place().read()).toEqual(printed);
});

test('a folder in its place is forgotten, too', () => {
  mkdirSync(file());
  writeFileSync(path.join(file(), 'words'), 'secret');
  forgetPrinted(folder);
  expect(existsSync(file())).toBe(false);
});

test.skipIf(process.platform === 'win32')('a pipe in its place is not waited for', () => {
  execFileSync('mkfifo', [file()]);
  expect(place().read()).toBeNull();
  place().keep(printed);
  expect(place().read()).toEqual(printed);
});

test('a folder that cannot be written to, or is not there, is no fault', () => {
  const gone = printedPlace(path.join(folder, 'gone'), 'status', program);
  gone.keep(printed);
  expect(gone.read()).toBeNull();
  expect(readdirSync(folder)).toEqual(['journal.jsonl']);
});

test('keeps neither a long text nor many', () => {
  place().keep({ ...printed, text: 'x'.repeat(100_001) });
  expect(existsSync(file())).toBe(false);
  for (let count = 0; count < 25; count += 1) place(`why ${count}`).keep(printed);
  expect(Object.keys(JSON.parse(readFileSync(file(), 'utf8')).outputs)).toHaveLength(20);
});
