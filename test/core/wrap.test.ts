import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapWords } from '../../src/core/base/wrap.js';

test.each([
  ['Nothing was changed.', 40, 'Nothing was changed.'],
  [
    'Saved 7 of about 32. Continue: career-coach assess',
    39,
    'Saved 7 of about 32. Continue:\ncareer-coach assess',
  ],
  ['Refused:\n  line 12: not an event at all', 20, 'Refused:\n  line 12: not an\n  event at all'],
  ['a-word-that-is-too-long here', 10, 'a-word-that-is-too-long\nhere'],
  ['', 10, ''],
])('%j in %i columns', (text, width, wrapped) => {
  expect(wrapWords(text, width)).toBe(wrapped);
});

test('no word is lost, and only single words are wider than the lines', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.integer({ min: 1, max: 30 }),
      (words, width) => {
        const lines = wrapWords(words.join(' '), width).split('\n');
        expect(lines.join(' ').split(' ')).toEqual(words);
        for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
      },
    ),
  );
});
