import { splitList } from '../../command-table/options.js';
import { clean } from '../../core/base/clean.js';
import type { Day } from '../../core/base/day.js';
import { requireDay } from '../../core/base/day.js';
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

/** The day of something that has happened. Throws CoachError `usage`. */
export function requirePastDay(words: string, today: Day, option = '--date'): Day {
  const day = requireDay(words, today, option);
  if (day <= today) return day;
  throw new CoachError(
    'usage',
    `${day} is in the future; evidence is about something that has happened`,
    ['use a day such as yesterday, 3 days ago or 2026-11-20'],
  );
}
