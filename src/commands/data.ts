import { printPaths } from './data-path.js';
import type { Run } from './index.js';

export const run: Run<'data'> = async ({ options }, world) => {
  const code = await printPaths(options, world);
  if (!options.json) world.notice('Next: career-coach data backup\n      career-coach help data');
  return code;
};
