import { requireDay } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import type { Moment } from '../../core/history/history.js';
import { differenceSince, endOf, previousMoment } from '../../core/history/history.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'history diff'> = async ({ arguments: [date] }, world) => {
  const known = await readJournal(world);
  const { ladder } = requireReport(known);
  const moment = date === undefined ? latestMoment(known, world) : momentOf(date, known, world);
  const difference = differenceSince(known.ladder, moment, known.events, world.today);
  if (difference === null) throw new Error('there is a report, but nothing that was said');
  return {
    json: { ladder, ...difference },
    page: async (style) => {
      const { renderDifference } = await import('../../views/terminal/history.js');
      return renderDifference(difference, known.ladder, style);
    },
  };
};

/** A draft whose stage was shown has nothing before it: it is compared with its own day. */
function latestMoment({ ladder, events }: JournalState, world: World): Moment {
  return previousMoment(ladder, events) ?? endOf(world.today, events);
}

function momentOf(date: string, { events }: JournalState, world: World): Moment {
  const day = requireDay(date, world.today);
  if (day > world.today) {
    throw new CoachError('usage', `${day} is yet to come`, ['career-coach history diff']);
  }
  return endOf(day, events);
}
