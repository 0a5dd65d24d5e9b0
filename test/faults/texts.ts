import fc from 'fast-check';
import { clean } from '../../src/core/base/clean.js';
import { anyCharacter } from '../any-character.js';

/** What breaks things when it comes from somebody else: markup, commands of terminals, formulas, invisible signs. */
export const hostileTexts: readonly string[] = [
  '\u001b[2J\u001b[31mred\u001b[0m',
  '\u001b]8;;http://a.b\u0007link\u001b]8;;\u0007',
  '\u009b31m\u0090q\u009c',
  'a\rb\nc\u0085d\u2028e\u2029f',
  '\u202eabc\u202c \u2066x\u2069 \u200f',
  '\u{E0041}\u{E0042}\u{E007F}',
  'null\u0000byte',
  '\ufeffmark',
  '# heading\n# two',
  '- [x] task\n> quote',
  '[link](javascript:alert(1)) ![i](http://a.b/x.png)',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '&lt;b&gt; &#64; &amp;',
  '</td></tr></table>|a|b|',
  '| a | b |\n| - | - |',
  '```\ncode',
  '`a``b`',
  '@somebody #123 http://a.b www.a.b a@b.c :tada:',
  '=1+1',
  '+SUM(A1)',
  '-2+3',
  '@cmd',
  '\t=1',
  'a,b;c\\n"d"',
  'END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:owned',
  'ATTACH:http://a.b\\',
  '%n$s %s {{x}} $ {y} $(z) `w`',
  '\ud800 lone \udc00',
  'é日本👩‍👩‍👧‍👦',
  'e\u0301\u0301\u0301\u0301\u0301',
  ' '.repeat(5),
  '.'.repeat(300),
  'x'.repeat(300),
  '\\'.repeat(50),
  '__proto__',
  'constructor',
  '{"v":1}',
];

const atoms = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...'\\`*_[]()<>|~$#@:.-+=!&;/,"\'{}^%\n\r\t\u001b'.split('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 8 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('a', 'word ', ' ', '1', 'http', '://', 'www.', 'é', '日'),
  },
);

/** Hostile texts of all kinds, as somebody else may write them. */
export const rawText: fc.Arbitrary<string> = fc
  .array(atoms, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

/** The same as they are after they have entered the program, as UTF-8; never empty. */
export const enteredText: fc.Arbitrary<string> = rawText
  .map((text) => clean(Buffer.from(text).toString()))
  .filter((text) => text !== '');
