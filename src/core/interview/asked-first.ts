import { notedAfterAssessment } from '../history/noted.js';
import type { State } from '../journal/state.js';
import { behavioursById } from '../ladder/find-in-ladder.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

/** More at the start would take the place of what finds the level. */
const most = 8;

/**
 * The behaviours to ask about first: those that a second view sees differently, and those that were worked on
 * since the last assessment, by what was done, what is in the plan, what check-ins rated again, and what was noted.
 * Empty before the first.
 *
 * @param review the latest second views
 */
export function askedFirst(
  ladder: Ladder,
  { assessments, actions, rerated, evidence }: State,
  review?: Report['review'],
): string[] {
  const last = assessments.at(-1);
  if (last === undefined) return [];
  const ofActions = (...statuses: readonly string[]) =>
    actions.flatMap(({ status, behaviour, until }) =>
      statuses.includes(status) && (until === null || until >= last.day) ? (behaviour ?? []) : [],
    );
  const isNoted = notedAfterAssessment({ assessments });
  const noted = evidence.filter((line) => line.date >= last.day && isNoted(line));
  const known = behavioursById(ladder);
  const points = review?.talkingPoints ?? [];
  const all = [
    ...points.map(({ behaviour }) => behaviour),
    ...ofActions('done'),
    ...ofActions('active'),
    ...rerated.keys(),
    ...noted.flatMap(({ behaviours }) => behaviours),
    ...ofActions('queued'),
  ];
  return [...new Set(all)].filter((id) => known.has(id)).slice(0, most);
}
