import { isOwn } from '../journal/own.js';
import type { HistoryEntry } from './history.js';

/** The entries, with the first of what others wrote on one day alone, and how many lines of it follow. */
export function quotedOnce(entries: readonly HistoryEntry[]): ReadonlyMap<HistoryEntry, number> {
  const more = new Map<HistoryEntry, number>();
  let first: HistoryEntry | null = null;
  for (const entry of entries) {
    if (first !== null && isQuote(entry) && entry.day === first.day) {
      more.set(first, (more.get(first) ?? 0) + 1);
    } else {
      first = isQuote(entry) ? entry : null;
      more.set(entry, 0);
    }
  }
  return more;
}

export function isQuote(entry: HistoryEntry): entry is Extract<HistoryEntry, { kind: 'evidence' }> {
  return entry.kind === 'evidence' && !isOwn(entry);
}
