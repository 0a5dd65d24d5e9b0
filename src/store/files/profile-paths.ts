import { join } from 'node:path';

export function journalPath(folder: string): string {
  return join(folder, 'journal.jsonl');
}

export function settingsPath(folder: string): string {
  return join(folder, 'config.json');
}

/** Proposals that wait for a decision: not in the journal, which would grow by what nobody wants. */
export function inboxPath(folder: string): string {
  return join(folder, 'inbox.jsonl');
}

/** What reading commands printed: made again if it is gone. */
export function printedPath(folder: string): string {
  return join(folder, 'printed.json');
}
