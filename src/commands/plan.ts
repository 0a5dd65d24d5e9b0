import { clean } from '../core/clean.js';
import type { Run } from './index.js';
import { readKnown, requireReport } from './state.js';

export const run: Run<'plan'> = async ({ options }, world) => {
  const known = await readKnown(world);
  const { plan, nextCheckin } = requireReport(known);
  const { folder } = world.store;
  if (options.json) {
    const { toJson } = await import('../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, folder, nextCheckin, plan }));
  } else {
    const { renderPlan } = await import('../views/terminal.js');
    const style = await world.style(world.out);
    world.out.write(
      renderPlan(requireReport(known), known.ladder, style, {
        folder: clean(folder),
        all: options.all ?? false,
      }),
    );
  }
  return 0;
};
