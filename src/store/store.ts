import type { StorageFacts } from '../core/doctor.js';
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

/** What became of the lines of another journal. */
export interface Imported {
  /** Lines that were new here. */
  readonly added: number;
  /** Lines that were here already. */
  readonly known: number;
  /** Of the added: written by a newer version of this program. */
  readonly newer: number;
  /** Lines of the other journal that were left out. */
  readonly refused: readonly SetAside[];
}

/** Two journals side by side. Events are counted once, those of a newer version included. */
export interface Comparison {
  readonly here: number;
  readonly there: number;
  readonly onlyHere: number;
  readonly onlyThere: number;
  /** Lines of the other one that cannot be used. */
  readonly damaged: number;
}

/** What became of the files of a profile that was to be forgotten. */
export interface Forgotten {
  /** How many events there were. */
  readonly events: number;
  /** The names of the files that are gone. */
  readonly deleted: readonly string[];
  /** What lies in the profile's folder besides, and is not of this program. */
  readonly left: readonly string[];
  /** What deleted symbolic links led to: it is still there. */
  readonly linked: readonly string[];
}

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
