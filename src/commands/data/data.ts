import type { Run } from '../shared/run.js';
import { printPaths } from './path.js';

export const run: Run<'data'> = async ({ options }, world) => {
  const code = await printPaths(options, world);
  if (!options.json) world.notice('Next: career-coach data backup\n      career-coach help data');
  return code;
};
