import { expect, test } from 'vitest';
import type { Answer } from '../../src/core/ladder/answers.js';
import { place } from '../../src/core/placement/placement.js';
import { placementModel } from '../../src/core/placement/placement-model.js';
import { sure, verySure } from '../../src/core/placement/rival.js';
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
