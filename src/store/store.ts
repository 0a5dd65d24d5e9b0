import type { Made } from '../core/describe-report.js';
import type { StorageFacts } from '../core/doctor.js';
import type { Event, NewEvent } from '../core/events.schema.js';
import type { Present } from '../core/journal.js';
import type { Report } from '../core/report.schema.js';
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

/** Lines that a reading left out, in short. */
export interface JournalLoss {
  /** How many could not be used. */
  readonly setAside: number;
  /** The first of them; null: none. */
  readonly first: SetAside | null;
  /** As in `JournalContent`. */
  readonly newer: number;
}

/** How far a journal was read. */
export interface Position {
  /** The facts of the file that change when somebody writes to it. */
  readonly stamp: string;
  /** In bytes; the journal ends there, or a line begins. */
  readonly size: number;
  /** CRC-32 of all bytes so far. */
  readonly crc: number;
  /** The greatest id so far; null: there is none. */
  readonly greatest: string | null;
}

/** What a journal says about one ladder today, without its history. */
export interface JournalPresent {
  /** The ladder's id. */
  readonly ladder: string;
  /** Read when it is asked for: who needs only what was made of it saves that. */
  readonly state: () => Present;
  readonly loss: JournalLoss;
  /** What was made of this state, or an earlier one, and left with `remember`; null: nothing is known of it. */
  readonly remembered: Remembered | null;
  /** Where to go on; null: only a reading from the start tells what comes next. For the store alone. */
  readonly position: Position | null;
  /** How far the last `remember` goes; null: nothing is remembered. For the store alone. */
  readonly base: Position | null;
}

/** What was made of a state. */
export interface Remembered {
  /** What it was made with besides the state, in any words: what was made with something else is of no use. */
  readonly mark: string;
  /** With an empty list for the report's answers. */
  readonly made: () => Made;
  /** The report's answers: with their evidence they are most of it, and few commands print them. */
  readonly answers: () => Report['answers'];
  /** The events since then: none when it was made of the very state. */
  readonly since: readonly Event[];
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

/** What was added, and where it led. */
export interface Appended {
  readonly events: readonly Event[];
  readonly after: JournalPresent;
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
  /**
   * What the journal says about a ladder today: in a time that does not depend on how long the journal is, where
   * nobody but this program wrote to it. Throws CoachError `storage` when it cannot be read.
   */
  readPresent(ladder: string): Promise<JournalPresent>;
  /** The same as `append`, and what the journal says then; what others added meanwhile is in it, too. */
  appendTo(before: JournalPresent, events: readonly NewEvent[]): Promise<Appended>;
  /** Keeps what was made of a state for the next start. Nothing depends on it, and it never fails. */
  remember(present: JournalPresent, mark: string, made: Made): Promise<void>;
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
