import fc from 'fast-check';

/** As `unit: 'binary'` of fast-check, any code point but half a pair; that takes a second to make in each process. */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map(
    (point) => String.fromCodePoint(point),
    (character) => (typeof character === 'string' ? (character.codePointAt(0) ?? -1) : -1),
  );
