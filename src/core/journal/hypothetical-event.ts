import type { Day } from '../base/day.js';
import type { Event, NewEvent } from '../schema/events.schema.js';

/** An event as it would be at the end of any journal, to see what it would change before it is kept. */
export function asIfKept(event: NewEvent, day: Day): Event {
  return {
    ...event,
    v: 1,
    id: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
    at: `${day}T00:00:00.000Z`,
    day,
  };
}
