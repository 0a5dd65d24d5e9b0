import type { Event, NewEvent } from '../core/events.schema.js';
import type { Settings } from '../core/settings.schema.js';

/** A line of the journal that could not be used. It stays in the file as it is. */
export interface SetAside {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  /** Why, as the end of a sentence: "not JSON". */
  readonly reason: string;
}

/** All that a reading of the journal gives. */
export interface JournalContent {
  /** Sorted by id; of the same id or the same key only the first. */
  readonly events: readonly Event[];
  readonly setAside: readonly SetAside[];
  /** How many events a newer version of this program wrote. They are kept and not looked at. */
  readonly newer: number;
}

/** Where one profile's journal and settings are kept. */
export interface Store {
  /** The profile's folder, for messages; "memory" for the twin that keeps nothing. */
  readonly folder: string;
  /** A missing journal is an empty one. Throws CoachError `storage` when it cannot be read. */
  readJournal(): JournalContent;
  /**
   * Adds the events, in order, by one write, and returns them with their envelopes once they are on the
   * disk. Throws CoachError `storage` when that is not sure.
   */
  append(events: readonly NewEvent[]): readonly Event[];
  /** The settings; defaults where there are none. */
  readSettings(): Promise<Settings>;
  /** Changes some settings and keeps the others. */
  changeSettings(change: Partial<Settings>): Promise<Settings>;
}
