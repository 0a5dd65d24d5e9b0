import type { EventOf } from '../schema/events.schema.js';

/**
 * Whether an event of a check-in only corrects answers: ratings alone that a script gave, so that nothing was asked. A
 * script writes them with the next date, all at once. A conversation, also one of an earlier version, writes them apart.
 */
export function isCorrection({
  note,
  actions,
  ratings,
  evidence,
  next,
}: Pick<EventOf<'checkin'>, 'note' | 'actions' | 'ratings' | 'evidence' | 'next'>): boolean {
  const isMore = note !== undefined || [actions, evidence].some((part) => part?.length);
  return !isMore && ratings !== undefined && ratings.length > 0 && next !== undefined;
}
