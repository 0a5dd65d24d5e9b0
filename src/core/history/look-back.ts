import type { Day } from '../base/day.js';
import { addDays, compareDays } from '../base/day.js';
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
  return page === 'agenda' ? lastTalk(events, state, today) : null;
}

/**
 * The moment since when a 1:1 of today looks back: the end of the last check-in or assessment which is two weeks old or
 * more; without one, of the first. What a check-in of last week tells is news to whoever wasn't there, as is what came later
 * that day. null where nothing is older than today.
 */
function lastTalk(
  events: readonly Event[],
  { assessments, checkins }: Pick<State, 'assessments' | 'checkins'>,
  today: Day,
): Moment | null {
  const talks = [...assessments, ...checkins.filter(({ correction }) => !correction)]
    .filter(({ day }) => day < today)
    .sort((a, b) => compareDays(a.day, b.day));
  const twoWeeksAgo = addDays(today, -14);
  const day = (talks.findLast((talk) => talk.day <= twoWeeksAgo) ?? talks[0])?.day;
  if (day === undefined) return null;
  const sittings = talks.flatMap((talk) => (talk.day === day ? talk.sitting : []));
  return endOf(day, events, new Set(sittings));
}
