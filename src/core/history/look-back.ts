import type { Day } from '../base/day.js';
import { addDays } from '../base/day.js';
import type { State } from '../journal/state.js';
import type { PageName } from '../schema/atoms.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Moment } from './difference.js';
import { endOf, lastAssessment } from './difference.js';

/**
 * The moment that a page looks back to: for a mentor the last assessment that something followed, on the agenda the
 * last talk. null for the pages that show where things stand.
 */
export function lookBackOf(
  page: PageName,
  ladder: Ladder,
  { events, state }: { readonly events: readonly Event[]; readonly state: State },
  today: Day,
): Moment | null {
  if (page === 'mentor') return lastAssessment(ladder, events, today);
  const day = page === 'agenda' ? lastTalk(state, today) : null;
  return day === null ? null : endOf(day, events);
}

/**
 * The day since when a 1:1 of today looks back: that of the last check-in or assessment which is a week old or more;
 * without one, of the first. null where nothing is older than today.
 */
function lastTalk(
  { assessments, checkins }: Pick<State, 'assessments' | 'checkins'>,
  today: Day,
): Day | null {
  const days = [...assessments, ...checkins.filter(({ correction }) => !correction)]
    .map(({ day }) => day)
    .filter((day) => day < today)
    .sort();
  const weekAgo = addDays(today, -7);
  return days.findLast((day) => day <= weekAgo) ?? days[0] ?? null;
}
