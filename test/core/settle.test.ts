import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { place } from '../../src/core/placement/placement.js';
import { ranksToName, rivalOf } from '../../src/core/placement/rival.js';
import { whatWouldSettle } from '../../src/core/placement/settle.js';
import { modelWith } from './models.js';

const model = modelWith({ sizes: [4, 4, 4], points: 5, held: 4 });
const ids = model.items.map(({ id }) => id);

/** The lowest level that a headline names once some behaviours are raised to held. */
function lowestNamed(answers: Answers, raised: readonly string[]): number {
  const after = new Map<string, Answer>([
    ...answers,
    ...raised.map((id) => [id, model.held] as const),
  ]);
  const { stage, posterior, confidence } = place(model, after);
  return Math.min(...ranksToName(stage, rivalOf(stage, posterior), confidence));
}

const answered = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: ids.length, maxLength: ids.length })
  .map((ratings): Answers => new Map(ids.map((id, index) => [id, ratings[index] ?? 1])));

describe('what would settle a stage', () => {
  it('settles it, and is there wherever everything raised is enough', () => {
    fc.assert(
      fc.property(answered, fc.integer({ min: 1, max: 3 }), (answers, stage) => {
        const enough = whatWouldSettle(model, answers, stage, ids);
        if (enough === null) {
          expect(lowestNamed(answers, ids)).toBeLessThan(stage);
          return;
        }
        expect(lowestNamed(answers, enough)).toBeGreaterThanOrEqual(stage);
      }),
      { numRuns: 100 },
    );
  });

  it('takes the first that are offered', () => {
    const answers = new Map(ids.map((id) => [id, id.startsWith('l1') ? 4 : 3] as const));
    const enough = whatWouldSettle(model, answers, 2, ids.slice(4)) ?? [];
    expect(enough.length).toBeGreaterThan(0);
    expect(enough.every((id) => id.startsWith('l2'))).toBe(true);
    for (const id of enough) {
      const fewer = enough.filter((other) => other !== id);
      expect(lowestNamed(answers, fewer)).toBeLessThan(2);
    }
  });
});
