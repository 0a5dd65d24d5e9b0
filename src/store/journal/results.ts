import type { Event } from '../../core/schema/events.schema.js';

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
