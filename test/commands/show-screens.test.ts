import { expect, test } from 'vitest';
import { showScreens } from '../../src/commands/shared/show-screens.js';
import type { World } from '../../src/world/world.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';

test('a pause says how many screens there are and, after the last, what follows', async () => {
  const written: string[] = [];
  const out = { write: (text: string) => written.push(text), screen: { height: 24 } };
  const world = { out } as unknown as World;
  const ask = scriptedAsk({ answers: () => '' });
  const screens = ['one\n', 'two\n'.repeat(20)];
  await showScreens(ask, screens, world, 12, 'goes on to your plan');
  expect(ask.asked).toEqual([
    '1 of 2: Space goes on, q leaves',
    '2 of 2: Space goes on to your plan, q leaves',
  ]);
  const other = scriptedAsk({ answers: () => '' });
  await showScreens(other, screens.slice(1), world, 12);
  expect(other.asked).toEqual(['Space ends, q leaves']);
  expect(written).toHaveLength(3);
});
