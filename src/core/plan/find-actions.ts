import { CoachError } from '../base/errors.js';
import type { KnownAction } from '../journal/fold.js';
import { isOpen } from '../journal/fold.js';
import { findId } from '../ladder/find-id.js';
import type { PlanNow } from './plan-now.js';

/** The actions of a plan, and those that words name. */

/** The active actions, numbered from 1 as the plan's page shows them. */
export function activeIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return kept.filter(({ status }) => status === 'active');
}

/** The actions that wait for room. */
export function queuedIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return kept.filter(({ status }) => status === 'queued');
}

/** The active ones and those that wait. */
export function openIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return kept.filter(isOpen);
}

/** The actions that could be taken into the plan. */
export function suggestedIn({ suggestions }: Pick<PlanNow, 'suggestions'>) {
  return suggestions.map(({ action }) => action);
}

/**
 * The actions that words name, each once: ids, beginnings of ids, or the numbers of active actions.
 * Throws CoachError `usage` for what is none of them.
 */
export function findActions(now: Pick<PlanNow, 'kept'>, words: readonly string[]): KnownAction[] {
  const ids = findActionIds(now, words);
  return now.kept.filter(({ id }) => ids.includes(id));
}

/**
 * The ids of the actions that words name, of the plan's or of others that could be meant, too. What is in the plan
 * is meant first.
 */
export function findActionIds(
  now: Pick<PlanNow, 'kept'>,
  words: readonly string[],
  others: readonly string[] = [],
): string[] {
  const active = activeIn(now);
  const open = openIn(now).map(({ id }) => id);
  return words.map((word) => {
    const isNumber = /^[1-9]$/.test(word) && !open.includes(word);
    const numbered = isNumber ? active[Number(word) - 1] : undefined;
    return numbered?.id ?? findOpen(word, now, open, others);
  });
}

function findOpen(
  word: string,
  { kept }: Pick<PlanNow, 'kept'>,
  open: readonly string[],
  others: readonly string[],
): string {
  const closed = kept.find(({ id, status }) => id === word && !isOpen({ status }));
  if (closed !== undefined) {
    const how = closed.status === 'done' ? 'done' : 'let go';
    throw new CoachError('usage', `${word} is ${how} already, since ${closed.until}`, [
      'career-coach plan',
    ]);
  }
  const isBegun = !others.includes(word) && open.some((id) => id.startsWith(word));
  return findId(word, isBegun ? open : [...open, ...others], {
    what: 'action of your plan',
    next: ['career-coach plan'],
  });
}
