import type { Day } from '../base/day.js';
import type { State } from '../journal/state.js';
import { stateOf } from '../plan/ladder-words.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';
import { buildReport } from './report.js';

/** Today's report without what was said in a sitting; null where there was no stage. */
export function reportBefore(
  sitting: string,
  ladder: Ladder,
  events: readonly Event[],
  today: Day,
): Report | null {
  return buildReport(ladder, stateBefore(sitting, ladder, events), today);
}

/** What the journal says without a sitting. */
export function stateBefore(sitting: string, ladder: Ladder, events: readonly Event[]): State {
  const others = events.filter((event) => !('sitting' in event) || event.sitting !== sitting);
  return stateOf(ladder, others);
}
