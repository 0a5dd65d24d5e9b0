import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { expect, test } from 'vitest';
import { widthOf, wrap } from '../../src/prompts/questionnaire/draw/layout.js';

/** Texts of what is drawn every day, of what is drawn now and then, and of anything. */
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abc – “é” ×›█░…·', ' ', '\u00A0', '\u00AD') }),
  fc.string({ unit: fc.constantFrom(...'a b\n\t日👍\uFE0F\u0301©') }),
  fc.string({ unit: 'binary' }),
);

test('what is counted is as wide as what is measured', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
    { numRuns: 2000 },
  );
  for (let code = 0; code < 0x3000; code += 1) {
    const character = String.fromCodePoint(code);
    expect(widthOf(character), `U+${code.toString(16)}`).toBe(stringWidth(character));
  }
});

test('what is wrapped by counting is wrapped as what is measured', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 30 }), (text, width) => {
      const measured = wrapAnsi(text, Math.max(2, width), { hard: true });
      expect(wrap(text, width)).toEqual(measured.split('\n'));
    }),
    { numRuns: 2000 },
  );
});
