import { hasCurrentAnswers } from '../../core/answers/counting-answers.js';
import { exitCodes } from '../../core/base/errors.js';
import { fold } from '../../core/journal/fold.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { World } from '../../world/world.js';
import { journalOnLadder, ladderInUse } from './journal-on-ladder.js';

/** The exit code without computing the stage: a shell prompt runs this every time it is drawn. */
export async function promptExitCode(world: World): Promise<number> {
  const inUse = await ladderInUse(world);
  const stored = await world.store.journal();
  const { events } = await journalOnLadder(stored, stored.read(), inUse);
  const state = fold(events, inUse.ladder.id);
  if (!hasCurrentAnswers(inUse.ladder, state)) return exitCodes['no-assessment'];
  return dueExitCode({ nextCheckin: state.nextCheckin, date: world.today });
}

export function dueExitCode(report: Parameters<typeof isCheckinDue>[0]): number {
  return isCheckinDue(report) ? exitCodes['check-in-due'] : 0;
}
