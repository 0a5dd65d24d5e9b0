import type { Day } from '../base/day.js';
import type { Event, NewEvent } from '../schema/events.schema.js';

/** An event placed after every other, to preview its effect before it is saved. */
export function hypotheticalEvent(event: NewEvent, day: Day): Event {
  return {
    ...event,
    v: 1,
    id: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
    at: `${day}T00:00:00.000Z`,
    day,
  };
}
