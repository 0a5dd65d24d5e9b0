import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareDesigns, gatesOf, measureAll, type Options } from '../bench/placement/benchmark.js';
import { figuresOf, placeLives, waysToAsk } from '../bench/placement/described.js';
import { isThorough } from '../thorough.js';

/** The benchmark in short: the same people, fewer of them, the same gates widened by their sampling error. */

const options: Options = { people: isThorough ? 200 : 50, seed: 1, widened: true };

describe('simulated people', () => {
  it('are placed within the gates', () => {
    const gates = gatesOf(measureAll(options), options);
    expect(gates).toHaveLength(19);
    expect(gates.filter(({ passed }) => !passed)).toEqual([]);
  }, 60_000);

  it('are placed better by questions that are chosen than by chance, or by counting what is held', () => {
    const rows = compareDesigns({ ...options, people: isThorough ? 40 : 25 });
    const exact = (design: string) => {
      const row = rows.find((one) => one.design === design);
      expect(row, design).toBeDefined();
      return row?.exact ?? Number.NaN;
    };
    const ours = exact('adaptive: this program');
    for (const rival of [
      'random order, the same length',
      'staged, 80 % of each level held',
      'mean score, equal cuts',
    ]) {
      expect(ours, rival).toBeGreaterThan(exact(rival) + 0.05);
    }
  }, 60_000);
});

describe('described people', () => {
  const root = path.join(import.meta.dirname, '../..');

  // The closed half is measured by the benchmark alone.
  it.each(waysToAsk)('of the development half are placed well, by %s', (way) => {
    const figures = figuresOf(placeLives(root, 'development', way));
    expect(figures.people).toBe(116);
    expect(figures.exact).toBeGreaterThanOrEqual(0.9);
    expect(figures.withinOne).toBeGreaterThanOrEqual(0.96);
    // One reader of life n01, level 3 with next to nothing of level 2, is told level 1.
    expect(figures.farAndSure).toBeLessThanOrEqual(1);
    expect(figures.logLoss).toBeLessThanOrEqual(0.36);
    expect(figures.falselyUneven).toBeLessThanOrEqual(0.1);
  });
});
