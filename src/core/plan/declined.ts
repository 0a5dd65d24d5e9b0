import type { Day } from '../base/day.js';
import { daysBetween } from '../base/day.js';
import type { State } from '../journal/state.js';
import { isOwnAction } from './own-action.js';
import type { Suggestion } from './suggestions.js';

/** Days for which an action that was offered and not wanted comes last. */
const daysDeclined = 182;

export interface Declined {
  /** By the id of an action, the day on which it was not wanted. */
  readonly declined: ReadonlyMap<string, Day>;
  readonly today: Day;
}

/** What was declined since the last assessment: with that, all is offered anew but what the person had said themselves. */
export function declinedNow({
  declined,
  assessments,
}: Pick<State, 'declined' | 'assessments'>): ReadonlyMap<string, Day> {
  const assessed = assessments.at(-1)?.day ?? '';
  return new Map([...declined].filter(([id, day]) => day >= assessed || isOwnAction(id)));
}

export function isDeclined(id: string, { declined, today }: Declined): boolean {
  const day = declined.get(id);
  return day !== undefined && daysBetween(day, today) < daysDeclined;
}

/** Whether an action is for what the present level asks for, for what was done before, or for what decides the level. */
export function isForPresent({ gap, decides }: Suggestion): boolean {
  return decides || gap?.fell !== undefined || gap?.foundation === true;
}

/**
 * What was declined comes last: of what the present level asks for, before what can wait anyway. It leads only where
 * nothing else is left, or for whoever stays at the level.
 */
export function declinedLast(
  all: readonly Suggestion[],
  { isStaying, ...now }: Declined & { readonly isStaying: boolean },
): Suggestion[] {
  const isLast = ({ action }: Suggestion) => isDeclined(action.id, now);
  const wanted = all.filter((one) => !isLast(one));
  const later = all.filter(isLast);
  const end = Math.max(wanted.findLastIndex(isForPresent) + 1, isStaying ? 0 : 1);
  return [
    ...wanted.slice(0, end),
    ...later.filter(isForPresent),
    ...wanted.slice(end),
    ...later.filter((one) => !isForPresent(one)),
  ];
}
