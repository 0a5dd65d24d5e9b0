import { exitCodes } from '../core/base/errors.js';
import { isCheckinDue } from '../core/report/due.js';
import { readKnown, requireReport } from './shared/journal-state.js';
import { openDraft } from './shared/require-report.js';
import type { Run } from './shared/run.js';

export const run: Run<'status'> = async ({ options }, world) => {
  const known = await readKnown(world);
  const report = requireReport(known);
  return {
    json: report,
    page: async (style) => {
      const { renderStatus } = await import('../views/terminal/pages.js');
      return renderStatus(report, known.ladder, style, { draft: openDraft(known) });
    },
    code: options['exit-code'] && isCheckinDue(report) ? exitCodes['check-in-due'] : 0,
  };
};
