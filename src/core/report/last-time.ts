import type { Day } from '../base/day.js';
import { type Difference, differenceSince, lastAssessment } from '../history/difference.js';
import type { Assessment, State } from '../journal/fold.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';
import { reportBefore } from './report-before.js';

/** What an assessment is compared with. */
export interface LastTime {
  readonly last: Pick<Assessment, 'day' | 'result'>;
  /** Today's report without the new assessment. */
  readonly before: Report | null;
  /** What has changed since then; null where both were made on one day. */
  readonly difference: Pick<Difference, 'behaviours' | 'ratedTwice'> | null;
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
  return {
    last,
    before: reportBefore(sitting, ladder, events, today),
    difference: isOfLast ? differenceSince(ladder, moment, events, today, state) : null,
  };
}
