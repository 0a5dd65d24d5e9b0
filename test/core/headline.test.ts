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

test('no single rating leads from between two levels to very likely', () => {
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
  for (const answers of unsure) {
    for (const [id] of answers) {
      for (const rating of [1, 3, 4, 5]) {
        const { confidence } = place(model, new Map(answers).set(id, rating));
        expect(confidence, `${id} rated ${rating}`).toBeLessThan(verySure);
      }
    }
  }
});
