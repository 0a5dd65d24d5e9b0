import { requireDay } from '../../core/base/day.js';
import { buildHistory } from '../../core/history/history.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'history'> = async ({ options }, world) => {
  const since =
    options.since === undefined ? null : requireDay(options.since, world.today, '--since');
  const journalState = await readJournal(world);
  const { ladder } = requireReport(journalState);
  const history = buildHistory(journalState.ladder, journalState.events, world.today, since);
  return {
    json: { date: world.today, ladder, ...history },
    page: async (style) => {
      const { renderHistory } = await import('../../views/terminal/history.js');
      return renderHistory(history, journalState.ladder, style, { all: options.all ?? false });
    },
  };
};
