import { clean } from '../../core/base/clean.js';
import { selectEvidence } from '../../core/evidence/select.js';
import { readJournalToWrite } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';
import { filterFrom } from './filter.js';

export const run: Run<'log search'> = async ({ arguments: words, options }, world) => {
  const journalState = await readJournalToWrite(world);
  const { state } = journalState;
  const filter = await filterFrom(options, world, journalState);
  const wanted = words.flatMap((word) => clean(word).split(' ')).filter((word) => word !== '');
  const evidence = selectEvidence(state.evidence, { ...filter, words: wanted });
  return {
    json: { evidence },
    page: async (style) =>
      (await import('../../views/terminal/evidence/log.js')).renderFound(evidence, state, style),
  };
};
