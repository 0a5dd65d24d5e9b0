import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import { builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const file = () => path.join(bench.profile, 'config.json');
const stored = () => JSON.parse(readFileSync(file(), 'utf8'));

test('settings lists all of them, and writes nothing', async () => {
  const { code, stdout, stderr } = await bench.run(['settings']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const name of ['rhythm', 'ladder', 'locale', 'plain', 'keys', 'ascii', 'terms.customer']) {
    expect(stdout).toMatch(new RegExp(`^${name.replace('.', '\\.')} +\\S`, 'm'));
  }
  expect(await bench.run(['settings', 'list'])).toEqual({ code, stdout, stderr });
  expect(await bench.json(['settings'])).toEqual({ schemaVersion: 1, settings: defaultSettings });
  expect(existsSync(file())).toBe(false);
});

test.each([
  ['rhythm', ['2w'], '14', 14],
  ['rhythm', ['10', 'days'], '10', 10],
  ['locale', ['de-de'], 'de-DE', 'de-DE'],
  ['plain', ['on'], 'on', true],
  ['ascii', ['yes'], 'on', true],
  ['ladder', ['technical-expert'], 'technical-expert', 'technical-expert'],
  ['terms.customer', ['client', 'clients'], 'client clients', { one: 'client', many: 'clients' }],
])('set, get and reset %s', async (name, words, shown, value) => {
  expect(await bench.run(['settings', 'set', name, ...words])).toEqual({
    code: 0,
    stdout: expect.stringMatching(new RegExp(`^${name} = ${shown}\\n`)),
    stderr: '',
  });
  expect((await bench.run(['settings', 'get', name])).stdout).toBe(`${shown}\n`);
  expect(await bench.json(['settings', 'get', name])).toEqual({ schemaVersion: 1, name, value });
  expect((await bench.run(['settings', 'reset', name])).code).toBe(0);
  expect((await bench.json(['settings'])).settings).toEqual(defaultSettings);
});

test('one setting is changed, and the others stay', async () => {
  await bench.run(['settings', 'set', 'rhythm', '3w']);
  await bench.run(['settings', 'set', 'ascii', 'on']);
  expect(stored()).toEqual({ rhythm: 21, ascii: true });
});

test.each([
  [['settings', 'set', 'rhythm', 'often'], 'rhythm cannot be "often"; use 1 to 366 days'],
  [['settings', 'set', 'locale', 'zz_ZZ'], 'use a language tag'],
  [['settings', 'set', 'rythm', '14'], 'did you mean rhythm?'],
  [['settings', 'set', 'ladder', './none.json'], 'there is no ladder'],
  [
    ['settings', 'set', 'terms.customer', 'business', 'unit'],
    'settings set terms.customer "business unit"',
  ],
  [
    ['settings', 'get', 'colour'],
    'the settings are rhythm, ladder, locale, plain, keys, ascii, terms.customer',
  ],
  [['settings', 'reset', 'nothing'], 'There is no setting "nothing"'],
  [['settings', 'get'], "'settings get' needs NAME: as settings lists it"],
])('%j names the allowed values, and changes nothing', async (args, message) => {
  const { code, stdout, stderr } = await bench.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(existsSync(file())).toBe(false);
});

describe('settings take effect', () => {
  test('a word of the ladder', async () => {
    await bench.run(['settings', 'set', 'terms.customer', 'patient', 'patients']);
    const { stdout } = await bench.run(['ladder']);
    expect(stdout).toMatch(/patients/);
    // Ids are names for programs, and stay.
    expect(stdout).not.toMatch(/customer/i);
  });

  test.each(['user', 'client', 'business unit'])(
    '“%s” makes sense in the titles of levels',
    async (word) => {
      await bench.run(['settings', 'set', 'terms.customer', word]);
      const { stdout } = await bench.run(['ladder']);
      expect(stdout.match(/^\d [A-Z].*$/gm)?.slice(0, 5)).toEqual([
        '1 Solving technical problems',
        `2 Working with ${word}s`,
        `3 Designing with ${word}s`,
        '4 Trusted advisor',
        '5 Partner',
      ]);
    },
  );

  test('the locale of dates, and ASCII', async () => {
    await bench.run(['role', 'Lead']);
    await bench.run(['settings', 'set', 'locale', 'de']);
    expect((await bench.run(['role'])).stdout).toContain('Nov');
    expect((await bench.run(['role'])).stdout).not.toContain('Sat ');
    await bench.run(['settings', 'set', 'ascii', 'on']);
    expect((await bench.run(['ladder'])).stdout).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('another ladder, by a path that is made absolute', async () => {
    const mine = { ...builtIn, id: 'mine', title: 'A ladder of mine' };
    writeFileSync(path.join(bench.home, 'mine.json'), JSON.stringify(mine));
    await bench.run(['settings', 'set', 'ladder', 'mine.json']);
    expect(stored()).toEqual({ ladder: path.join(bench.home, 'mine.json') });
    expect((await bench.json(['ladder'])).ladder.id).toBe('mine');
    // From anywhere.
    expect((await bench.json(['ladder'], { cwd: '/' })).ladder.id).toBe('mine');
  });

  test('an invalid ladder file is not set, and the error names the place', async () => {
    writeFileSync(path.join(bench.home, 'mine.json'), JSON.stringify({ ...builtIn, levels: [] }));
    const { code, stderr } = await bench.run(['settings', 'set', 'ladder', 'mine.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('levels');
    expect(existsSync(file())).toBe(false);
  });

  test('a missing ladder does not prevent setting another', async () => {
    const mine = path.join(bench.home, 'mine.json');
    writeFileSync(mine, JSON.stringify({ ...builtIn, id: 'mine' }));
    await bench.run(['settings', 'set', 'ladder', mine]);
    writeFileSync(mine, 'nothing');
    expect((await bench.run(['ladder'])).code).toBe(2);
    expect((await bench.run(['settings', 'reset', 'ladder'])).code).toBe(0);
    expect((await bench.run(['ladder'])).code).toBe(0);
  });
});
