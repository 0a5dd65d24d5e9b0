import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { endOf, padEnd, startOf, widthOf } from '../../src/text/width.js';
import { texts } from './texts.js';

test('what is counted is as wide as what is measured', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
    { numRuns: 2000 },
  );
  const codes = Array.from({ length: 0x3000 }, (_, code) => code);
  const wrong = codes.filter((code) => {
    const character = String.fromCodePoint(code);
    return widthOf(character) !== stringWidth(character);
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['ab', 4, 'ab  '],
  ['漢', 3, '漢 '],
  ['abc', 2, 'abc'],
])('%j filled up to %i columns', (text, width, padded) => {
  expect(padEnd(text, width)).toBe(padded);
});

test.each([
  ['a漢字b', 0, '', ''],
  ['a漢字b', 2, 'a', 'b'],
  ['a漢字b', 3, 'a漢', '字b'],
  ['a漢字b', 9, 'a漢字b', 'a漢字b'],
])('the ends of %j in %i columns', (text, width, start, end) => {
  expect(startOf(text, width)).toBe(start);
  expect(endOf(text, width)).toBe(end);
});
