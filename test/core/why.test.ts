import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { highestTested, place, weigh } from '../../src/core/placement/placement.js';
import type { PlacementModel } from '../../src/core/placement/placement-model.js';
import { countRatings, evidenceOf } from '../../src/core/placement/posterior.js';
import { whatWouldChange, why } from '../../src/core/placement/why.js';
import {
  answerAll,
  answerAsked,
  answered,
  builtInShape,
  modelWith,
  shapes,
  smallShapes,
  themedModel,
} from './models.js';

const model = modelWith(builtInShape);

/** The answers with some behaviours raised to held. */
const raised = (any: PlacementModel, answers: Answers, ids: readonly string[]): Answers =>
  new Map<string, Answer>([...answers, ...ids.map((id) => [id, any.held] as const)]);

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

describe('what would change it', () => {
  it('is nothing at the top', () => {
    expect(
      whatWouldChange(
        model,
        answerAll(model, () => 5),
      ),
    ).toBeNull();
  });

  it('is a handful of the next level', () => {
    const answers = answerAsked(model, ({ level }) => (level <= 3 ? 4 : 2));
    const change = whatWouldChange(model, answers);
    expect(change?.stage).toBe(4);
    expect(change?.behaviours.every((id) => id.startsWith('l4-'))).toBe(true);
    expect(change?.behaviours.length).toBeLessThanOrEqual(5);
    expect(place(model, raised(model, answers, change?.behaviours ?? [])).stage).toBe(4);
  });

  it('prefers the lowest ratings, which tell most when they change', () => {
    const answers = answerAll(model, ({ id, level }) => {
      if (level <= 3) return 4;
      return id === 'l4-b7' ? 1 : 3;
    });
    expect(whatWouldChange(model, answers)?.behaviours[0]).toBe('l4-b7');
    const preferred = whatWouldChange(model, answers, undefined, ['l4-b3', 'l4-b2']);
    expect(preferred?.behaviours.slice(0, 2)).toEqual(['l4-b3', 'l4-b2']);
  });

  it('is nothing that was seen, where the work gave no chance at the next level', () => {
    const answers = answerAll(model, ({ level }) => (level >= 3 ? 'no-opportunity' : 4));
    expect(place(model, answers)).toMatchObject({ stage: 2, cappedBy: 3 });
    expect(whatWouldChange(model, answers)).toBeNull();
  });

  it('leads to the stage that it names, and needs each of its behaviours', () => {
    fc.assert(
      fc.property(answered(fc.oneof(shapes, smallShapes)), ({ shape, answers }) => {
        const any = themedModel(shape);
        const { stage } = place(any, answers);
        const change = whatWouldChange(any, answers);
        if (stage === any.levels) expect(change).toBeNull();
        if (change === null) return;
        const { behaviours } = change;
        expect(change.stage).toBeGreaterThan(stage);
        expect(place(any, raised(any, answers, behaviours)).stage).toBe(change.stage);
        for (const id of behaviours) {
          const others = behaviours.filter((other) => other !== id);
          expect(place(any, raised(any, answers, others)).stage).toBe(stage);
          const item = any.items.find((one) => one.id === id);
          expect(item?.level).toBeLessThanOrEqual(stage + 1);
          const before = answers.get(id);
          expect(typeof before === 'number' && before >= any.held).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  /** Every set of the ids, the smallest first: set n has the ids whose bits are set in n. */
  const subsets = (ids: readonly string[]): readonly (readonly string[])[] =>
    Array.from({ length: 2 ** ids.length }, (_, bits) =>
      ids.filter((_, index) => Math.floor(bits / 2 ** index) % 2 === 1),
    ).sort((a, b) => a.length - b.length);

  it('is seldom larger than the smallest set there is, and never by more than one', () => {
    const cases = fc.sample(answered(smallShapes), { numRuns: 150, seed: 5 });
    const larger = cases.filter(({ shape, answers }) => {
      const any = themedModel(shape);
      const { stage } = place(any, answers);
      const unheld = any.items
        .filter(({ id, level }) => {
          const answer = answers.get(id);
          return level <= stage + 1 && !(typeof answer === 'number' && answer >= any.held);
        })
        .map(({ id }) => id);
      if (stage === any.levels || unheld.length > 10) return false;
      if (weigh(any, answers).ceiling <= stage) {
        expect(whatWouldChange(any, answers)).toBeNull();
        return false;
      }
      const smallest = subsets(unheld).find(
        (ids) => place(any, raised(any, answers, ids)).stage > stage,
      );
      const size = whatWouldChange(any, answers)?.behaviours.length;
      expect(size === undefined).toBe(smallest === undefined);
      const extra = (size ?? 0) - (smallest?.length ?? 0);
      expect(extra).toBeGreaterThanOrEqual(0);
      expect(extra).toBeLessThanOrEqual(1);
      return extra > 0;
    });
    expect(larger.length, JSON.stringify(larger)).toBeLessThanOrEqual(0.05 * cases.length);
  });

  /** log of the weight of each stage, with all above `cap` folded into it. */
  const logWeights = (any: PlacementModel, answers: Answers, cap: number): readonly number[] => {
    const evidence = evidenceOf(any, countRatings(any, answers));
    const size = evidence.length / any.levels;
    return Array.from({ length: cap }, (_, index) => {
      const points = evidence.slice(
        index * size,
        index + 1 === cap ? undefined : size * (index + 1),
      );
      const highest = Math.max(...points);
      return highest + Math.log(points.reduce((sum, log) => sum + Math.exp(log - highest), 0));
    });
  };

  /** The same by trying each behaviour by itself, and placing anew each time. */
  const plainly = (any: PlacementModel, answers: Answers): readonly string[] | null => {
    const target = place(any, answers).stage + 1;
    if (target > any.levels) return null;
    const reaches = (ids: readonly string[]) =>
      place(any, raised(any, answers, ids)).stage >= target;
    const leadWith = (ids: readonly string[]): number => {
      const given = raised(any, answers, ids);
      const logs = logWeights(
        any,
        given,
        Math.max(target, highestTested(any, countRatings(any, given))),
      );
      return Math.max(...logs.slice(target - 1)) - Math.max(...logs.slice(0, target - 1));
    };
    const ids: string[] = [];
    while (!reaches(ids)) {
      const untested = highestTested(any, countRatings(any, raised(any, answers, ids))) < target;
      const start = leadWith(ids);
      const best = any.items
        .filter(({ id, level }) => {
          const answer = ids.includes(id) ? any.held : answers.get(id);
          if (untested) return level === target && typeof answer !== 'number';
          return level <= target && !(typeof answer === 'number' && answer >= any.held);
        })
        .map(({ id }) => ({ id, gain: leadWith([...ids, id]) - start }))
        .reduce((one, other) => (other.gain > one.gain + 1e-10 ? other : one), {
          id: '',
          gain: 1e-9,
        });
      if (best.id === '') return null;
      ids.push(best.id);
    }
    return ids.reduceRight<readonly string[]>((kept, id) => {
      const fewer = kept.filter((other) => other !== id);
      return reaches(fewer) ? fewer : kept;
    }, ids);
  };

  it('is what trying each behaviour by itself finds', () => {
    const found = fc.sample(answered(fc.oneof(fc.constant(builtInShape), smallShapes)), {
      numRuns: 150,
      seed: 11,
    });
    const changes = found.map(({ shape, answers }) => {
      const any = themedModel(shape);
      const change = whatWouldChange(any, answers);
      const { ceiling, placement } = weigh(any, answers);
      const plain = ceiling <= placement.stage ? null : plainly(any, answers);
      expect(change?.behaviours ?? null).toEqual(plain);
      return change;
    });
    expect(changes.filter((change) => change !== null).length).toBeGreaterThan(50);
  });
});
