import { findLine } from '../../core/evidence/checkin-notes.js';
import { requireIds } from '../shared/check-text.js';
import { readJournalToWrite } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';
import { askWhichLine } from './ask-which-line.js';

export const run: Run<'log drop'> = async ({ arguments: words }, world) => {
  const journalState = await readJournalToWrite(world);
  const named = words.length > 0 ? words : [await askWhichLine('drop', journalState, world)];
  const found = requireIds(named).map((word) => findLine(journalState, word));
  const dropped = [...new Set(found)];
  journalState.journal.append(
    dropped.map(({ id }) => ({ type: 'amendment' as const, evidence: id, dropped: true })),
  );
  return {
    json: { dropped },
    page: async (style) =>
      (await import('../../views/terminal/evidence/log.js')).renderDropped(dropped, style),
  };
};
