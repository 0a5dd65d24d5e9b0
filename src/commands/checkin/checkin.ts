import { givenDayToCome } from '../../core/base/day.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { World } from '../../world/world.js';
import { readKnown, requireReport } from '../shared/journal-state.js';
import type { Input, Run } from '../shared/run.js';

export const run: Run<'checkin'> = async (input, world) => {
  const { options } = input;
  if (options['if-due'] && !(await isDue(world))) return 0;
  if (isScripted(options)) {
    const { checkinByScript } = await import('./script.js');
    return checkinByScript(input, world);
  }
  if (options.pause !== undefined) return pause(options.pause, options.json ?? false, world);
  const { checkinWithPerson } = await import('./conversation.js');
  return checkinWithPerson(input, world);
};

async function isDue(world: World): Promise<boolean> {
  return isCheckinDue(requireReport(await readKnown(world)));
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
async function pause(words: string, json: boolean, world: World): Promise<number> {
  const known = await readKnown(world);
  requireReport(known);
  const until = givenDayToCome(words, world.today);
  known.journal.append([planEvent(known.ladder, { sitting: world.newId(), nextCheckin: until })]);
  if (json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, nextCheckin: until }));
  } else {
    const { renderPause } = await import('../../views/terminal/pages.js');
    world.out.write(renderPause(until, await world.style(world.out)));
  }
  return 0;
}
