import { clean } from '../../core/base/clean.js';
import { readKnown, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'plan'> = async ({ options }, world) => {
  const known = await readKnown(world);
  const { plan, nextCheckin } = requireReport(known);
  const { folder } = world.store;
  if (options.json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, folder, nextCheckin, plan }));
  } else {
    const { renderPlan } = await import('../../views/terminal/pages.js');
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
