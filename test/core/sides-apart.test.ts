import { expect, test } from 'vitest';
import { positionSides } from '../../src/core/report/sides.js';
import { builtIn } from '../commands/ladder-facts.js';

const side = (theme: string, posterior: readonly number[]) => ({ theme, posterior, stage: 2 });

test.each([
  ['both are clear', [0.05, 0.9, 0.05, 0, 0], [0, 0.1, 0.9, 0, 0], [2, 2.9]],
  ['one is clear enough for both', [0, 1, 0, 0, 0], [0.1, 0.5, 0.4, 0, 0], [2, 2.3]],
  ['one leaves too much open', [0, 0.8, 0.2, 0, 0], [0.3, 0.3, 0.3, 0.1, 0], null],
])('two sides are told where %s', (_, craft, customer, told) => {
  const sides = positionSides(builtIn, [side('craft', craft), side('customer', customer)] as never);
  expect(sides?.map(({ position }) => position) ?? null).toEqual(told);
});
