import type { Day } from '../base/day.js';
import { daysBetween } from '../base/day.js';
import { readDay } from '../base/read-day.js';
import { longestId, ownActionStart } from '../schema/atoms.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { PlannedAction } from './suggestions.js';
import { titleFromWords } from './titles.js';
import { bareWords } from './wording.js';

/** Whether an id was made for an action in the person's own words. */
export function isOwnAction(id: string): boolean {
  return id.startsWith(ownActionStart);
}

/** Days for an action in the person's own words. */
export const ownDays = 14;

/** Days until the day that the words name, or else the usual ones. */
export function ownDaysFor(text: string, today: Day): number {
  return daysNamedIn(text, today) ?? ownDays;
}

/** Days until the day that the words name, or into the month; null where they name none. */
export function daysNamedIn(text: string, today: Day): number | null {
  const words = text.replaceAll(/[.,;:!?]+(?=\s|$)/g, '').split(/\s+/);
  for (const [index, word] of words.entries()) {
    if (!/^(?:from|in|on|by|until|before)$/i.test(word)) continue;
    for (const length of [3, 2, 1]) {
      const named = words.slice(index + 1, index + 1 + length).join(' ');
      const day = readDay(named, today, 'upcoming');
      if (day === null || day <= today) continue;
      // A month is named by its first day.
      const isWithin = day.endsWith('-01') && /^(?:from|in)$/i.test(word);
      return daysBetween(today, day) + (isWithin ? ownDays : 0);
    }
  }
  return null;
}

/** An active action in the person's own words, with an id made of the first three. */
export function ownAction(
  text: string,
  kept: readonly PlannedAction[],
  due: Day | null,
): KeptAction {
  const { cue, act } = bareWords({ id: '', cue: '', act: text });
  const words = act
    .normalize('NFKD')
    // Accents, which would divide a word.
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const id = freeId(
    `${ownActionStart}${(words ?? ['action']).slice(0, 3).join('-')}`
      .slice(0, 40)
      .replace(/-+$/, ''),
    new Set(kept.map((action) => action.id)),
  );
  return {
    id,
    status: 'active',
    behaviour: null,
    title: titleFromWords({ cue, act }),
    kind: 'experience',
    cue,
    act,
    obstacle: null,
    fallback: null,
    doneWhen: null,
    due,
  };
}

export function freeId(id: string, usedIds: ReadonlySet<string>): string {
  if (!usedIds.has(id)) return id;
  let number = 2;
  while (usedIds.has(numbered(id, number))) number += 1;
  return numbered(id, number);
}

function numbered(id: string, number: number): string {
  const suffix = `-${number}`;
  return id.slice(0, longestId - suffix.length) + suffix;
}
