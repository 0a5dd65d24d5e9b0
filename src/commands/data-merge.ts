import { importJournal } from './import.js';
import type { Run } from './index.js';

export const run: Run<'data merge'> = async ({ arguments: [file = '-'], options }, world) =>
  importJournal(file, options.json ?? false, world);
