import { printPaths } from './data-path.js';
import type { Run } from './index.js';

export const run: Run<'data'> = ({ options }, world) => printPaths(options, world);
