import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const review = (answers: string, ...options: string[]) =>
  bench.run(['review', '-', ...options], { stdin: answers });

test('a second view: their level, both together, and points to talk about', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const theirs = answersAt(3).replace('"decides-architecture":2', '"decides-architecture":1');
  const { code, stdout, stderr } = await review(theirs, '--by', 'your lead');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Seen by your lead');
  expect(stdout).toContain('Their answers point to level 3');
  expect(stdout).toMatch(/You: 4\. They: 1\.\s+\(decides-architecture\)/);
  const { review: kept } = await bench.json(['status']);
  expect(kept).toMatchObject({ by: 'your lead', date: '2026-11-21', level: 3, together: 3 });
  expect(kept.talkingPoints[0]).toMatchObject({
    behaviour: 'decides-architecture',
    level: 4,
    self: 4,
    other: 1,
  });
  expect((await bench.run(['why'])).stdout).toContain('Seen by your lead');
});

test('the stage stays the person’s own, and a newer view by the same reviewer replaces the older', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  await review(answersAt(2));
  bench.today = '2026-11-25';
  await review(answersAt(4));
  const { stage, review: kept } = await bench.json(['status']);
  expect(stage.level).toBe(4);
  expect(kept).toMatchObject({ by: 'your mentor', date: '2026-11-25', together: 4 });
  expect(kept.talkingPoints).toEqual([]);
});

test('a view that is older than the ladder’s period no longer counts', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  await review(answersAt(2));
  bench.today = '2028-01-10';
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  expect(await bench.json(['status'])).not.toHaveProperty('review');
});

test.each([
  ['nothing rated', `{"ladder":"${builtIn.id}","answers":{}}`, 2, /rates no behaviour/],
  [
    'an unknown behaviour',
    `{"ladder":"${builtIn.id}","answers":{"tests-before-handove":3}}`,
    2,
    /tests-before-handover/,
  ],
])('%s is refused, and nothing is stored', async (_, answers, expected, message) => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(4) });
  const before = bench.journal.length;
  const { code, stderr } = await review(answers);
  expect(code).toBe(expected);
  expect(stderr).toMatch(message);
  expect(bench.journal).toHaveLength(before);
});

test('it needs the person’s own assessment', async () => {
  const { code, stderr } = await review(answersAt(3));
  expect(code).toBe(3);
  expect(stderr).toMatch(/no assessment yet/);
});
