import type { Edition } from '../ladder/edition.js';
import { editionOf } from '../ladder/edition.js';
import type { EventType, NewEvent } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** Events that are read by the ladder's words. */
const readByLadder: ReadonlySet<EventType> = new Set([
  ...['answer', 'placed', 'assessment', 'plan', 'checkin', 'review'],
] as EventType[]);

/**
 * New events, each with the edition of the ladder it speaks of and the ids of the levels it names, so that the ladder may
 * change without changing old answers.
 *
 * @param edition what is in the edition, where the journal has no event yet that says so
 */
export function nameEdition(
  events: readonly NewEvent[],
  ladder: Ladder,
  edition: Edition | null,
): NewEvent[] {
  const named = events.map((event) => withEdition(event, ladder));
  const isNamed = named.some((event) => 'edition' in event);
  return edition !== null && isNamed ? [{ type: 'edition', ...edition }, ...named] : named;
}

function withEdition(event: NewEvent, ladder: Ladder): NewEvent {
  if (event.type === 'evidence') {
    return event.behaviours.length === 0
      ? event
      : { ...event, ladder: ladder.id, edition: editionOf(ladder) };
  }
  if (!readByLadder.has(event.type)) return event;
  return withLevelIds({ ...event, edition: editionOf(ladder) } as NewEvent, ladder);
}

function withLevelIds(event: NewEvent, ladder: Ladder): NewEvent {
  const idOf = (rank: number | null | undefined) => ladder.levels[(rank ?? 0) - 1]?.id;
  switch (event.type) {
    case 'answer': {
      const { answer } = event;
      if (typeof answer !== 'object' || answer === null || !('level' in answer)) return event;
      return { ...event, answer: { ...answer, levelId: idOf(answer.level) } };
    }
    case 'placed':
      return { ...event, levelId: idOf(event.level) };
    case 'assessment':
      return {
        ...event,
        ...(event.ownGuess !== null && { ownGuessId: idOf(event.ownGuess) }),
        result: { ...event.result, levelId: idOf(event.result.level) },
      };
    case 'plan':
      return event.target == null ? event : { ...event, targetId: idOf(event.target) };
    default:
      return event;
  }
}
