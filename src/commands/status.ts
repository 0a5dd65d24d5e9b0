import { isCheckinDue } from '../core/due.js';
import { exitCodes } from '../core/errors.js';
import { readCurrent } from './current.js';
import type { Run } from './index.js';
import { openDraft } from './required.js';

export const run: Run<'status'> = async ({ options }, world) => {
  const current = await readCurrent(world);
  const report = await current.report();
  if (options.json) {
    const { renderJson } = await import('../views/json.js');
    world.out.write(renderJson(report));
  } else {
    const { renderStatus } = await import('../views/terminal.js');
    const style = await world.style(world.out);
    const draft = openDraft(current);
    world.out.write(renderStatus(report, await world.ladder(), style, { draft }));
  }
  return options['exit-code'] && isCheckinDue(report) ? exitCodes['check-in-due'] : 0;
};
