import { requireUpcomingDay } from '../../core/base/day.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { World } from '../../world/world.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result, Run } from '../shared/run.js';

export const run: Run<'checkin'> = async (input, world) => {
  const { options } = input;
  if (options['if-due'] && !(await isDue(world))) return {};
  if (isScripted(options)) {
    const { checkinByScript } = await import('./script.js');
    return checkinByScript(input, world);
  }
  if (options.pause !== undefined) return pause(options.pause, world);
  const { checkinWithPerson } = await import('./conversation.js');
  return checkinWithPerson(input, world);
};

async function isDue(world: World): Promise<boolean> {
  return isCheckinDue(requireReport(await readJournal(world)));
}

/** The options that say something by themselves, so that nobody is asked. */
const sayings = [
  'note',
  'done',
  'moved',
  'stuck',
  'drop',
  'rate',
  'evidence',
  'next',
  'answers',
  'id',
] as const satisfies readonly (keyof Input<'checkin'>['options'])[];

function isScripted(options: Input<'checkin'>['options']): boolean {
  return sayings.some((name) => options[name] !== undefined);
}

/** Moves the next check-in away; nothing else is said. */
async function pause(words: string, world: World): Promise<Result<'checkin'>> {
  const known = await readJournal(world);
  requireReport(known);
  const nextCheckin = requireUpcomingDay(words, world.today);
  known.journal.append([planEvent(known.ladder, { sitting: world.newId(), nextCheckin })]);
  return {
    json: { nextCheckin },
    page: async (style) =>
      (await import('../../views/terminal/pages.js')).renderPause(nextCheckin, style),
  };
}
