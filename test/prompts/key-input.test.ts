import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { enterMs, KeyInput, quickly } from '../../src/prompts/key-input.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What comes through of reads, each so many milliseconds after the one before, behind a key that answered. */
async function passed(what: '' | 'word', reads: readonly (readonly [string, number])[]) {
  const source = Object.assign(new PassThrough(), { ref() {}, unref() {} });
  const input = new KeyInput(source as unknown as ReadStream);
  let text = '';
  input.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  input.isAsking = true;
  input.dropRest(what);
  input.resume();
  for (const [typed, after] of reads) {
    vi.setSystemTime(Date.now() + after);
    source.write(typed);
    await new Promise(setImmediate);
  }
  return text;
}

test.each([
  [
    'the rest of a word and its Enter',
    'word',
    [
      ['e', 90],
      ['s', 90],
      ['\r', 200],
    ],
    '',
  ],
  ['a word in one read, but nothing behind its Enter', 'word', [['es\rn', 90]], 'n'],
  ['an Enter behind a digit', '', [['\r', 200]], ''],
  ['an Enter out of habit, at a human pace', 'word', [['\r', enterMs]], ''],
  ['no Enter that is meant', 'word', [['\r', enterMs + 1]], '\r'],
  ['no Enter of somebody who knows the list', 'word', [['\r', 300]], '\r'],
  [
    'no Enter behind another key',
    '',
    [
      ['j', enterMs - 100],
      ['\r', 90],
    ],
    'j\r',
  ],
  ['one Enter only', '', [['\r\r', 90]], '\r'],
  [
    'no other key behind a digit',
    '',
    [
      ['3', 90],
      ['\r', 90],
    ],
    '3\r',
  ],
  [
    'nothing that comes at leisure',
    'word',
    [
      ['e', quickly + 1],
      ['\r', 90],
    ],
    'e\r',
  ],
] as const)('drops %s', async (_, what, reads, expected) => {
  expect(await passed(what, reads)).toBe(expected);
});
