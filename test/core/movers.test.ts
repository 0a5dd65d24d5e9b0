import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/ladder/answers.js';
import { mainMover, moversOf, weightiest } from '../../src/core/placement/movers.js';
import { cleanAnswers, testLadder } from './ladders.js';

const ladder = testLadder(4, 4);

function movers(changes: Record<string, { from: Answer | null; to: Answer }>) {
  const answers = new Map<string, Answer>(cleanAnswers(ladder, 2));
  for (const [id, { to }] of Object.entries(changes)) answers.set(id, to);
  const changed = Object.entries(changes).map(([behaviour, { from }]) => ({ behaviour, from }));
  return moversOf(ladder, changed, answers);
}

const named = (all: readonly { readonly change: { readonly behaviour: string } }[]) =>
  all.map(({ change }) => change.behaviour);

const moved = (by: number) => ({ change: { behaviour: `by ${by}`, from: null }, by });

describe('the answers that moved a position', () => {
  const bothWays = movers({ 'l2-b1': { from: 4, to: 1 }, 'l3-b1': { from: 1, to: 3 } });

  it('are told with how far, those that moved it most first', () => {
    expect(named(bothWays)).toEqual(['l2-b1', 'l3-b1']);
    expect(bothWays.map(({ by }) => Math.sign(by))).toEqual([-1, 1]);
  });

  it('are none where an answer is as it was', () => {
    expect(movers({ 'l2-b1': { from: 4, to: 4 } })).toEqual([]);
  });

  it.each([
    ['fell', -0.1, 'l2-b1'],
    ['rose', 0.1, 'l3-b1'],
  ])('have a main one, in the direction of the move: it %s', (_, move, id) => {
    expect(mainMover(bothWays, move)?.change.behaviour).toBe(id);
  });

  it.each([
    ['none went that way', [moved(-0.3)], 0.1],
    ['the position stayed', [moved(-0.3), moved(0.3)], 0],
    ['nothing changed', [], 0.1],
  ])('have no main one where %s', (_, all, move) => {
    expect(mainMover(all, move)).toBeNull();
  });

  it.each([
    ['those that weigh little beside the first', [0.6, 0.07, 0.05], true, [0.6, 0.07]],
    ['those below half of a told decimal', [0.2, 0.06, 0.04], true, [0.2, 0.06]],
    ['what is all that moved it', [0.04, 0.01, 0.003], true, [0.04, 0.01]],
    ['small ones where the position stayed', [0.04, 0.01], false, []],
    ['large ones where the position stayed', [0.4, -0.4, 0.04], false, [0.4, -0.4]],
  ])('are kept or left out: %s', (_, all, hasMoved, kept) => {
    expect(weightiest(all.map(moved), hasMoved).map(({ by }) => by)).toEqual(kept);
  });
});
