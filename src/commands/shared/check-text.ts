import { splitList } from '../../command-table/options.js';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
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

/** Splits ids at commas. Throws CoachError `usage` if there are none. */
export function requireIds(words: readonly string[]): string[] {
  const ids = splitList(words);
  if (ids.length > 0) return ids;
  throw new CoachError('usage', 'No action was named', ['career-coach plan']);
}
