import type { Day } from '../base/day.js';
import { type Answers, isRated } from '../ladder/answers.js';
import type { ReadAnswer } from './read-on-ladder.js';
import type { DatedRating, State } from './state.js';

/** The last rating of a behaviour before the latest assessment. */
export interface EarlierRating extends DatedRating {
  /** Set where more ratings fell than rose since then: it no longer says anything about the level. */
  readonly aside?: true;
}

export type EarlierRatings = ReadonlyMap<string, EarlierRating>;

type Past = Pick<State, 'assessments' | 'reratedBefore'>;

/**
 * What was rated before the last assessment. Not folded with the rest, because few commands look at it.
 *
 * @param since the first day that matters; what is older may be missing
 */
export function ratingsBeforeLast(
  { assessments, reratedBefore }: Past,
  since: Day,
): EarlierRatings {
  // Whoever goes through a long history asks after each assessment.
  const first = assessments.findIndex(({ day }) => day >= since);
  const start = Math.max(
    reratedBefore.findLastIndex((rerated) => known.has(rerated)) + 1,
    first < 0 ? assessments.length : first,
  );
  let earlier = known.get(reratedBefore[start - 1] ?? none) ?? none;
  for (const [index, rerated] of reratedBefore.entries()) {
    if (index < start) continue;
    const last = assessments[index - 1];
    earlier = ratingsBefore(assessments[index]?.answers ?? [], earlier, last, rerated);
    known.set(rerated, earlier);
  }
  return earlier;
}

const none: EarlierRatings = new Map();

/** By the ratings of check-ins before the assessment. */
const known = new WeakMap<State['rerated'], EarlierRatings>();

/**
 * What was rated before an assessment. Where more of its answers fell than rose, these ratings are set aside: they would
 * hold somebody up who has stepped down.
 *
 * @param answers those of the assessment
 * @param earlier what was rated before the assessment before it
 */
export function ratingsBefore(
  answers: readonly ReadAnswer[],
  earlier: EarlierRatings,
  last: Pick<State['assessments'][number], 'day' | 'answers'> | undefined,
  rerated: State['rerated'],
): EarlierRatings {
  if (last === undefined) return none;
  const { day } = last;
  const ratings = new Map(earlier);
  const take = (behaviour: string, rating: DatedRating) => {
    if (isRated(rating.answer)) ratings.set(behaviour, rating);
    else if (rating.answer !== 'skip') ratings.delete(behaviour);
  };
  for (const { behaviour, answer, misfit } of last.answers) {
    take(behaviour, { answer, day, ...(misfit && { misfit }) });
  }
  for (const [behaviour, rating] of rerated) take(behaviour, rating);
  let rise = 0;
  for (const { behaviour, answer, misfit } of answers) {
    const before = ratings.get(behaviour);
    if (before === undefined || before.misfit !== undefined || misfit !== undefined) continue;
    rise += changeOf(before.answer, answer);
  }
  if (rise >= 0) return ratings;
  return new Map(
    [...ratings].map(([behaviour, rating]) => [behaviour, { ...rating, aside: true }]),
  );
}

/** What was said last about each of the behaviours, however long ago, as far as the ladder still knows it. */
export function latestAnswers(
  { assessments, reratedBefore, rerated }: Past & Pick<State, 'rerated'>,
  behaviours: readonly string[],
): Answers {
  const ratings = [...reratedBefore, rerated];
  const latest = (id: string) => {
    for (let index = assessments.length; index > 0; index--) {
      const given =
        ratings[index]?.get(id) ??
        assessments[index - 1]?.answers.find(({ behaviour }) => behaviour === id);
      if (given !== undefined && given.misfit === undefined) return [[id, given.answer] as const];
    }
    return [];
  };
  return new Map(behaviours.flatMap(latest));
}

/** 1 for a higher answer, -1 for a lower one. What somebody no longer does has fallen. */
function changeOf(before: ReadAnswer['answer'], answer: ReadAnswer['answer']): number {
  if (typeof before !== 'number') return 0;
  if (answer === 'earlier') return -1;
  return typeof answer === 'number' ? Math.sign(answer - before) : 0;
}
