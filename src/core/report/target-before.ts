import type { Day } from '../base/day.js';
import type { State } from '../journal/fold.js';
import { stateOf } from '../plan/ladder-words.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { buildReport } from './report.js';

/** The level that the plan worked towards before a sitting; null where the person has set one. */
export function targetBefore(
  sitting: string,
  ladder: Ladder,
  { state, events }: { readonly state: Pick<State, 'target'>; readonly events: readonly Event[] },
  today: Day,
): number | null {
  if (state.target !== null) return null;
  const others = events.filter((event) => !('sitting' in event) || event.sitting !== sitting);
  return buildReport(ladder, stateOf(ladder, others), today)?.plan.targetLevel ?? null;
}
