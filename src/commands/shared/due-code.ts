import { hasCurrentAnswers } from '../../core/answers/counting-answers.js';
import { exitCodes } from '../../core/base/errors.js';
import { fold } from '../../core/journal/fold.js';
import { ladderOfEdition } from '../../core/ladder/edition.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { World } from '../../world/world.js';
import { journalOnLadder } from './journal-on-ladder.js';

/**
 * The exit code without computing the stage: a shell prompt runs this every time it is drawn. It asks which answers
 * count, and for that the ladder as the journal keeps it is enough: without the prose it is a tenth of the size.
 */
export async function promptExitCode(world: World): Promise<number> {
  const edition = await world.edition();
  const inUse = {
    ladder: ladderOfEdition(edition),
    written: world.writtenLadder,
    edition: async () => edition,
  };
  const stored = await world.store.journal();
  const { events } = await journalOnLadder(stored, stored.read(), inUse);
  const state = fold(events, inUse.ladder.id);
  if (!hasCurrentAnswers(inUse.ladder, state)) return exitCodes['no-assessment'];
  return dueExitCode({ nextCheckin: state.nextCheckin, date: world.today });
}

export function dueExitCode(report: Parameters<typeof isCheckinDue>[0]): number {
  return isCheckinDue(report) ? exitCodes['check-in-due'] : 0;
}
