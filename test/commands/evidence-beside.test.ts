import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersAt, builtIn } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const [first = '', second = ''] = builtIn.strands.flatMap(({ behaviours }) =>
  behaviours.map(({ id }) => id),
);

/** An answers file in which a behaviour without a rating has something that happened. */
function withLine(): string {
  const file = JSON.parse(answersAt(3));
  return JSON.stringify({
    ...file,
    answers: {
      ...file.answers,
      [first]: { rating: null, evidence: 'the pilot ran for a week' },
      [second]: { rating: 4, evidence: 'said so in the review' },
    },
  });
}

const lines = () => bench.journal.filter(({ type }) => type === 'evidence');
const logged = async () =>
  (await bench.json(['log'])).evidence.map(({ text }: { text: string }) => text);

test('evidence for an unrated behaviour is saved once, with the assessment', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: withLine() });
  const assessment = bench.journal.find(({ type }) => type === 'assessment');
  expect(lines()).toMatchObject([
    {
      text: 'the pilot ran for a week',
      behaviours: [first],
      date: '2026-11-21',
      sitting: assessment?.sitting,
    },
  ]);
  expect(await logged()).toContain('the pilot ran for a week');

  await bench.run(['assess', '--answers', '-'], { stdin: withLine() });
  expect(lines()).toHaveLength(1);
});

test('undoing the assessment undoes it, too', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: withLine() });
  await bench.run(['undo', '--yes']);
  expect(await logged()).toEqual([]);
});

test('a review saves it once, and is undone with it', async () => {
  await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
  for (let time = 0; time < 2; time += 1) {
    expect((await bench.run(['review', '-'], { stdin: withLine() })).code).toBe(0);
  }
  expect(lines()).toMatchObject([{ text: 'the pilot ran for a week', behaviours: [first] }]);
  const { things } = await bench.json(['undo', '--list']);
  expect(things.map(({ kind, about }: { kind: string; about: string }) => [kind, about])).toEqual([
    ['review', 'somebody'],
    ['assessment', null],
  ]);
});
