import type { StorageFacts } from '../core/doctor.js';
import type { InboxLine } from '../core/evidence/inbox/inbox.js';
import type { Event, NewEvent } from '../core/schema/events.schema.js';
import type { Settings } from '../core/schema/settings.schema.js';
import type { ImportResult, JournalComparison, JournalContent } from './journal/results.js';
import type { DeletionResult } from './profile/files.js';

/** A journal whose code is loaded, so that its methods can be synchronous. */
export interface Journal {
  /** A missing file is an empty journal. Throws CoachError `storage` if it cannot be read. */
  read(): JournalContent;
  /**
   * Appends the events in order by one write, and returns them with their envelopes once they are on the disk.
   * Throws CoachError `storage` if they may be lost.
   */
  append(events: readonly NewEvent[]): readonly Event[];
}

/** What other programs say happened, until the person decides. */
export interface Inbox {
  read(): readonly InboxLine[];
  /** Throws CoachError `storage`. */
  append(lines: readonly InboxLine[]): void;
  /** Replaces all lines by those that are still needed. Throws CoachError `storage`. */
  replace(lines: readonly InboxLine[]): void;
}

/** The storage of one profile's journal and settings. */
export interface Store {
  /** The profile's folder, for messages; "memory" for the store of the tests. */
  readonly folder: string;
  /** The files need not exist. */
  readonly paths: { readonly journal: string; readonly settings: string };
  /** Loads the code of the journal. */
  journal(): Promise<Journal>;
  /** Loads the code of the inbox. */
  inbox(): Promise<Inbox>;
  /** Fills in defaults. */
  readSettings(): Promise<Settings>;
  changeSettings(change: Partial<Settings>): Promise<Settings>;
  /** All usable lines without duplicates, sorted by id; those of a newer version unchanged. */
  readLines(): Promise<readonly string[]>;
  /** The journal's bytes, damage included. */
  backup(): Promise<Uint8Array>;
  /**
   * Adds the lines of another journal that this one lacks. Throws CoachError `invalid-input`, naming `source`, if it is
   * not a journal.
   */
  importLines(journal: Uint8Array, source: string): Promise<ImportResult>;
  /** Copies the journal aside, before an import; returns the new path, or null if there is nothing in it. */
  keepCopy(): Promise<string | null>;
  /** Previews `restore`. Throws like `importLines`. */
  compare(journal: Uint8Array, source: string): Promise<JournalComparison>;
  /** Replaces the journal; returns the new path of the previous one, or null if it was empty. */
  restore(journal: Uint8Array): Promise<string | null>;
  /**
   * Rewrites the events that `change` changes, and returns how many: the only way to change what was written. Throws
   * CoachError `storage`.
   */
  erase(change: (event: Event) => Event): Promise<number>;
  /** Deletes the profile's files, and no others. */
  forget(): Promise<DeletionResult>;
  /** Examines the files without changing them. */
  inspect(): Promise<StorageFacts>;
  /** Repairs without losing a byte; returns a sentence for each repair. */
  repair(): Promise<readonly string[]>;
}
