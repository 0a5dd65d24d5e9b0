import type { KnownAction } from '../journal/fold.js';
import { isOpen } from '../journal/fold.js';
import type { Action, ActionStatus } from '../schema/report.schema.js';

/** Open actions come in the order of taking, finished ones latest first. */
export function withStatus(actions: readonly KnownAction[], status: ActionStatus): Action[] {
  const matching = actions.filter((action) => action.status === status);
  const ordered = isOpen({ status })
    ? matching
    : matching.toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1));
  return ordered.map(({ until, stuck, ...action }, index) => ({
    ...action,
    ...(status === 'active' && { number: index + 1 }),
    ...(until !== null && { until }),
    ...(stuck > 0 && { stuck }),
  }));
}

/** What the person works on, or has parked. */
export function openBehaviours(actions: readonly KnownAction[]): ReadonlySet<string | null> {
  return new Set(actions.filter(isOpen).map(({ behaviour }) => behaviour));
}
