import { clean } from '../../core/base/clean.js';
import type { World } from '../../world/world.js';
import type { Input, Run } from '../shared/run.js';

export const run: Run<'data path'> = ({ options }, world) => printPaths(options, world);

/** Prints where everything of the profile lies, and what decided that. */
export async function printPaths(
  options: Input<'data path'>['options'],
  world: World,
): Promise<number> {
  const { folder } = world.store;
  const { journal, settings } = world.store.paths;
  const { from } = await world.machine();
  if (options.json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, folder, from, journal, settings }));
  } else {
    world.out.write(
      [
        `folder    ${clean(folder)}`,
        `journal   ${clean(journal)}`,
        `settings  ${clean(settings)}`,
        `decided   by ${from}`,
        '',
      ].join('\n'),
    );
  }
  return 0;
}
