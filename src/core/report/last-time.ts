import type { CountingAnswers } from '../answers/counting-answers.js';
import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { BehaviourChange, Difference } from '../history/difference.js';
import { changedBehaviours, differenceSince, lastAssessment } from '../history/difference.js';
import type { Standing } from '../history/standing.js';
import { standingOn } from '../history/standing.js';
import type { Assessment, State } from '../journal/state.js';
import { type Mover, moversOf } from '../placement/movers.js';
import { toldPosition } from '../placement/placement.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';
import { buildReport } from './report.js';
import { stateBefore } from './report-before.js';

export type RatingMover = Mover<BehaviourChange>;

/** What an assessment is compared with. */
export interface LastTime {
  readonly last: Pick<Assessment, 'day' | 'result'>;
  /** Today's report without the new assessment. */
  readonly before: Report | null;
  /** What has changed since then; null where both were made on one day. */
  readonly difference:
    | (Pick<Difference, 'behaviours' | 'ratedTwice' | 'noted'> & Partial<Pick<Difference, 'done'>>)
    | null;
  /** The changed answers that moved the position since then, those that moved it most first. */
  readonly movers: readonly RatingMover[];
  /** Where new ratings in between had taken somebody, higher than then and now; absent where they had not. */
  readonly movedBack?: MovedBack;
}

/** Where one stood in between, and the answer of today that lowered that most. */
export interface MovedBack {
  readonly between: Standing;
  readonly by: RatingMover;
}

/** null at the first assessment. */
export function lastTimeOf(
  sitting: string,
  ladder: Ladder,
  { events, state }: { readonly events: readonly Event[]; readonly state: State },
  today: Day,
): LastTime | null {
  const last = state.assessments.at(-2);
  if (last === undefined) return null;
  const moment = lastAssessment(ladder, events, today);
  const isOfLast = moment !== null && moment.day === last.day && last.day < today;
  const difference = isOfLast ? differenceSince(ladder, moment, events, today, state) : null;
  const stateThen = stateBefore(sitting, ladder, events);
  const now = currentAnswers(ladder, state, today);
  const movedBack = movedBackOf(last, currentAnswers(ladder, stateThen, today), now, ladder, today);
  return {
    ...{ last, before: buildReport(ladder, stateThen, today), difference },
    movers: now === null ? [] : moversOf(ladder, difference?.behaviours ?? [], now.placing),
    ...(movedBack !== null && { movedBack }),
  };
}

/** Where check-ins had led higher than both assessments; else their ratings would seem to have done nothing. */
function movedBackOf(
  last: Pick<Assessment, 'result'>,
  former: CountingAnswers | null,
  current: CountingAnswers | null,
  ladder: Ladder,
  today: Day,
): MovedBack | null {
  if (former === null || current === null) return null;
  const between = standingOn(ladder, former, today);
  const { position } = standingOn(ladder, current, today);
  if (between.position <= Math.max(position, toldPosition(last.result.position))) return null;
  const changes = changedBehaviours(ladder, former, current);
  const by = moversOf(ladder, changes, current.placing).find((mover) => mover.by < 0);
  return by === undefined ? null : { between, by };
}
