import type { Run } from './index.js';
import { readKnown, requireReport } from './state.js';

export const run: Run<'status'> = async ({ options }, world) => {
  const known = await readKnown(world);
  const report = requireReport(known);
  if (options.json) {
    const { renderJson } = await import('../views/json.js');
    world.out.write(renderJson(report));
  } else {
    const { renderStatus } = await import('../views/terminal.js');
    world.out.write(renderStatus(report, known.ladder, await world.style(world.out)));
  }
  return 0;
};
