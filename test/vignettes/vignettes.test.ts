import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/ladder/answers.js';
import { nextQuestion } from '../../src/core/placement/next-question.js';
import { place, placementModel } from '../../src/core/placement/placement.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';

/**
 * Ten working lives, two a level, written before anybody saw the statements; three readers, who did not know
 * the levels, rated all of them with the questionnaire.
 */
const read = (file: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
const vignettes: { id: string; truth: number; text: string }[] = read('vignettes.json');
const readers: Record<string, Record<string, Answer>>[] = read('ratings.json');
const ladder = ladderSchema.parse(read('../../data/technical-expert.json'));
const model = placementModel(ladder);

const cases = readers.flatMap((reader, index) =>
  vignettes.map(({ id, truth }) => ({
    name: `${id} by reader ${index + 1}`,
    truth,
    answers: new Map(Object.entries(reader[id] ?? {})),
  })),
);

/** The stage that the questionnaire finds, when it asks only what it wants to know. */
function adaptively(answers: ReadonlyMap<string, Answer>): number {
  const given = new Map<string, Answer>();
  for (let id = nextQuestion(model, given); id !== null; id = nextQuestion(model, given)) {
    given.set(id, answers.get(id) ?? 'skip');
  }
  return place(model, given).stage;
}

test('every reader rated every behaviour of every life', () => {
  expect(cases).toHaveLength(30);
  for (const { answers, name } of cases) expect(answers.size, name).toBe(model.items.length);
  expect([...new Set(cases.flatMap(({ answers }) => [...answers.keys()]))].sort()).toEqual(
    model.items.map(({ id }) => id).sort(),
  );
});

describe.each([
  ['all answers', (answers: ReadonlyMap<string, Answer>) => place(model, answers).stage],
  ['the answers that are asked for', adaptively],
])('by %s', (_, stageOf) => {
  test('at least 80 % get the stage that was meant, and all within one', () => {
    const found = cases.map(({ name, truth, answers }) => ({
      name,
      truth,
      stage: stageOf(answers),
    }));
    const wrong = found.filter(({ truth, stage }) => truth !== stage);
    const far = found.filter(({ truth, stage }) => Math.abs(truth - stage) > 1);
    expect(far).toEqual([]);
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(found.length * 0.2);
  });
});

test('readers agree within one point in at least 85 % of their ratings', () => {
  const pairs = readers.flatMap((first, index) =>
    readers
      .slice(index + 1)
      .flatMap((second) =>
        vignettes.flatMap(({ id }) =>
          Object.entries(first[id] ?? {}).map(([behaviour, rating]) => [
            rating,
            second[id]?.[behaviour],
          ]),
        ),
      ),
  );
  const rated = pairs.filter((pair): pair is [number, number] =>
    pair.every((rating) => typeof rating === 'number'),
  );
  const agreed = rated.filter(([a, b]) => Math.abs(a - b) <= 1);
  expect(rated.length).toBeGreaterThan(1000);
  expect(agreed.length / rated.length).toBeGreaterThanOrEqual(0.85);
});
