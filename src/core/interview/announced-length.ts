import { placementModel } from '../placement/placement-model.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { expectedQuestions } from './expected-questions.js';
import type { Interview } from './interview.js';
import { strandQuestions } from './strand-questions.js';

const ownGuess = 1;

/**
 * How many questions take a key, as every screen says it: the levels' and the habits', without those for a text, which
 * are optional. Where they end depends on the answers: a range of fives holds nearly everybody's, and nobody is asked more.
 */
export function announcedLength({
  ladder,
  full,
  askedFirst,
}: Pick<Interview, 'ladder' | 'full' | 'askedFirst'>): {
  readonly from: number;
  readonly upTo: number;
} {
  const parts = [...ladder.levels, ...ladder.strands];
  const all = ownGuess + parts.reduce((sum, { behaviours }) => sum + behaviours.length, 0);
  if (full) return { from: all, upTo: all };
  const strands = strandCounts(ladder);
  const least = ownGuess + expectedQuestions(ladder).least + Math.min(...strands);
  const most = ownGuess + mostExpected(ladder, askedFirst) + Math.max(...strands);
  return {
    from: Math.max(1, Math.floor(least / 5) * 5),
    upTo: Math.min(all, Math.ceil(most / 5) * 5),
  };
}

/** How many questions about levels there may be, so that there are no more of all than was announced. */
export function mostLevelQuestions(ladder: Ladder, askedFirst: readonly string[]): number {
  const { upTo } = announcedLength({ ladder, full: false, askedFirst });
  return upTo - ownGuess - Math.max(...strandCounts(ladder));
}

/** Those that find the level are asked in any case. */
function mostExpected(ladder: Ladder, askedFirst: readonly string[]): number {
  const { items, numbers } = placementModel(ladder);
  const first = items.filter(({ id }) => askedFirst.includes(id)).length;
  return Math.max(expectedQuestions(ladder).most, Math.min(items.length, numbers.max), first);
}

/** For each level, the questions about habits of somebody there. */
function strandCounts(ladder: Ladder): number[] {
  return ladder.levels.map(({ rank }) => strandQuestions(ladder, rank).length);
}
