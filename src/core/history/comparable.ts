import { type Answers, isRated } from '../ladder/answers.js';
import type { JsonOf } from '../output/output.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { ratedTwice } from './rated-twice.js';

/** How many behaviours of each theme were held then and now, of those rated both times; without themes that had none. */
export function themesRatedTwice(
  ladder: Ladder,
  then: Answers,
  now: Answers,
): NonNullable<JsonOf<'history'>['sides']> {
  return Object.entries(ladder.themes).flatMap(([id, { label }]) => {
    const ids = new Set(
      ladder.levels.flatMap(({ behaviours }) =>
        behaviours.flatMap((behaviour) => (behaviour.theme === id ? behaviour.id : [])),
      ),
    );
    const of = (answers: Answers) => new Map([...answers].filter(([id]) => ids.has(id)));
    const twice = ratedTwice(ladder, of(then), of(now));
    return twice.rated === 0 ? [] : { theme: id, label, ...twice };
  });
}

/** Ids of strands with the same behaviours rated both times. Other strands' counts can't show growth. */
export function comparableStrands({ strands }: Ladder, then: Answers, now: Answers): string[] {
  return strands
    .filter(({ behaviours }) =>
      behaviours.every(({ id }) => isRated(then.get(id)) === isRated(now.get(id))),
    )
    .map(({ id }) => id);
}
