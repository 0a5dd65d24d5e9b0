import { expect, test } from 'vitest';
import { askRating } from '../../src/commands/shared/ask-rating.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import type { Question } from '../../src/prompts/ask.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';
import { builtIn } from './ladder-facts.js';

/** What a check-in asks, without a terminal. */

type ListQuestion = Extract<Question, { kind: 'one' }>;

const [behaviour] = builtIn.levels[1]?.behaviours ?? [];
const { id = '', statement = '' } = behaviour ?? {};

async function rate(last: Answer | null, ...answers: readonly string[]) {
  const asked: ListQuestion[] = [];
  const turns = answers.values();
  const ask = scriptedAsk({
    answers: (question) => {
      asked.push(question as ListQuestion);
      return turns.next().value ?? '';
    },
  });
  const rateable = { behaviour: id, statement, answer: last };
  const answer = await askRating(ask, builtIn, rateable, { message: 'Is this still true?' });
  return { answer, asked };
}

test('a rating has the keys of the questionnaire, and help', async () => {
  const { asked } = await rate(4, '4');
  const [question] = asked;
  expect(question?.choices.map(({ key, label }) => [key, label])).toEqual([
    ...builtIn.scale.points.map(({ value, label }) => [
      undefined,
      value === 4 ? `${label} (last time)` : label,
    ]),
    ['e', builtIn.scale.earlier.label],
    ['0', builtIn.scale.noOpportunity.label],
    ['s', 'Ask me another time'],
  ]);
  expect(question?.help?.[0]).toBe(`Counts: ${behaviour?.looksLike[0]}`);
});

test.each([
  [4, '1', 1],
  [1, '4', 4],
  [4, '2', 2],
  [4, 'no-opportunity', 'no-opportunity'],
] as const)('from %s to %s, it asks whether that is meant', async (last, typed, answer) => {
  const changed = await rate(last, typed, 'new');
  expect(changed.answer).toBe(answer);
  expect(changed.asked[1]?.message).toMatch(/^From “.+” to “.+”: is that right\?$/);
  // Enter keeps the last answer, and no key of the scale answers.
  expect(changed.asked[1]?.initial).toBe('last');
  expect(changed.asked[1]?.choices.map(({ key }) => key)).toEqual(['n', 'y', 'a']);
  expect((await rate(last, typed, 'last')).answer).toBe(last);
  expect(await rate(last, typed, 'again', 'later')).toMatchObject({ answer: null });
});

test.each([
  [4, '3', 3],
  [3, '4', 4],
  [4, 'earlier', 'earlier'],
  [null, '1', 1],
  ['no-opportunity', '1', 1],
  ['earlier', '1', 1],
] as const)('from %s to %s, it asks nothing else', async (last, typed, answer) => {
  expect(await rate(last, typed)).toMatchObject({ answer, asked: [{ kind: 'one' }] });
});
