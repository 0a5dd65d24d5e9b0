import { shortestId } from '../history/short-ids.js';
import { checkinNotes } from '../journal/checkin-lines.js';
import { noteIdOf } from '../journal/fold.js';
import type { Evidence, State } from '../journal/state.js';
import type { Event } from '../schema/events.schema.js';
import { eventOf, findEvidence, lastWord, quotesHint } from './find-evidence.js';

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
  const lines = [...notes, ...state.evidence];
  return last ?? amendedBy(word, lines, events) ?? findEvidence(lines, word, quotesHint);
}

/** The line that an amendment changed: `undo` shows the amendment's id. */
function amendedBy(
  word: string,
  lines: readonly Evidence[],
  events: readonly Event[],
): Evidence | undefined {
  const end = word.toLowerCase();
  if (end.length < shortestId || lines.some(({ id }) => eventOf(id).endsWith(end)))
    return undefined;
  const amendment = events.findLast(({ type, id }) => type === 'amendment' && id.endsWith(end));
  return amendment?.type === 'amendment'
    ? lines.find(({ id }) => id === amendment.evidence)
    : undefined;
}

/** Whether a line is what was learnt at a check-in. */
export function isCheckinNote({ id }: Pick<Evidence, 'id'>): boolean {
  return id === noteIdOf(eventOf(id));
}
