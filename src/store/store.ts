import type { StorageFacts } from '../core/doctor.js';
import type { Event, NewEvent } from '../core/schema/events.schema.js';
import type { Settings } from '../core/schema/settings.schema.js';
import type { Comparison, Imported, JournalContent } from './journal/results.js';
import type { Forgotten } from './profile/files.js';

/** A journal whose code is loaded: its calls do not wait for anything but the disk. */
export interface Journal {
  /** A missing journal is an empty one. Throws CoachError `storage` when it cannot be read. */
  read(): JournalContent;
  /**
   * Adds the events, in order, by one write, and returns them with their envelopes once they are on the
   * disk. Throws CoachError `storage` when that is not sure.
   */
  append(events: readonly NewEvent[]): readonly Event[];
}

/** Where one profile's journal and settings are kept. */
export interface Store {
  /** The profile's folder, for messages; "memory" for the twin that keeps nothing. */
  readonly folder: string;
  /** Where the files are, or will be. */
  readonly paths: { readonly journal: string; readonly settings: string };
  /** The journal, to read all of it and to write to it. What that takes is loaded then. */
  journal(): Promise<Journal>;
  /** The settings; defaults where there are none. */
  readSettings(): Promise<Settings>;
  /** Changes some settings and keeps the others. */
  changeSettings(change: Partial<Settings>): Promise<Settings>;
  /** Every line of the journal that can be used, those of a newer version as they are; by id, each once. */
  readLines(): Promise<readonly string[]>;
  /** The journal byte by byte, damage included. */
  backup(): Promise<Uint8Array>;
  /**
   * Adds what another journal has and this one has not: a union, whatever the order. `source` names it in the
   * CoachError `invalid-input` for what is no journal at all.
   */
  importLines(journal: Uint8Array, source: string): Promise<Imported>;
  /** What `restore` would change. Throws like `importLines`. */
  compare(journal: Uint8Array, source: string): Promise<Comparison>;
  /** Puts another journal in the place of this one; gives the path where this one is now, null for none. */
  restore(journal: Uint8Array): Promise<string | null>;
  /** Deletes everything of this profile, and nothing else. */
  forget(): Promise<Forgotten>;
  /** How it all lies there. Changes nothing. */
  inspect(): Promise<StorageFacts>;
  /** Repairs what can be repaired without losing a byte, and says what it did, a sentence for each thing. */
  repair(): Promise<readonly string[]>;
}
