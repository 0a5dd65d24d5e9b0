import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { journalPath } from '../files/profile-paths.js';
import { appendText, largestJournal, readJournalBytes } from './journal-file.js';
import { missingLines } from './merge.js';
import type { Imported } from './results.js';

/**
 * Adds what another journal has to the one in a folder, by one write. What another program adds at the same time
 * can then be there twice, and counts once. Throws CoachError `invalid-input` for no journal, `storage`.
 */
export function importIntoJournal(folder: string, other: Uint8Array, source: string): Imported {
  const present = readJournalBytes(folder) ?? new Uint8Array();
  const { text, imported } = missingLines(present, other, source);
  if (text === '') return imported;
  if (present.length + Buffer.byteLength(text) > largestJournal) {
    throw new CoachError(
      'invalid-input',
      `${clean(source)}: with it, ${clean(journalPath(folder))} would be larger than 400 MB`,
    );
  }
  appendText(folder, () => text);
  return imported;
}
