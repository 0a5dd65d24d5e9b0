import { describe, expect, test } from 'vitest';
import { tryLadder } from '../../src/core/trial/trial.js';
import { isThorough } from '../thorough.js';
import { testLadder } from './ladders.js';

/** What simulated people come to on a ladder. */

describe('a trial', () => {
  test('is the same each time, and adds up', () => {
    const trial = tryLadder(testLadder(4, 6));
    expect(tryLadder(testLadder(4, 6))).toEqual(trial);
    expect(trial.exact).toBeGreaterThan(0.6);
    expect(trial.within).toBeGreaterThanOrEqual(trial.exact);
    expect(trial.exactAt).toHaveLength(4);
    expect(trial.questions).toBeLessThanOrEqual(24);
  });

  test('finds a level that hardly anything tells from its neighbour, and what would help', () => {
    const ladder = testLadder(4, 8);
    const [, second] = ladder.levels;
    second?.behaviours.splice(1);
    const { confused, advice, exact } = tryLadder(ladder);
    expect(confused[0]?.levels).toContain(2);
    expect(advice).toMatchObject({ level: 2, more: 2 });
    expect(advice?.after).toBeGreaterThan(advice?.before ?? 1);
    expect(exact).toBeLessThan(tryLadder(testLadder(4, 8)).exact);
  });

  // No assertion on time, which a busy machine would break: the limit is for a trial that would take for ever.
  test('of the largest ladder comes to an end', () => {
    expect(tryLadder(testLadder(12, isThorough ? 60 : 3)).people).toBe(270);
  }, 120_000);
});
