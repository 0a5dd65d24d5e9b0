import { clean } from '../../core/base/clean.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'plan'> = async ({ options }, world) => {
  const known = await readJournal(world);
  const report = requireReport(known);
  const { plan, nextCheckin } = report;
  const { folder } = world.store;
  return {
    json: { folder, nextCheckin, plan },
    page: async (style) => {
      const { renderPlan } = await import('../../views/terminal/pages.js');
      const { all = false } = options;
      return renderPlan(report, known.ladder, style, { folder: clean(folder), all });
    },
  };
};
