import fc from 'fast-check';
import { anyCharacter } from '../any-character.js';

/** Texts of what is drawn every day, of what is drawn now and then, and of anything. */
export const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abc – “é” ×›█░…·', ' ', '\u00A0', '\u00AD') }),
  fc.string({ unit: fc.constantFrom(...'a b\n\t日👍\uFE0F\u0301©') }),
  fc.string({ unit: anyCharacter }),
);
