import type { Event } from '../schema/events.schema.js';
import { amendments } from './amendments.js';
import { noteIdOf, undoneIds } from './fold.js';
import type { Evidence, State } from './state.js';

/** What was learnt at check-ins, as lines that can be corrected or dropped like evidence. */
export function checkinNotes(events: readonly Event[]): Evidence[] {
  const undone = undoneIds(events);
  const corrected = amendments(events, undone);
  return events.flatMap((event) => {
    if (event.type !== 'checkin' || event.note === undefined || undone.has(event.id)) return [];
    const id = noteIdOf(event.id);
    const { dropped = false, change } = corrected.get(id) ?? {};
    const line = { id, date: event.day, text: change?.text ?? event.note, behaviours: [] };
    return dropped ? [] : [line];
  });
}

/** The words of a line by its whole id; undefined where it is gone. */
export function textOfLine(
  wanted: string,
  { events, state }: { readonly events: readonly Event[]; readonly state: Pick<State, 'evidence'> },
): string | undefined {
  return [...checkinNotes(events), ...state.evidence].find(({ id }) => id === wanted)?.text;
}
