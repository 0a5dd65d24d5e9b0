import { requireDay } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import type { Moment } from '../../core/history/history.js';
import { differenceSince, endOf, previousMoment } from '../../core/history/history.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'history diff'> = async ({ arguments: [date] }, world) => {
  const journalState = await readJournal(world);
  const { ladder } = requireReport(journalState);
  const moment =
    date === undefined ? latestMoment(journalState, world) : momentOf(date, journalState, world);
  const difference = differenceSince(journalState.ladder, moment, journalState.events, world.today);
  if (difference === null) throw new Error('there is a report, but the journal holds no answers');
  return {
    json: { ladder, ...difference },
    page: async (style) => {
      const { renderDifference } = await import('../../views/terminal/history.js');
      return renderDifference(difference, journalState.ladder, style);
    },
  };
};

/** A draft has no earlier moment, so it is compared with today. */
function latestMoment({ ladder, events }: JournalState, world: World): Moment {
  return previousMoment(ladder, events) ?? endOf(world.today, events);
}

function momentOf(date: string, { events }: JournalState, world: World): Moment {
  const day = requireDay(date, world.today);
  if (day > world.today) {
    throw new CoachError('usage', `${day} is in the future`, ['career-coach history diff']);
  }
  return endOf(day, events);
}
