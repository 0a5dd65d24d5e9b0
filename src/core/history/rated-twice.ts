import { type Answers, isRated } from '../ladder/answers.js';
import type { JsonOf } from '../output/output.schema.js';
import { isHeld } from '../placement/gaps.js';
import type { Ladder } from '../schema/ladder.schema.js';

/**
 * The behaviours that have a rating both times: other counts differ because other questions were asked. What an assessment
 * didn't ask again keeps its rating, so that what was told of a day stays as it was.
 */
export type RatedTwice = NonNullable<JsonOf<'history'>['ratedTwice']>;

/** Of all levels: with habits, what is done would grow while the position, which they don't move, falls. */
export function ratedTwice(ladder: Ladder, before: Answers, now: Answers): RatedTwice {
  const ids = ladder.levels.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
  return countTwice(ladder, ids, before, now);
}

function countTwice(
  ladder: Ladder,
  ids: readonly string[],
  before: Answers,
  now: Answers,
): RatedTwice {
  const both = ids.filter((id) => isRated(now.get(id)) && isRated(before.get(id)));
  const heldIn = (answers: Answers) => both.filter((id) => isHeld(ladder, answers.get(id)));
  const [then, today] = [heldIn(before), heldIn(now)];
  return {
    ...{ rated: both.length, heldBefore: then.length, heldNow: today.length },
    lost: then.filter((id) => !today.includes(id)).length,
  };
}

/** The same of each theme, and of all habits together (theme null); without those of which nothing was rated both times. */
export function sidesRatedTwice(
  ladder: Ladder,
  before: Answers,
  now: Answers,
): NonNullable<JsonOf<'history'>['sides']> {
  const themed = ladder.levels.flatMap(({ behaviours }) => behaviours);
  const groups = [
    ...Object.entries(ladder.themes).map(([theme, { label }]) => ({
      ...{ theme, label },
      ids: themed.flatMap((behaviour) => (behaviour.theme === theme ? behaviour.id : [])),
    })),
    {
      ...{ theme: null, label: null },
      ids: ladder.strands.flatMap(({ behaviours }) => behaviours.map(({ id }) => id)),
    },
  ];
  return groups.flatMap(({ theme, label, ids }) => {
    const twice = countTwice(ladder, ids, before, now);
    return twice.rated === 0 ? [] : { theme, label, ...twice };
  });
}

export function hasGrown({ heldBefore, heldNow }: RatedTwice): boolean {
  return heldNow > heldBefore;
}
