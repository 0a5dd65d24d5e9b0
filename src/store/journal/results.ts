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
export interface ImportResult {
  readonly added: number;
  /** Lines that this journal already had. */
  readonly known: number;
  /** Added lines that a newer version of this program wrote. */
  readonly newer: number;
  readonly refused: readonly SetAsideLine[];
}

/** Numbers of distinct events in two journals, those of a newer version included. */
export interface JournalComparison {
  readonly here: number;
  readonly there: number;
  readonly onlyHere: number;
  readonly onlyThere: number;
  /** Lines of the other journal that cannot be used. */
  readonly damaged: number;
}
