import type { CountingAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { State } from '../journal/state.js';
import { gapsAmong, gapsAtTarget } from '../placement/gaps.js';
import { doubtedWithReason } from '../review/describe-review.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Gap } from '../schema/report.schema.js';

/** So many of each kind lead at most: a plan is about the person's other answers, too. */
const mostLeading = 2;

/**
 * All gaps, those at a target beyond the next level, too. Marks what the person did before and does less now, which
 * leads, and what others doubt most and say why. Where the person calls that done, it's a gap all the same.
 */
export function markedGaps(
  ladder: Ladder,
  found: { readonly stage: number; readonly gaps: readonly Gap[] },
  { answers, fell }: Pick<CountingAnswers, 'answers' | 'fell'>,
  state: Pick<State, 'reviews' | 'evidence' | 'target'>,
  today: Day,
): Gap[] {
  const { stage } = found;
  const doubts = doubtedWithReason(ladder, answers, state, { stage, today });
  const own = new Map(doubts.map(({ behaviour, self }) => [behaviour, self]));
  const doubted = new Set([...own.keys()].slice(0, mostLeading));
  const others = gapsAmong(ladder, stage, own).filter(
    ({ behaviour }) =>
      doubted.has(behaviour) && found.gaps.every((gap) => gap.behaviour !== behaviour),
  );
  const all = [...found.gaps, ...others, ...gapsAtTarget(ladder, state.target, stage, answers)].map(
    (gap) => (doubted.has(gap.behaviour) ? { ...gap, doubted: true as const } : gap),
  );
  const fallOf = ({ behaviour, rating }: Gap) => (fell.get(behaviour)?.rating ?? 0) - (rating ?? 0);
  const fallen = all
    .filter(({ behaviour }) => fell.has(behaviour))
    .toSorted((a, b) => fallOf(b) - fallOf(a))
    .slice(0, mostLeading);
  return [
    ...fallen.map((gap) => ({ ...gap, fell: fell.get(gap.behaviour) })),
    ...all.filter((gap) => !fallen.includes(gap)),
  ];
}
