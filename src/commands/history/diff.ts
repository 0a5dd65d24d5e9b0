import { requirePastDay } from '../../core/base/read-day.js';
import type { Moment } from '../../core/history/difference.js';
import { differenceSince, endOf, lastAssessment } from '../../core/history/difference.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'history diff'> = async ({ arguments: [date] }, world) => {
  const journalState = await readJournal(world);
  const report = requireReport(journalState);
  const { ladder } = report;
  const moment =
    date === undefined ? defaultMoment(journalState, world) : momentOf(date, journalState, world);
  const difference = differenceSince(
    journalState.ladder,
    moment,
    journalState.events,
    world.today,
    journalState.state,
  );
  if (difference === null) throw new Error('there is a report, but the journal holds no answers');
  return {
    json: { ladder, ...difference },
    page: async (style) => {
      const { renderDifference } = await import('../../views/terminal/difference.js');
      const { ladderSentences } = await import('../../views/text/ladder-sentences.js');
      return renderDifference(difference, journalState.ladder, ladderSentences(report), style);
    },
  };
};

/** A draft has no earlier moment, so it is compared with today. */
function defaultMoment({ ladder, events }: JournalState, { today }: World): Moment {
  return lastAssessment(ladder, events, today) ?? endOf(today, events);
}

function momentOf(date: string, { events }: JournalState, world: World): Moment {
  return endOf(requirePastDay(date, world.today), events);
}
