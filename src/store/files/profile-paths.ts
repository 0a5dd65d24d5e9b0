import { join } from 'node:path';

export function journalPath(folder: string): string {
  return join(folder, 'journal.jsonl');
}

export function settingsPath(folder: string): string {
  return join(folder, 'config.json');
}
