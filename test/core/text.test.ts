import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, cleanAll } from '../../src/core/base/clean.js';
import { anyOf, didYouMean, nearest } from '../../src/core/base/did-you-mean.js';
import { CoachError } from '../../src/core/base/errors.js';
import { parseUntrusted } from '../../src/core/base/parse-untrusted.js';
import { anyCharacter } from '../any-character.js';
import { runs } from '../thorough.js';

describe('clean', () => {
  test.each([
    ['plain text', 'plain text'],
    ['two\nlines', 'two lines'],
    ['tab\there', 'tab here'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['bare \u009b2J C1', 'bare  2J C1'],
    ['carriage\rreturn', 'carriage return'],
    ['bidi \u202e override', 'bidi   override'],
    ['isolate\u2066x\u2069', 'isolate x'],
    ['line\u2028separator', 'line separator'],
    ['tags\u{E0041}\u{E0042}', 'tags'],
    ['your mentor\u200b', 'your mentor'],
    ['\u2060your\u00ad mentor\u200d', 'your  mentor'],
    ['می‌خواهم', 'می‌خواهم'],
    ['Zoë 日本語 👩‍💻', 'Zoë 日本語 👩‍💻'],
  ])('%j becomes %j', (text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  test('takes away what Unicode calls a control, and nothing else', () => {
    const unsafe =
      /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\u2066-\u206f\ufeff\u{E0000}-\u{E007F}]/u;
    const wrong = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
      (character) =>
        (clean(`a${character}b`) === 'a b') !== (unsafe.test(character) || character === ' '),
    );
    expect(wrong).toEqual([]);
  });

  test('leaves no character that a terminal would obey, in values and in keys', () => {
    const dangerous = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\u{E0000}-\u{E007F}]/u;
    const text = fc.string({ unit: anyCharacter });
    fc.assert(
      fc.property(fc.object({ key: text, values: [text], maxDepth: 2 }), (value) => {
        expect(dangerous.test(JSON.stringify(cleanAll(value)).replace(/\\[nrtbf]/g, '\n'))).toBe(
          false,
        );
      }),
      { numRuns: runs(200) },
    );
  });

  test('cleans each string of a value and leaves all else', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\u0007', 'é') });
    const plainly = (value: unknown): unknown => {
      if (typeof value === 'string') return clean(value);
      if (Array.isArray(value)) return value.map(plainly);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, entry]) => [clean(key), plainly(entry)]),
      );
    };
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: fc.constantFrom('a', ' ', '\u0007', 'é') }),
        (value) => {
          expect(cleanAll(value)).toEqual(plainly(value));
        },
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(text)), (value) => {
        expect(Object.entries(Object(cleanAll(value)))).toEqual(
          Object.entries(Object(plainly(value))),
        );
      }),
    );
  });

  test('gives a clean value as it is, without a copy', () => {
    const value = { a: ['b', { c: 'd e' }], f: 1 };
    expect(cleanAll(value)).toBe(value);
  });
});

describe('nearest', () => {
  const known = ['draws-landscape', 'sketches-target', 'runs-design-session', 'plays-back'];
  test.each([
    ['draws-landscap', ['draws-landscape']],
    ['drawslandscape', ['draws-landscape']],
    ['sketches', ['sketches-target']],
    ['plays-bakc', ['plays-back']],
    ['something-else-altogether', []],
    ['', []],
  ])('%s: %j', (word, found) => {
    expect(nearest(word, known)).toEqual(found);
  });

  test('short words with no letter in common are not near', () => {
    expect(nearest('7', ['1', '2', '17'])).toEqual(['17']);
  });
});

test.each([
  ['plays-bakc', '; did you mean plays-back?'],
  ['plays-', '; did you mean plays-back, plays-out or plays?'],
  ['nothing like it', ''],
])('%j: %j', (word, clause) => {
  expect(didYouMean(word, ['plays-back', 'plays-out', 'plays', 'draws'])).toBe(clause);
});

test('anyOf names one, two or more', () => {
  expect(anyOf(['a'])).toBe('a');
  expect(anyOf(['a', 'b'])).toBe('a or b');
  expect(anyOf(['a', 'b', 'c'])).toBe('a, b or c');
});

describe('parseUntrusted', () => {
  const failure = (text: string) => {
    try {
      parseUntrusted(text, 'answers.json');
    } catch (error) {
      if (error instanceof CoachError) return error.message;
      throw error;
    }
    return 'no failure';
  };

  test('gives the value with its strings cleaned', () => {
    expect(parseUntrusted('\uFEFF{"a":["b\\u001bc"]}', 'f')).toEqual({ a: ['b c'] });
  });

  test.each([
    ['', 'answers.json: empty, expected JSON'],
    ['{"__proto__": 1}', 'answers.json: the key "__proto__" at __proto__ is not allowed'],
    [
      '{"a": [{"constructor": 1}]}',
      'answers.json: the key "constructor" at a.0.constructor is not allowed',
    ],
    [
      '{"a": {"pr\\u006ftotype"\n:1}}',
      'answers.json: the key "prototype" at a.prototype is not allowed',
    ],
    ['["prototype", {"a": "__proto__"}]', 'no failure'],
    ['['.repeat(65) + ']'.repeat(65), 'answers.json: nested deeper than 64 levels'],
    [`"${'x'.repeat(5_000_001)}"`, 'answers.json: larger than 5 MB, nothing was read'],
  ])('%.40j: %s', (text, message) => {
    expect(failure(text)).toBe(message);
  });

  test('the depth is that of the value, whatever its strings hold', () => {
    const depthOf = (value: unknown): number =>
      value === null || typeof value !== 'object'
        ? 0
        : 1 + Math.max(0, ...Object.values(value).map(depthOf));
    const letters = fc.string({ unit: fc.constantFrom('[', '{', ']', '}', '"', '\\', 'a') });
    const value = fc.jsonValue({ stringUnit: fc.constantFrom('[', '{', '}', '"', '\\', 'a') });
    fc.assert(
      fc.property(value, letters, fc.integer({ min: 55, max: 64 }), (inner, text, levels) => {
        const nested = '['.repeat(levels) + JSON.stringify([inner, text]) + ']'.repeat(levels);
        const isTooDeep = levels + depthOf([inner, text]) > 64;
        expect(failure(nested).includes('nested deeper')).toBe(isTooDeep);
      }),
    );
  });

  test('brackets in strings do not count as depth', () => {
    expect(parseUntrusted(`["${'['.repeat(100)}\\"${'{'.repeat(100)}"]`, 'f')).toHaveLength(1);
  });

  test('says why a text is no JSON, in one line', () => {
    expect(failure('{"a": \n nope}')).toMatch(/^answers\.json: not JSON: [^\n]+$/);
  });
});
