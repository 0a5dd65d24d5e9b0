import { differenceSince, lastAssessment } from '../../core/history/difference.js';
import { formatDay } from '../../views/text/style.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';

/** When the last assessment was, and what happened since; null before the first. */
export async function lastTimeSentence(
  { ladder, events, state }: JournalState,
  world: World,
): Promise<string | null> {
  const last = state.assessments.at(-1);
  if (last === undefined) return null;
  const { locale } = await world.settings();
  const when = `Your last assessment was on ${formatDay(last.day, locale)}.`;
  const moment = lastAssessment(ladder, events, world.today);
  // Of an assessment of today, nothing is old enough to be told.
  if (moment === null || moment.day !== last.day) return when;
  const difference = differenceSince(ladder, moment, events, world.today, state);
  const { effortWords } = await import('../../views/pictures/since-assessment.js');
  const effort = difference === null ? null : effortWords(difference);
  return `${when} Since then: ${effort ?? 'nothing noted'}.`;
}
