import { type Answers, isRated } from '../ladder/answers.js';
import { hasTracks, sidesOf } from '../ladder/sides.js';
import { RATINGS_OF_A_THEME } from '../placement/profile.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** Questions that see to it that each side of a ladder with tracks can be told for itself. */
export const mostSideQuestions = 24;

/**
 * The behaviour to ask about next so that a side gets enough ratings: of the side that has fewest, the one nearest to the
 * stage. null where all have enough, nothing is left to ask, or enough was asked.
 */
export function nextSideQuestion(
  ladder: Ladder,
  stage: number,
  answers: Answers,
  asked: number,
): string | null {
  if (asked >= mostSideQuestions || !hasTracks(ladder)) return null;
  const open = sidesOf(ladder)
    .map(({ theme }) => standingOf(ladder, theme, stage, answers))
    .filter(({ missing, unasked }) => missing > 0 && unasked.length > 0)
    .sort((a, b) => b.missing - a.missing);
  return open[0]?.unasked[0] ?? null;
}

/** How many of these questions are still to come, at most. */
export function sideQuestionsLeft(
  ladder: Ladder,
  stage: number,
  answers: Answers,
  asked: number,
): number {
  if (!hasTracks(ladder)) return 0;
  const wanted = sidesOf(ladder).reduce((sum, { theme }) => {
    const { missing, unasked } = standingOf(ladder, theme, stage, answers);
    return sum + Math.min(missing, unasked.length);
  }, 0);
  return Math.max(0, Math.min(wanted, mostSideQuestions - asked));
}

function standingOf(ladder: Ladder, theme: string, stage: number, answers: Answers) {
  const own = ladder.levels.flatMap(({ rank, behaviours }) =>
    behaviours.flatMap((one) => (one.theme === theme ? { id: one.id, rank } : [])),
  );
  const rated = own.filter(({ id }) => isRated(answers.get(id))).length;
  const unasked = own
    .filter(({ id }) => !answers.has(id))
    .sort((a, b) => Math.abs(a.rank - stage) - Math.abs(b.rank - stage))
    .map(({ id }) => id);
  return { missing: Math.max(0, RATINGS_OF_A_THEME - rated), unasked };
}
