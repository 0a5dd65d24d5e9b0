import { splitList } from '../../command-table/options.js';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { isNoNote, isSlip } from '../../core/base/slips.js';
import { longestText } from '../../core/schema/atoms.js';

/** Cleans a text. Throws CoachError `usage`, naming the option, if it is empty or too long. */
export function requireText(text: string, option: string): string {
  const line = clean(text);
  if (line === '') throw new CoachError('usage', `${option} is empty`, ['write a few words']);
  if (line.length > longestText) {
    throw new CoachError('usage', `${option} is longer than ${longestText} characters`, [
      'shorten the text',
    ]);
  }
  return line;
}

/** Cleans a note. Throws CoachError `usage` also for a stray key, and for one that says that nothing happened. */
export function requireNote(text: string, option: string, next: string): string {
  const line = requireText(text, option);
  const problem = noteProblem(line);
  if (problem !== null) throw new CoachError('usage', problem, [next]);
  return line;
}

/** Why a text is no note; null where it is one. */
export function noteProblem(text: string): string | null {
  if (isSlip(text)) return `"${text.trim()}" is too short for a note: write a few words`;
  return isNoNote(text)
    ? `"${text.trim()}" says that nothing happened, so it isn't kept as evidence`
    : null;
}

/** Splits ids at commas. Throws CoachError `usage` if there are none. */
export function requireIds(words: readonly string[]): string[] {
  const ids = splitList(words);
  if (ids.length > 0) return ids;
  throw new CoachError('usage', 'No action was named', ['career-coach plan']);
}
