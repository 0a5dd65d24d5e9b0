import { exitCodes } from '../core/base/errors.js';
import { isCheckinDue } from '../core/report/due.js';
import { readKnown, requireReport } from './shared/journal-state.js';
import { openDraft } from './shared/require-report.js';
import type { Run } from './shared/run.js';

export const run: Run<'status'> = async ({ options }, world) => {
  const known = await readKnown(world);
  const report = requireReport(known);
  if (options.json) {
    const { renderJson } = await import('../views/json.js');
    world.out.write(renderJson(report));
  } else {
    const { renderStatus } = await import('../views/terminal/pages.js');
    const style = await world.style(world.out);
    world.out.write(renderStatus(report, known.ladder, style, { draft: openDraft(known) }));
  }
  return options['exit-code'] && isCheckinDue(report) ? exitCodes['check-in-due'] : 0;
};
