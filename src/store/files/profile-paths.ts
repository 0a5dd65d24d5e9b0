import { join } from 'node:path';

/** Where the files of a profile lie in its folder. */

/** The file that holds everything personal. */
export function journalPath(folder: string): string {
  return join(folder, 'journal.jsonl');
}

/** The file of the settings. */
export function settingsPath(folder: string): string {
  return join(folder, 'config.json');
}
