import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { readInput } from '../../src/store/files/input-file.js';
import { writeOutput } from '../../src/store/files/output-file.js';
import { temporaryFolder, thrownBy } from './temporary.js';

async function* stdin(...chunks: (string | Uint8Array)[]) {
  yield* chunks;
}

describe('readInput', () => {
  test.each([
    ['little', (bytes: Buffer) => bytes],
    ['big', (bytes: Buffer) => bytes.swap16()],
  ])('reads what spreadsheets save as Unicode text, the %s end first', async (_, order) => {
    const file = path.join(temporaryFolder(), 'in.csv');
    writeFileSync(file, order(Buffer.from('\uFEFFé;日本\r\n', 'utf16le')));
    expect(await readInput(file, stdin())).toBe('é;日本\r\n');
  });

  test('a file', async () => {
    const file = path.join(temporaryFolder(), 'in.json');
    writeFileSync(file, '{"é":"日本"}\n');
    expect(await readInput(file, stdin('not this'))).toBe('{"é":"日本"}\n');
  });

  test('standard input, all of it, a letter cut between two chunks included', async () => {
    const bytes = Buffer.from('{"é":1}');
    expect(await readInput('-', stdin(bytes.subarray(0, 3), bytes.subarray(3)))).toBe('{"é":1}');
    expect(await readInput('-', stdin())).toBe('');
  });

  test.runIf(process.platform === 'linux').each<[string, (file: string) => void, string]>([
    ['missing', () => {}, 'cannot read FILE: it does not exist (ENOENT)'],
    ['a folder', (file) => void mkdirSync(file), 'cannot read FILE: it is a folder (EISDIR)'],
    [
      'a device',
      (file) => symlinkSync('/dev/zero', file),
      'cannot read FILE: it is not a regular file (ENODEV)',
    ],
    [
      'large',
      (file) => writeFileSync(file, 'x'.repeat(5_000_001)),
      'FILE: larger than 5 MB, nothing was read',
    ],
    [
      'not text',
      (file) => writeFileSync(file, Buffer.from([0x7b, 0xff, 0x7d])),
      'FILE: not UTF-8 text',
    ],
    [
      'a spreadsheet',
      (file) => writeFileSync(file, Buffer.from([0x50, 0x4b, 3, 4, 0xff])),
      'FILE: a spreadsheet or an archive, not text',
    ],
    [
      'UTF-16 without its mark',
      (file) => writeFileSync(file, Buffer.from('{}', 'utf16le')),
      'FILE: not UTF-8 text',
    ],
  ])('refuses: %s', async (_, make, message) => {
    const file = path.join(temporaryFolder(), 'in.json');
    make(file);
    await expect(readInput(file, stdin())).rejects.toMatchObject({
      code: 'invalid-input',
      exitCode: 2,
      message: message.replace('FILE', file),
    });
  });

  test('refuses standard input that is large, or not text', async () => {
    const endless = async function* () {
      for (;;) yield Buffer.alloc(1_000_000, 'x');
    };
    await expect(readInput('-', endless())).rejects.toMatchObject({
      message: 'standard input: larger than 5 MB, nothing was read',
    });
    await expect(readInput('-', stdin(new Uint8Array([0xc3, 0x28])))).rejects.toMatchObject({
      message: 'standard input: not UTF-8 text',
    });
  });
});

describe('writeOutput', () => {
  const modeOf = (file: string) => statSync(file).mode & 0o777;

  test('makes a file for the owner alone', () => {
    const file = path.join(temporaryFolder(), 'out.md');
    writeOutput(file, 'é', false);
    expect(readFileSync(file, 'utf8')).toBe('é');
    expect(modeOf(file)).toBe(0o600);
  });

  test('an existing file stays, unless it is replaced by force', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'out.md');
    writeFileSync(file, 'old');
    chmodSync(file, 0o644);
    expect(thrownBy(() => writeOutput(file, 'new', false))).toMatchObject({
      code: 'usage',
      exitCode: 2,
      message: `${file} already exists; nothing was written`,
      next: ['--force replaces it', 'or choose another name'],
    });
    expect(readFileSync(file, 'utf8')).toBe('old');
    writeOutput(file, 'new', true);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(modeOf(file)).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['out.md']);
  });

  test('force makes a file that does not exist', () => {
    const file = path.join(temporaryFolder(), 'out.md');
    writeOutput(file, 'new', true);
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  test.each([false, true])('a symbolic link is never followed (force: %s)', (force) => {
    const folder = temporaryFolder();
    const precious = path.join(folder, 'precious');
    writeFileSync(precious, 'mine');
    const links = [
      ['to-file', precious],
      ['to-nothing', path.join(folder, 'nothing')],
      ['to-itself', path.join(folder, 'to-itself')],
    ] as const;
    for (const [name, target] of links) {
      const link = path.join(folder, name);
      symlinkSync(target, link);
      if (force) {
        writeOutput(link, 'new', true);
        expect(readFileSync(link, 'utf8')).toBe('new');
      } else {
        expect(thrownBy(() => writeOutput(link, 'new', false))).toMatchObject({ code: 'usage' });
        expect(readlinkSync(link)).toBe(target);
      }
    }
    expect(readFileSync(precious, 'utf8')).toBe('mine');
    expect(existsSync(path.join(folder, 'nothing'))).toBe(false);
  });

  test.runIf(process.platform === 'linux').each<[string, (file: string) => void, string]>([
    ['a folder', (file) => void mkdirSync(file), 'is a folder'],
    ['a pipe', (file) => void spawnSync('mkfifo', [file]), 'is not a regular file'],
    ['a link to a device', (file) => symlinkSync('/dev/null', file), 'is not a regular file'],
  ])('force does not replace %s', (_, make, what) => {
    const file = path.join(temporaryFolder(), 'out.md');
    make(file);
    expect(thrownBy(() => writeOutput(file, 'new', true))).toMatchObject({
      code: 'usage',
      message: `${file} ${what}; nothing was written`,
    });
  });

  test('a folder that does not exist: one clear line', () => {
    const file = path.join(temporaryFolder(), 'none', 'out.md');
    for (const force of [false, true]) {
      expect(thrownBy(() => writeOutput(file, 'new', force))).toMatchObject({
        code: 'storage',
        message: `NOT written: cannot write ${file}: it does not exist (ENOENT)`,
      });
    }
  });
});

test.runIf(process.platform !== 'win32')('reads what the other end of a pipe writes', async () => {
  const file = path.join(temporaryFolder(), 'pipe');
  spawnSync('mkfifo', [file]);
  // Open for reading and writing at once, so that the writer need not wait for the reader.
  const holder = spawn('/bin/sh', [
    '-c',
    'exec 3<>"$1"; echo ready; echo "{}" >&3; sleep 0.2',
    'sh',
    file,
  ]);
  await once(holder.stdout, 'data');
  expect(await readInput(file, stdin())).toBe('{}\n');
});

test.each(['utf16le', 'utf16be'])('reads %s with its mark', async (encoding) => {
  const file = path.join(temporaryFolder(), 'in.json');
  const bytes = Buffer.from('\uFEFF{"a":"é"}', 'utf16le');
  writeFileSync(file, encoding === 'utf16le' ? bytes : bytes.swap16());
  expect(await readInput(file, stdin())).toBe('{"a":"é"}');
});
