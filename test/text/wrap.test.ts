import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { clampLines, flow, flowItems, shorten, wrap } from '../../src/text/wrap.js';
import { texts } from './texts.js';

const unicode = { unicode: true };
const ascii = { unicode: false };

describe('a text that is wrapped', () => {
  test.each([
    ['Nothing was changed.', 40, 'Nothing was changed.'],
    [
      'Saved 7 of about 32. Continue: career-coach assess',
      39,
      'Saved 7 of about 32. Continue:\ncareer-coach assess',
    ],
    ['Refused:\n  line 12: not an event at all', 20, 'Refused:\n  line 12: not an\n  event at all'],
    ['a-word-that-is-too-long here', 10, 'a-word-tha\nt-is-too-l\nong here'],
    ['one\n\ntwo', 10, 'one\n\ntwo'],
    ['Learnt    to ask first', 16, 'Learnt    to ask\nfirst'],
    ['', 10, ''],
  ])('%j in %i columns', (text, width, wrapped) => {
    expect(wrap(text, width).join('\n')).toBe(wrapped);
  });

  test('loses no word, and fills each line as far as words go', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }),
        fc.integer({ min: 12, max: 30 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width);
          expect(lines.join(' ').split(' ')).toEqual(words);
          for (const [index, line] of lines.entries()) {
            expect(line.length).toBeLessThanOrEqual(width);
            const [next] = lines[index + 1]?.split(' ') ?? [];
            if (next !== undefined) expect(`${line} ${next}`.length).toBeGreaterThan(width);
          }
        },
      ),
    );
  });

  test('has no line that is wider, and all that it had but spaces', () => {
    fc.assert(
      // No tab: `clean` leaves none in any text.
      fc.property(
        texts.map((text) => text.replaceAll('\t', ' ')),
        fc.integer({ min: 2, max: 30 }),
        (text, width) => {
          const lines = wrap(text, width);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/[ \n]/g, ''));
          const wrong = lines.filter((line) => {
            const widest = [...new Intl.Segmenter().segment(line)].map(({ segment }) =>
              stringWidth(segment),
            );
            return stringWidth(line) > Math.max(width, ...widest);
          });
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('running text', () => {
  test('cuts a word only where it is longer than a line', () => {
    expect(flow(['to internationalisation'], 10, unicode)).toEqual([
      'to',
      'internatio',
      'nalisation',
    ]);
    expect(flow(['a word fits'], 4, unicode)).toEqual(['a', 'word', 'fits']);
  });

  test('counts wide characters twice and keeps clusters whole', () => {
    expect(flow(['日本語'], 4, unicode)).toEqual(['日本', '語']);
    expect(flow(['👩‍👩‍👧👩‍👩‍👧'], 3, unicode)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧']);
  });

  test('is painted in as few pieces as there are neighbours alike', () => {
    const bold = (text: string) => `<${text}>`;
    expect(flow(['one', { text: 'two three', paint: bold }], 9, unicode)).toEqual([
      'one <two>',
      '<three>',
    ]);
  });

  test('is shortened at a word, without the comma before the dots', () => {
    expect(shorten('one, two three', 8, unicode)).toBe('one…');
    expect(shorten('one, two three', 10, unicode)).toBe('one, two…');
    expect(shorten('one, two', 8, unicode)).toBe('one, two');
    expect(shorten('one two', 6, ascii)).toBe('one...');
  });

  test('is clamped to its first lines', () => {
    expect(clampLines(['one', 'two', 'three'], 2, 10, unicode)).toEqual(['one', 'two…']);
    expect(clampLines(['one'], 2, 10, unicode)).toEqual(['one']);
  });
});

test('items are kept together, and wrapped only where one is longer than a line', () => {
  expect(flowItems(['s skip', 'b back', 'q leave'], ' · ', 16)).toEqual([
    's skip · b back',
    'q leave',
  ]);
  expect(flowItems(['s skip', 'q save and leave'], ' · ', 10)).toEqual([
    's skip',
    'q save and',
    'leave',
  ]);
});
