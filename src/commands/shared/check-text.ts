import { splitList } from '../../command-table/options.js';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { longestText } from '../../core/schema/atoms.js';

/** What was given on the command line, checked as it must be before anything is kept. */

/** A text that says something. Throws CoachError `usage`, naming the option. */
export function givenText(text: string, option: string): string {
  const line = clean(text);
  if (line === '') throw new CoachError('usage', `${option} is empty`, ['write a few words']);
  if (line.length > longestText) {
    throw new CoachError('usage', `${option} is longer than ${longestText} characters`, [
      'say it shorter',
    ]);
  }
  return line;
}

/** Ids from arguments: several words, or one with commas. Throws CoachError `usage` where they name nothing. */
export function givenIds(words: readonly string[]): string[] {
  const ids = splitList(words);
  if (ids.length > 0) return ids;
  throw new CoachError('usage', 'No action is named', ['career-coach plan']);
}
