import { compareDays, type Day } from '../base/day.js';
import type { Rerating, State } from '../journal/state.js';
import { answerRule } from '../ladder/find-in-ladder.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

export interface DatedAnswer extends Rerating {
  readonly day: Day;
}

/**
 * A behaviour's answers in assessments and check-ins, oldest first, without answers off the ladder's scale. The order is
 * that of the events, which days can contradict.
 */
export function answersOverTime(
  ladder: Ladder,
  { assessments, checkins }: Pick<State, 'assessments' | 'checkins'>,
  behaviour: string,
  events: readonly Event[],
): DatedAnswer[] {
  const order = new Map(
    events.map((event, index) => ['sitting' in event ? event.sitting : event.id, index]),
  );
  const fits = answerRule(ladder);
  return [
    ...assessments.map(({ day, sitting, answers }) => ({ day, sitting, answers })),
    ...checkins.map(({ day, sitting, ratings }) => ({ day, sitting, answers: ratings })),
  ]
    .sort((a, b) => compareDays(a.day, b.day))
    .sort((a, b) => (order.get(a.sitting) ?? 0) - (order.get(b.sitting) ?? 0))
    .flatMap(({ day, answers }) =>
      answers.map((entry) => {
        const { evidence: _, ...given } = { evidence: undefined, ...entry };
        return { ...given, day };
      }),
    )
    .filter((dated) => dated.behaviour === behaviour && fits(dated));
}
