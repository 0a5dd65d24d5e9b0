import { givenDay } from '../../core/base/day.js';
import { buildHistory } from '../../core/history/history.js';
import { readKnown, requireReport } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';

export const run: Run<'history'> = async ({ options }, world) => {
  const since =
    options.since === undefined ? null : givenDay(options.since, world.today, '--since');
  const known = await readKnown(world);
  const { ladder } = requireReport(known);
  const history = buildHistory(known.ladder, known.events, world.today, since);
  if (options.json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, date: world.today, ladder, ...history }));
  } else {
    const { renderHistory } = await import('../../views/terminal/history.js');
    world.out.write(renderHistory(history, known.ladder, await world.style(world.out)));
  }
  return 0;
};
