import { givenDay } from '../core/day.js';
import { CoachError } from '../core/errors.js';
import type { Moment } from '../core/history.js';
import { differenceSince, endOf, previousMoment } from '../core/history.js';
import type { World } from '../world.js';
import type { Run } from './index.js';
import type { Known } from './state.js';
import { readKnown, requireReport } from './state.js';

export const run: Run<'history diff'> = async ({ arguments: [date], options }, world) => {
  const known = await readKnown(world);
  const { ladder } = requireReport(known);
  const moment = date === undefined ? latestMoment(known, world) : momentOf(date, known, world);
  const difference = differenceSince(known.ladder, moment, known.events, world.today);
  if (difference === null) throw new Error('there is a report, but nothing that was said');
  if (options.json) {
    const { toJson } = await import('../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, ladder, ...difference }));
  } else {
    const { renderDifference } = await import('../views/terminal-history.js');
    world.out.write(renderDifference(difference, known.ladder, await world.style(world.out)));
  }
  return 0;
};

/** A draft whose stage was shown has nothing before it: it is compared with its own day. */
function latestMoment({ ladder, events }: Known, world: World): Moment {
  return previousMoment(ladder, events) ?? endOf(world.today, events);
}

function momentOf(date: string, { events }: Known, world: World): Moment {
  const day = givenDay(date, world.today);
  if (day > world.today) {
    throw new CoachError('usage', `${day} is yet to come`, ['career-coach history diff']);
  }
  return endOf(day, events);
}
