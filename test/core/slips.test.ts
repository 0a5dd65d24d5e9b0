import { expect, test } from 'vitest';
import { isSlip } from '../../src/core/base/slips.js';

test.each([
  ['4', true],
  ['2026', true],
  ['1. 2', true],
  [' q ', true],
  ['ok', true],
  ['done', false],
  ['4 of 5 agreed', false],
  ['完成', false],
  ['', false],
])('%j is a slip: %s', (text, slip) => {
  expect(isSlip(text)).toBe(slip);
});
