import type { JsonOf } from '../../core/output/output.schema.js';
import type { Event } from '../../core/schema/events.schema.js';

/** A journal line that cannot be used. It stays in the file as it is. */
export interface SetAsideLine {
  /** Counted from 1. */
  readonly line: number;
  /** As the end of a sentence: "not JSON". */
  readonly reason: string;
}

export interface JournalContent {
  /** Sorted by id; of events with the same id or key, only the first. */
  readonly events: readonly Event[];
  readonly setAside: readonly SetAsideLine[];
  /** Number of events from a newer version of this program; they are kept but not read. */
  readonly newer: number;
}

/** What an import did with the lines of another journal. */
export type ImportResult = JsonOf<'import'>;

/** Numbers of distinct events in two journals, and of lines of the other that cannot be used. */
export type JournalComparison = Omit<JsonOf<'data restore'>, 'restored' | 'setAside'>;
