import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiJson } from '../../scripts/prepare-ladder.js';
import { asEscape } from '../../src/views/json.js';
import { anyCharacter } from '../any-character.js';

test.each([
  ['\u007f', '\\u007f'],
  ['\u2019', '\\u2019'],
])('writes a letter by its number', (letter, written) => {
  expect(asEscape(letter)).toBe(written);
});

test('JSON text in ASCII says the same, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      const json = asciiJson(JSON.stringify([text]));
      expect(Buffer.byteLength(json)).toBe(json.length);
      expect(JSON.parse(json)).toEqual([text]);
    }),
  );
});
