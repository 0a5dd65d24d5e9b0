import { afterEach, beforeEach, expect, test } from 'vitest';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { answersAt, builtIn } from './ladder-facts.js';
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

test('any action or behaviour of the ladder can be added by its id', async () => {
  await assess('--no-plan');
  const { plan } = await bench.json(['status']);
  const suggested = plan.queue.map(({ id }: { id: string }) => id);
  const all = allBehaviours(builtIn);
  const other = all
    .flatMap(({ behaviour }) => behaviour.actions)
    .find(({ id }) => !suggested.includes(id));
  const add = async (id = '') => (await bench.json(['plan', 'add', id, '--later'])).changed;
  expect(await add(other?.id)).toEqual([other?.id]);
  const behaviours = all.map(({ behaviour }) => behaviour.id);
  for (const behaviour of behaviours) {
    const { code, stdout } = await bench.run(['plan', 'add', behaviour, '--json']);
    const { changed, plan: after } = JSON.parse(stdout);
    expect([behaviour, code]).toEqual([behaviour, 0]);
    const [added] = after.active;
    expect([changed, added.behaviour]).toEqual([[added.id], behaviour]);
    await bench.run(['plan', 'drop', added.id]);
  }
});

test('a behaviour that an active action works on says which', async () => {
  await assess();
  const { plan } = await bench.json(['plan']);
  const [first] = plan.active;
  const { code, stderr } = await bench.run(['plan', 'add', first.behaviour]);
  expect(code).toBe(2);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
    `“${first.title}”, number 1 in your plan, works on that already. Next: career-coach why ${first.behaviour}`,
  );
});

test('where an action is to be named, each number stands with its title', async () => {
  await assess();
  const { plan } = await bench.json(['plan']);
  const { stderr } = await bench.run(['plan', 'done']);
  const told = stderr.replaceAll(/\s+/g, ' ');
  for (const { number, title } of plan.active)
    expect(told).toContain(`career-coach plan done ${number}, “${title}”`);
});
