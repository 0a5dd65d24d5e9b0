import { shownOf } from '../base/shown-of.js';
import { isOwn } from '../journal/own.js';
import type { HistoryEntry } from './history.js';

/** The entries, with the first of what others wrote on one day alone, and how many lines of it follow: two or more. */
export function quotedOnce(entries: readonly HistoryEntry[]): ReadonlyMap<HistoryEntry, number> {
  const runs: [HistoryEntry, ...HistoryEntry[]][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run !== undefined && isQuote(run[0]) && isQuote(entry) && entry.day === run[0].day) {
      run.push(entry);
    } else runs.push([entry]);
  }
  return new Map(
    runs.flatMap((run) => {
      const { shown, rest } = shownOf(run, 1);
      return shown.map((entry) => [entry, rest] as const);
    }),
  );
}

export function isQuote(entry: HistoryEntry): entry is Extract<HistoryEntry, { kind: 'evidence' }> {
  return entry.kind === 'evidence' && !isOwn(entry);
}
