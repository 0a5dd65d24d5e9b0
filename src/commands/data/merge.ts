import type { Run } from '../shared/run.js';
import { importJournal } from './import.js';

export const run: Run<'data merge'> = async ({ arguments: [file = '-'], options }, world) =>
  importJournal(file, options.json ?? false, world);
