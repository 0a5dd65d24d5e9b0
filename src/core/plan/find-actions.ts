import { dayInWords } from '../base/day.js';
import { CoachError } from '../base/errors.js';
import type { KnownAction } from '../journal/fold.js';
import { isOpen } from '../journal/fold.js';
import { findId } from '../ladder/find-id.js';
import type { PlanNow } from './plan-now.js';

/** An action as people call it: by its title. */
export function asNamed({ id, title }: Pick<KnownAction, 'id' | 'title'>) {
  return { id, words: title };
}

/** In the order of their numbers on the plan's page, which start at 1. */
export function activeIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return kept.filter(({ status }) => status === 'active');
}

export function queuedIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return kept.filter(({ status }) => status === 'queued');
}

/** Whether a smaller step or another action has taken its place, and is not finished. */
export function isReplaced(
  { id }: Pick<KnownAction, 'id'>,
  { kept }: Pick<PlanNow, 'kept'>,
): boolean {
  return kept.some((other) => other.insteadOf === id && isOpen(other));
}

/** Active and queued actions. */
export function openIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return kept.filter(isOpen);
}

export function suggestedIn({ suggestions }: Pick<PlanNow, 'suggestions'>) {
  return suggestions.map(({ action }) => action);
}

/**
 * Finds actions by id, by the beginning of an id, or by the number of an active action; each is returned once.
 * Throws CoachError `usage` if a word matches none.
 */
export function findActions(now: Pick<PlanNow, 'kept'>, words: readonly string[]): KnownAction[] {
  const ids = findActionIds(now, words);
  return now.kept.filter(({ id }) => ids.includes(id));
}

/**
 * Like `findActions`, but also matches other ids, such as those of suggestions. Actions of the plan take precedence.
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
    throw new CoachError(
      'usage',
      `${word} was already ${how}${closed.until === null ? '' : ` on ${dayInWords(closed.until)}`}`,
      ['career-coach plan'],
    );
  }
  const isInPlan = !others.includes(word) && open.some((id) => id.startsWith(word));
  return findId(word, isInPlan ? open : [...open, ...others], {
    what: 'action in your plan called',
    named: kept.filter(isOpen).map(asNamed),
    next: ['career-coach plan'],
  });
}
