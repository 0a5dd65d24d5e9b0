import { expect, test } from 'vitest';
import { glyphs, typeset } from '../../src/text/signs.js';

test('a text is drawn in ASCII without touching letters', () => {
  const text = '“Zoë’s” – one… two → three · é • ← ↑ 40×15 ≥ 3 › −1';
  expect(typeset(text, { unicode: false })).toBe(
    '"Zoë\'s" - one... two -> three | é * Left Up 40x15 >= 3 > -1',
  );
  expect(typeset(text, { unicode: true })).toBe(text);
});

test('a sign in a text becomes what stands for it in drawings', () => {
  const { bullet, between, dropped, ellipsis, pointer } = glyphs({ unicode: true });
  const ascii = glyphs({ unicode: false });
  const signs = [bullet, between, dropped, ellipsis, pointer];
  expect(signs.map((sign) => typeset(sign, { unicode: false }))).toEqual([
    ascii.bullet,
    ascii.between,
    ascii.dropped,
    ascii.ellipsis,
    ascii.pointer,
  ]);
});

test('no sign for ASCII is anything else', () => {
  expect(Object.values(glyphs({ unicode: false })).join('')).toMatch(/^[ -~]+$/);
});
