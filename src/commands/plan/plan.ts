import { clean } from '../../core/base/clean.js';
import { noticeDraft, readJournalAsAnswered, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'plan'> = async ({ options }, world) => {
  const journalState = await readJournalAsAnswered(world);
  const report = requireReport(journalState);
  const { plan, nextCheckin } = report;
  const { folder } = world.store;
  return {
    json: { folder, nextCheckin, plan },
    page: async (style) => {
      await noticeDraft(journalState, world);
      const { renderPlan } = await import('../../views/terminal/plan.js');
      const { all = false } = options;
      return renderPlan(report, journalState.ladder, style, { folder: clean(folder), all });
    },
  };
};
