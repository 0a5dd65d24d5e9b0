import { amendments } from '../journal/amendments.js';
import type { Evidence, State } from '../journal/fold.js';
import { noteIdOf, undoneIds } from '../journal/fold.js';
import type { Event } from '../schema/events.schema.js';
import { eventOf, findEvidence, lastWord, quotesHint } from './find-evidence.js';

/** What was learnt at check-ins, as lines that can be corrected or dropped like evidence. */
function checkinNotes(events: readonly Event[]): Evidence[] {
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

/** Typed instead of an id: what was learnt last. */
const noteWord = 'note';

/** A line of evidence, or what was learnt at a check-in. Throws CoachError `usage`, as `findEvidence` does. */
export function findLine(
  { events, state }: { readonly events: readonly Event[]; readonly state: Pick<State, 'evidence'> },
  word: string,
): Evidence {
  if (word === lastWord) return findEvidence(state.evidence, word, quotesHint);
  const notes = checkinNotes(events);
  const last = word === noteWord ? notes.at(-1) : undefined;
  return last ?? findEvidence([...notes, ...state.evidence], word, quotesHint);
}

/** The words of a line by its whole id; undefined where it is gone. */
export function textOfLine(
  wanted: string,
  { events, state }: { readonly events: readonly Event[]; readonly state: Pick<State, 'evidence'> },
): string | undefined {
  return [...checkinNotes(events), ...state.evidence].find(({ id }) => id === wanted)?.text;
}

/** Whether a line is what was learnt at a check-in. */
export function isCheckinNote({ id }: Pick<Evidence, 'id'>): boolean {
  return id === noteIdOf(eventOf(id));
}
