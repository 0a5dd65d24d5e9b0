import { isCheckinDue } from '../core/due.js';
import { exitCodes } from '../core/errors.js';
import type { Run } from './index.js';
import { openDraft } from './required.js';
import { readKnown, requireReport } from './state.js';

export const run: Run<'status'> = async ({ options }, world) => {
  const known = await readKnown(world);
  const report = requireReport(known);
  if (options.json) {
    const { renderJson } = await import('../views/json.js');
    world.out.write(renderJson(report));
  } else {
    const { renderStatus } = await import('../views/terminal.js');
    const style = await world.style(world.out);
    world.out.write(renderStatus(report, known.ladder, style, { draft: openDraft(known) }));
  }
  return options['exit-code'] && isCheckinDue(report) ? exitCodes['check-in-due'] : 0;
};
