import { expect, test } from 'vitest';
import type { Answer } from '../../src/core/ladder/answers.js';
import { place } from '../../src/core/placement/placement.js';
import { placementModel } from '../../src/core/placement/placement-model.js';
import {
  isInQuestion,
  likelihoodFrom,
  likelihoodThen,
  sure,
  verySure,
} from '../../src/core/placement/rival.js';
import { nineModels, simulate } from '../../src/core/trial/people.js';
import { seededRandom } from '../../src/core/trial/random.js';
import { builtIn } from '../commands/ladder-facts.js';
import { runs } from '../thorough.js';

/** What one answer may do to the words of a headline. */

const model = placementModel(builtIn);
const sheet = { levels: model.levels, points: 5, held: model.held, questions: model.items };

test('hardly any single rating leads from between two levels to very likely', () => {
  const sheets = Object.entries(nineModels).flatMap(([name, kind]) =>
    simulate(sheet, kind, runs(160), seededRandom(7, name)).map(
      ({ ratings }) =>
        new Map(model.items.map(({ id }, at): [string, Answer] => [id, ratings[at] || 'skip'])),
    ),
  );
  // From further below, no answer comes near it.
  const unsure = sheets.filter((answers) => {
    const { confidence } = place(model, answers);
    return confidence < sure && confidence > sure - 0.1;
  });
  expect(unsure.length).toBeGreaterThan(10);
  const changes = unsure.flatMap((answers) =>
    [...answers.keys()].flatMap((id) =>
      [1, 3, 4, 5].map((rating) => place(model, new Map(answers).set(id, rating)).confidence),
    ),
  );
  const leaps = changes.filter((confidence) => confidence >= verySure);
  expect(leaps.length / changes.length).toBeLessThan(0.001);
});

test.each([
  ['named beside one below it', [2, 3], [0, 0.4, 0.6], true],
  ['named beside one above it', [3, 4], [0, 0.1, 0.5, 0.4], false],
  ['named alone, and likely', [3], [0.1, 0.1, 0.8], false],
  ['named alone, where lower ones are possible', [3], [0.12, 0.18, 0.7], true],
  ['named alone, where only higher ones are possible', [3], [0, 0.1, 0.7, 0.2], false],
])('a level is in question or not: %s', (_, ranks, posterior, expected) => {
  expect(isInQuestion(3, ranks, likelihoodFrom(3, posterior))).toBe(expected);
});

test.each([
  [0.15, 0.78, 0.07],
  [0.05, 0.7, 0.25],
  [0.3, 0.7, 0],
  [0, 0.7, 0.3],
])(
  'of a recorded assessment, what lay below, at and above follows from its mean: %d, %d, %d',
  (below, at, above) => {
    const position = 3 + above - below;
    expect(likelihoodThen({ level: 3, confidence: at, position })).toBeCloseTo(at + above);
  },
);
