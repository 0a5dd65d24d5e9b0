import type { CountingAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { State } from '../journal/state.js';
import { gapsAmong } from '../placement/gaps.js';
import { doubtedWithReason } from '../review/describe-review.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Gap } from '../schema/report.schema.js';

/** So many lead at most: a plan is about the person's own answers, too. */
const mostDoubted = 2;

/** Marks what others doubt most and say why. Where the person calls it done, it's a gap all the same. */
export function withDoubted(
  ladder: Ladder,
  { stage, gaps }: { readonly stage: number; readonly gaps: readonly Gap[] },
  current: Pick<CountingAnswers, 'answers'>,
  state: Pick<State, 'reviews' | 'evidence'>,
  today: Day,
): Gap[] {
  const doubted = doubtedWithReason(ladder, current.answers, state, { stage, today });
  const own = new Map(doubted.map(({ behaviour, self }) => [behaviour, self]));
  const known = gapsAmong(ladder, stage, own);
  const leading = new Set([...own.keys()].slice(0, mostDoubted));
  const marked = (gap: Gap) =>
    leading.has(gap.behaviour) ? { ...gap, doubted: true as const } : gap;
  const others = known.filter(
    ({ behaviour }) => leading.has(behaviour) && gaps.every((gap) => gap.behaviour !== behaviour),
  );
  return [...gaps, ...others].map(marked);
}
