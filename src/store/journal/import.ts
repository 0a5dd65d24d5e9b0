import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { journalPath } from '../files/profile-paths.js';
import { appendText, largestJournal, readJournalBytes } from './journal-file.js';
import { missingLines } from './merge.js';
import type { ImportResult } from './results.js';

/**
 * Adds the events of another journal that this one lacks, by one write. An event that another program adds at the same
 * time may be written twice; it counts once. Throws CoachError `invalid-input` if `other` is not a journal, `storage`.
 */
export function importIntoJournal(folder: string, other: Uint8Array, source: string): ImportResult {
  const present = readJournalBytes(folder) ?? new Uint8Array();
  const { text, imported } = missingLines(present, other, source);
  if (text === '') return imported;
  if (present.length + Buffer.byteLength(text) > largestJournal) {
    throw new CoachError(
      'invalid-input',
      `${clean(source)}: importing it would make ${clean(journalPath(folder))} larger than 400 MB`,
    );
  }
  appendText(folder, () => text);
  return imported;
}
