import { findEvidence, quotesHint } from '../../core/evidence/find-evidence.js';
import { requireIds } from '../shared/check-text.js';
import { readJournalToWrite } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'log drop'> = async ({ arguments: words }, world) => {
  const { state, journal } = await readJournalToWrite(world);
  const found = requireIds(words).map((word) => findEvidence(state.evidence, word, quotesHint));
  const dropped = [...new Set(found)];
  journal.append(
    dropped.map(({ id }) => ({ type: 'amendment' as const, evidence: id, dropped: true })),
  );
  return {
    json: { dropped },
    page: async (style) =>
      (await import('../../views/terminal/evidence/log.js')).renderDropped(dropped, style),
  };
};
