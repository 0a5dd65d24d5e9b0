import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import { settingsPath } from '../../src/store/files/profile-paths.js';
import { changeSettingsFile } from '../../src/store/settings/change.js';
import { readSettingsFile } from '../../src/store/settings/read.js';
import { temporaryFolder, thrownBy } from './temporary.js';

/** A folder with a settings file, and what reading it gives and tells. */
function reading(content: string) {
  const folder = temporaryFolder();
  writeFileSync(settingsPath(folder), content);
  const notices: string[] = [];
  const read = () => readSettingsFile(folder, (notice) => notices.push(notice));
  return { folder, file: settingsPath(folder), notices, read };
}

describe('reading settings', () => {
  test('no file, no folder: defaults, and nothing is made', () => {
    const folder = `${temporaryFolder()}/none`;
    expect(readSettingsFile(folder, () => {})).toEqual(defaultSettings);
    expect(existsSync(folder)).toBe(false);
  });

  test('uses the set values, and defaults for the rest', () => {
    const { read, notices } = reading('{"rhythm":7,"locale":"de-CH"}');
    expect(read()).toEqual({ ...defaultSettings, rhythm: 7, locale: 'de-CH' });
    expect(notices).toEqual([]);
  });

  test.each([
    ['not JSON', '{"rhythm":', /: not JSON: /],
    ['empty', '', /: empty, expected JSON\. /],
    ['a wrong value', '{"rhythm":0}', /: rhythm is not between 1 and 366\. /],
    ['an unknown key', '{"rythm":7}', /: it has an unknown key "rythm"\. /],
    ['a list', '[]', /: it is not an object\. /],
    [
      'a forbidden key',
      '{"terms":{"__proto__":{"one":"a","many":"b"}}}',
      /the key "__proto__" at /,
    ],
    ['deep', `{"terms":${'['.repeat(100)}`, /: nested deeper than 64 levels\. /],
    ['huge', `{"ladder":"${'x'.repeat(5_000_000)}"}`, /: larger than 5 MB, nothing was read\. /],
  ])('%s: set aside whole, with a notice, and defaults are used', (_, content, reason) => {
    const { read, notices, file } = reading(content);
    expect(read()).toEqual(defaultSettings);
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(`${file}.broken-1`, 'utf8')).toBe(content);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(reason);
    expect(notices[0]).toContain(`It is now ${file}.broken-1; default settings are used`);
    expect(read()).toEqual(defaultSettings);
    expect(notices).toHaveLength(1);
  });

  test('a file set aside earlier is not replaced', () => {
    const { read, file } = reading('first');
    read();
    writeFileSync(file, 'second');
    read();
    expect(['1', '2'].map((n) => readFileSync(`${file}.broken-${n}`, 'utf8'))).toEqual([
      'first',
      'second',
    ]);
  });

  test('texts are cleaned', () => {
    const { read } = reading('{"terms":{"customer":{"one":"cli\\u001b[2Jent","many":"clients"}}}');
    expect(read().terms).toEqual({ customer: { one: 'cli [2Jent', many: 'clients' } });
  });

  test.runIf(process.platform === 'linux').each([
    ['a folder', (file: string) => void mkdirSync(file), 'it is a folder (EISDIR)'],
    [
      'a pipe',
      (file: string) => void spawnSync('mkfifo', [file]),
      'it is not a regular file (ENODEV)',
    ],
    [
      'a circle',
      (file: string) => symlinkSync(file, file),
      'its symbolic links form a loop (ELOOP)',
    ],
  ])('%s is refused', (_, make, cause) => {
    const folder = temporaryFolder();
    make(settingsPath(folder));
    expect(thrownBy(() => readSettingsFile(folder, () => {}))).toMatchObject({
      code: 'storage',
      message: `cannot read ${settingsPath(folder)}: ${cause}`,
    });
  });
});

describe('changing settings', () => {
  test('writes set values and no defaults, for the owner alone, and leaves nothing else', async () => {
    const folder = `${temporaryFolder()}/new/profile`;
    await changeSettingsFile(folder, { rhythm: 7 }, () => {});
    await changeSettingsFile(folder, { plain: true }, () => {});
    expect(JSON.parse(readFileSync(settingsPath(folder), 'utf8'))).toEqual({
      rhythm: 7,
      plain: true,
    });
    expect(readdirSync(folder)).toEqual(['config.json']);
    expect(statSync(settingsPath(folder)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('of a broken file: it is set aside first', async () => {
    const { folder, file, notices } = reading('{');
    await changeSettingsFile(folder, { rhythm: 7 }, (notice) => notices.push(notice));
    expect(notices).toHaveLength(1);
    expect(readFileSync(`${file}.broken-1`, 'utf8')).toBe('{');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ rhythm: 7 });
  });

  test('leaves the handlers of signals as they were', async () => {
    const handlers = () =>
      ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'].map((name) => process.listenerCount(name));
    const before = handlers();
    await changeSettingsFile(temporaryFolder(), { rhythm: 7 }, () => {});
    expect(handlers()).toEqual(before);
  });

  test('in a place where no file can exist: one clear line', async () => {
    const base = temporaryFolder();
    writeFileSync(`${base}/home`, 'a file');
    await expect(
      changeSettingsFile(`${base}/home/p`, { rhythm: 7 }, () => {}),
    ).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/^cannot read .*: a part of the path is a file, not a folder/),
    });
  });
});
