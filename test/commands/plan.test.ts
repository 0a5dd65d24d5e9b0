import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const assess = (...options: string[]) =>
  bench.run(['assess', '--answers', '-', ...options], { stdin: answersAt(2) });

test('a suggestion with another act has neither the title nor the time of the author’s', async () => {
  await assess('--no-plan');
  const { plan } = await bench.json(['plan']);
  const [first] = plan.queue;
  expect(first).toHaveProperty('effort');
  const act = 'note one number';
  const { plan: changed } = await bench.json(['plan', 'add', first.id, '--will', act]);
  expect(changed.active).toMatchObject([{ id: first.id, act, title: 'Note one number' }]);
  expect(changed.active[0]).not.toHaveProperty('effort');
});
