import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { findingsOf } from '../../src/core/placement/findings.js';
import { place } from '../../src/core/placement/placement.js';
import { placementModel } from '../../src/core/placement/placement-model.js';
import { nearestRanks, sure } from '../../src/core/placement/rival.js';
import { enoughFor, isSettled } from '../../src/core/placement/settle.js';
import { ladder } from '../views/reports.js';
import { modelWith } from './models.js';
import { answersOfLevel } from './year.js';

const model = modelWith({ sizes: [4, 4, 4], points: 5, held: 4 });
const ids = model.items.map(({ id }) => id);

function withRaised(answers: Answers, raised: readonly string[], of = model): Answers {
  return new Map<string, Answer>([...answers, ...raised.map((id) => [id, of.held] as const)]);
}

/**
 * The highest level that is beyond question once some behaviours are raised to held: the lowest that a headline names, or
 * the one below it where it's named alone, and neither it nor a higher one is likely.
 */
function settledLevel(answers: Answers, raised: readonly string[], of = model): number {
  const { stage, posterior } = place(of, withRaised(answers, raised, of));
  const ranks = nearestRanks(stage, posterior);
  const orHigher = posterior.slice(stage - 1).reduce((total, share) => total + share, 0);
  return ranks.length === 1 && orHigher < sure ? stage - 1 : Math.min(...ranks);
}

const answered = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: ids.length, maxLength: ids.length })
  .map((ratings): Answers => new Map(ids.map((id, index) => [id, ratings[index] ?? 1])));

describe('what would settle a stage', () => {
  it('settles it, and is there wherever everything raised is enough', () => {
    fc.assert(
      fc.property(answered, fc.integer({ min: 1, max: 3 }), (answers, stage) => {
        const enough = enoughFor(isSettled(stage), model, answers, ids);
        if (enough === null) {
          expect(settledLevel(answers, ids)).toBeLessThan(stage);
          return;
        }
        expect(settledLevel(answers, enough)).toBeGreaterThanOrEqual(stage);
      }),
      { numRuns: 100 },
    );
  });

  it('takes the first that are offered', () => {
    const answers = new Map(ids.map((id) => [id, id.startsWith('l1') ? 4 : 3] as const));
    const enough = enoughFor(isSettled(2), model, answers, ids.slice(4)) ?? [];
    expect(enough.length).toBeGreaterThan(0);
    expect(enough.every((id) => id.startsWith('l2'))).toBe(true);
    for (const id of enough) {
      const fewer = enough.filter((other) => other !== id);
      expect(settledLevel(answers, fewer)).toBeLessThan(2);
    }
  });
});

describe('what would make the next level the likeliest', () => {
  const { levels } = ladder;
  const answersAt = (level: number): Answers => answersOfLevel(ladder, level);
  const levelOf = (id: string) =>
    levels.find(({ behaviours }) => behaviours.some((one) => one.id === id))?.rank;

  it('is nothing at the top, nor where the work gave no chance at the next level', () => {
    expect(findingsOf(ladder, answersAt(5)).wouldChange).toBeNull();
    const stuck = new Map<string, Answer>(
      [...answersAt(2)].map(([id, answer]) => [
        id,
        (levelOf(id) ?? 0) > 2 ? 'no-opportunity' : answer,
      ]),
    );
    expect(findingsOf(ladder, stuck).wouldChange).toBeNull();
  });

  it('does so, or settles a level in question, and needs each of its behaviours', () => {
    const all = levels.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
    const sheets = fc
      .tuple(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: -1, max: 1 }), { minLength: all.length, maxLength: all.length }),
      )
      .map(([level, moved]): Answers => {
        const answers = new Map<string, Answer>(answersAt(level));
        for (const [index, id] of all.entries()) {
          const by = moved[index] ?? 0;
          answers.set(
            id,
            by > 0 && (levelOf(id) ?? 0) > level ? 'skip' : (answers.get(id) as number) + by,
          );
        }
        return answers;
      });
    let found = 0;
    fc.assert(
      fc.property(sheets, (answers) => {
        const { wouldChange, inQuestion, because } = findingsOf(ladder, answers);
        if (wouldChange === null) return;
        found += 1;
        const target = inQuestion ? because.stage : because.stage + 1;
        const of = placementModel(ladder);
        const reached = (raised: readonly string[]) =>
          inQuestion
            ? settledLevel(answers, raised, of)
            : place(of, withRaised(answers, raised, of)).stage;
        expect(reached(wouldChange)).toBeGreaterThanOrEqual(target);
        for (const id of wouldChange) {
          const fewer = wouldChange.filter((other) => other !== id);
          expect(reached(fewer)).toBeLessThan(target);
          expect(levelOf(id)).toBeLessThanOrEqual(target);
        }
      }),
      { numRuns: 60, seed: 4 },
    );
    expect(found).toBeGreaterThan(20);
  });
});
