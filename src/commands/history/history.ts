import { requirePastDay } from '../../core/base/read-day.js';
import { buildHistory, foldPast } from '../../core/history/history.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import { whyNoStage } from '../shared/require-report.js';
import type { Run } from '../shared/run.js';

export const run: Run<'history'> = async ({ options }, world) => {
  const since =
    options.since === undefined ? null : requirePastDay(options.since, world.today, '--since');
  const journalState = await readJournal(world, foldPast);
  const { ladder, report, state } = journalState;
  // A ladder that has changed beyond today's answers still has its past.
  if (state.assessments.length === 0) requireReport(journalState);
  const history = buildHistory(ladder, journalState.events, world.today, since);
  const { id, version } = ladder;
  return {
    json: { date: world.today, ladder: { id, version }, ...history },
    page: async (style) => {
      const { renderHistory } = await import('../../views/terminal/history.js');
      const { ladderSentences } = await import('../../views/text/ladder-sentences.js');
      const ladderNotes = report === null ? [whyNoStage(state)] : ladderSentences(report);
      return renderHistory(history, ladder, style, { all: options.all ?? false, ladderNotes });
    },
  };
};
