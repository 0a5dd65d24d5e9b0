import { requireUpcomingDay } from '../../core/base/read-day.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { World } from '../../world/world.js';
import { readJournalToGoOn, requireReport } from '../shared/journal-state.js';
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
  return isCheckinDue(requireReport(await readJournalToGoOn(world)));
}

/** Options that carry the content of a check-in, so that no question is asked. */
const scriptOptions = [
  'note',
  'done',
  'moved',
  'stuck',
  'drop',
  'because',
  'rate',
  'evidence',
  'next',
  'answers',
  'id',
] as const satisfies readonly (keyof Input<'checkin'>['options'])[];

function isScripted(options: Input<'checkin'>['options']): boolean {
  return scriptOptions.some((name) => options[name] !== undefined);
}

/** Postpones the next check-in. */
async function pause(words: string, world: World): Promise<Result<'checkin'>> {
  const journalState = await readJournalToGoOn(world);
  requireReport(journalState);
  const nextCheckin = requireUpcomingDay(words, world.today);
  journalState.journal.append([
    planEvent(journalState.ladder, { sitting: world.newId(), nextCheckin }),
  ]);
  return {
    json: { nextCheckin },
    page: async (style) =>
      (await import('../../views/terminal/checkin.js')).renderPause(nextCheckin, style),
  };
}
