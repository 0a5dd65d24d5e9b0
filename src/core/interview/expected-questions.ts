import { sidesOf, tracks } from '../ladder/sides.js';
import { GAP_QUESTIONS } from '../placement/next-question.js';
import { placementModel } from '../placement/placement-model.js';
import { RATINGS_OF_A_THEME } from '../placement/profile.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { mostSideQuestions } from './side-questions.js';

/** How many questions about levels people are asked. */
export interface ExpectedQuestions {
  readonly least: number;
  readonly likely: number;
  readonly most: number;
}

/**
 * Fitted to simulated people on ladders of many shapes, which a test holds it to: how many questions find the level,
 * and how few of them are about the two levels that are then completed.
 */
const fitted = {
  least: { byLevel: 1, always: 1.5, share: 0.55, aboutBoth: 0.79 },
  likely: { byLevel: 1.7, always: 3.4, share: 0.65, aboutBoth: 0.79 },
  most: { byLevel: 2.5, always: 2, share: 0.8, aboutBoth: 0.62 },
} as const;

/** At each level: the questions that find it, those that complete it and the next one, and those for the sides. */
export function expectedQuestions(ladder: Ladder): ExpectedQuestions {
  const sizes = ladder.levels.map(({ behaviours }) => behaviours.length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const { max } = placementModel(ladder).numbers;
  const forSides = questionsForSides(ladder);
  const eachLevel = (which: keyof ExpectedQuestions) => {
    const { byLevel, always, share, aboutBoth } = fitted[which];
    const forLevel = Math.min(share * all, byLevel * sizes.length + always, max);
    return sizes.map((size, index) => {
      const both = size + (sizes[index + 1] ?? 0);
      const gaps = Math.min(GAP_QUESTIONS, Math.max(0, both - aboutBoth * forLevel));
      const sides = Math.min(forSides, forLevel + GAP_QUESTIONS + mostSideQuestions);
      return Math.min(all, Math.max(forLevel + gaps, sides));
    });
  };
  const likely = eachLevel('likely');
  return {
    least: Math.floor(Math.min(...eachLevel('least'))),
    likely: Math.round(likely.reduce((sum, count) => sum + count, 0) / likely.length),
    most: Math.ceil(Math.max(...eachLevel('most'))),
  };
}

/** What it takes for each side of a ladder with tracks to have enough ratings. */
function questionsForSides(ladder: Ladder): number {
  const sides = sidesOf(ladder);
  if (sides.length < tracks) return 0;
  const behaviours = ladder.levels.flatMap((level) => level.behaviours);
  return sides.reduce((sum, { theme }) => {
    const count = behaviours.filter((one) => one.theme === theme).length;
    return sum + Math.min(RATINGS_OF_A_THEME, count);
  }, 0);
}
