import type { Run } from '../shared/run.js';
import { run as path } from './path.js';

export const run: Run<'data'> = async (input, world) => ({
  ...(await path(input, world)),
  notice: 'Next: career-coach data backup\n      career-coach help data',
});
