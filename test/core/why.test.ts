import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { place } from '../../src/core/placement/placement.js';
import { why } from '../../src/core/placement/why.js';
import { answerAll, answered, builtInShape, modelWith, themedModel } from './models.js';

const model = modelWith(builtInShape);

describe('why', () => {
  // Holds levels 1 to 3, and of level 4 three behaviours already.
  const answers = answerAll(model, ({ id, level }) =>
    level <= 3 || ['l4-b1', 'l4-b2', 'l4-b3'].includes(id) ? 4 : 2,
  );
  const found = why(model, answers);

  it('compares the stage with the one that comes nearest', () => {
    const { stage, posterior } = place(model, answers);
    const others = posterior.filter((_, index) => index !== stage - 1);
    expect(found.stage).toBe(3);
    expect(posterior[found.rival - 1]).toBe(Math.max(...others));
    expect(found.logOdds).toBeCloseTo(
      Math.log((posterior[2] ?? 0) / (posterior[found.rival - 1] ?? 0)),
      10,
    );
  });

  it('weighs each answer by what the odds lose without it', () => {
    const oddsOf = (given: Answers) => {
      const { posterior } = place(model, given);
      return Math.log((posterior[found.stage - 1] ?? 0) / (posterior[found.rival - 1] ?? 0));
    };
    expect(found.reasons).toHaveLength(45);
    for (const { id, weight } of found.reasons) {
      const without = new Map([...answers].filter(([other]) => other !== id));
      expect(weight).toBeCloseTo(oddsOf(answers) - oddsOf(without), 8);
    }
  });

  it('lists the weightiest first, for and against', () => {
    const sizes = found.reasons.map(({ weight }) => Math.abs(weight));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const weightOf = (id: string) => found.reasons.find((reason) => reason.id === id)?.weight ?? 0;
    // Against level 4: what is held there speaks for it, what is not against it.
    expect(found.rival).toBe(4);
    expect(weightOf('l4-b1')).toBeLessThan(0);
    expect(weightOf('l4-b4')).toBeGreaterThan(0);
    // Long held: it tells nothing between 3 and 4.
    expect(weightOf('l1-b1')).toBeCloseTo(0, 12);
    const first = found.reasons[0];
    expect(first?.level).toBe(4);
  });

  it('gives reasons for ratings only', () => {
    const some: Answers = new Map<string, Answer>([
      ['l1-b1', 4],
      ['l2-b1', 'skip'],
      ['l3-b1', 'no-opportunity'],
      ['a-strand-behaviour', 5],
    ]);
    expect(why(model, some).reasons.map(({ id }) => id)).toEqual(['l1-b1']);
    expect(why(model, new Map()).reasons).toEqual([]);
  });

  it('speaks of the levels that were seen', () => {
    const capped = new Map([...answers].filter(([id]) => /^l[12]-/.test(id)));
    expect(why(model, capped)).toMatchObject({ stage: 2, rival: 1 });
    const lowest = new Map([...answers].filter(([id]) => id.startsWith('l1-')));
    const { stage, rival, reasons } = why(model, lowest);
    expect(stage).toBe(1);
    expect(rival).toBeGreaterThan(1);
    expect(reasons).toHaveLength(9);
  });

  it('has finite weights on any ladder, for any answers', () => {
    fc.assert(
      fc.property(answered(), ({ shape, answers: given }) => {
        const any = themedModel(shape);
        const { stage, rival, reasons, logOdds } = why(any, given);
        expect(stage).toBe(place(any, given).stage);
        expect(rival).not.toBe(stage);
        expect(rival).toBeGreaterThanOrEqual(1);
        expect(rival).toBeLessThanOrEqual(any.levels);
        expect([logOdds, ...reasons.map(({ weight }) => weight)].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});
