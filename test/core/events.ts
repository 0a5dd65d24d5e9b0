import type { Event, NewEvent } from '../../src/core/schema/events.schema.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import { cleanAnswers } from './ladders.js';

/** The answers of an unfinished assessment that hold every behaviour up to the level `stage` and none above. */
export function draftEvents(ladder: Ladder, sitting: string, stage: number): NewEvent[] {
  return [...cleanAnswers(ladder, stage)].map(([question, answer]) => ({
    type: 'answer',
    sitting,
    ladder: ladder.id,
    phase: 'placement',
    question,
    answer,
  }));
}

/** Events with envelopes, each a minute after the one before, all on one day. */
export function eventsOn(day: string, events: readonly NewEvent[], from = 0): Event[] {
  return events.map((event, index) => {
    const number = from + index;
    const clock = `${String(Math.floor(number / 60)).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}`;
    return {
      ...event,
      v: 1,
      id: `${day.replaceAll('-', '')}-${clock.replace(':', '')}-7000-8000-000000000000`,
      at: `${day}T${clock}:00.000Z`,
      day,
    } as Event;
  });
}
