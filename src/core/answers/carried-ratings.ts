import type { Day } from '../base/day.js';
import type { EarlierRating, EarlierRatings } from '../journal/earlier-ratings.js';
import type { Answer, Answers } from '../ladder/answers.js';
import { answerRule } from '../ladder/find-in-ladder.js';
import { isHeld } from '../placement/gaps.js';
import { place } from '../placement/placement.js';
import { placementModel } from '../placement/placement-model.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** Answers, with what earlier assessments left. */
export interface WithCarried {
  readonly answers: Answers;
  /** Those of the answers that place the person. */
  readonly placing: Answers;
  /** The days of the ratings that earlier assessments left. */
  readonly carried: ReadonlyMap<string, Day>;
  /** Behaviours that are held no longer, with the rating before. */
  readonly fell: ReadonlyMap<string, { readonly rating: number; readonly day: Day }>;
}

/**
 * Adds the earlier ratings that weren't asked for again: two assessments ask different questions, and what didn't come up
 * isn't lost.
 *
 * They place the person, too, unless they are set aside. A few questions that come up for the first time can raise the
 * level, not lower it: whoever rates nothing lower than last time stays at least where they were.
 */
export function carriedRatings(
  ladder: Ladder,
  own: Answers,
  earlier: EarlierRatings,
  isOld: (behaviour: string, day: Day) => boolean,
): Omit<WithCarried, 'fell'> {
  if (earlier.size === 0) return { answers: own, placing: own, carried: new Map() };
  const fits = answerRule(ladder);
  const kept = [...earlier].filter(
    ([behaviour, rating]) => !isOld(behaviour, rating.day) && fits({ behaviour, ...rating }),
  );
  const left = kept.filter(([behaviour]) => (own.get(behaviour) ?? 'skip') === 'skip');
  const answers = withRatings(own, left);
  const lasting = kept.filter(isLasting);
  const placing = left.every(isLasting) ? answers : withRatings(own, left.filter(isLasting));
  const known = new Set(lasting.map(([behaviour]) => behaviour));
  const added = [...own.keys()].filter((behaviour) => !known.has(behaviour)).length;
  const hasNew = added > 0 && added < known.size;
  return {
    answers,
    placing: hasNew ? higher(ladder, only(known, placing), placing) : placing,
    carried: new Map(left.map(([behaviour, { day }]) => [behaviour, day])),
  };
}

/**
 * What was held and is no longer.
 *
 * @param dayOf the day of the rating now: what somebody corrects on the same day has not fallen
 */
export function fallenAmong(
  ladder: Ladder,
  answers: Answers,
  before: EarlierRatings,
  isOld: (behaviour: string, day: Day) => boolean,
  dayOf: (behaviour: string) => Day,
): WithCarried['fell'] {
  const fits = answerRule(ladder);
  return new Map(
    [...before].flatMap(([behaviour, rating]) => {
      const { answer, day } = rating;
      const now = answers.get(behaviour);
      const hasFallen =
        typeof answer === 'number' &&
        isHeld(ladder, answer) &&
        typeof now === 'number' &&
        !isHeld(ladder, now) &&
        day < dayOf(behaviour);
      const counts = hasFallen && !isOld(behaviour, day) && fits({ behaviour, ...rating });
      return counts ? [[behaviour, { rating: answer, day }] as const] : [];
    }),
  );
}

type Rated = readonly [string, EarlierRating];

function isLasting([, { aside }]: Rated): boolean {
  return aside === undefined;
}

function withRatings(own: Answers, ratings: readonly Rated[]): Answers {
  if (ratings.length === 0) return own;
  return new Map([...own, ...ratings.map(([id, { answer }]): [string, Answer] => [id, answer])]);
}

function only(ids: ReadonlySet<string>, answers: Answers): Answers {
  return new Map([...answers].filter(([id]) => ids.has(id)));
}

/** The answers that place higher; the second of equals. */
function higher(ladder: Ladder, some: Answers, others: Answers): Answers {
  const model = placementModel(ladder);
  return place(model, some).stage > place(model, others).stage ? some : others;
}
