import type { KnownAction } from '../journal/state.js';
import { isOpen } from '../journal/state.js';
import type { Action, ActionStatus } from '../schema/report.schema.js';

/** Active actions in the order of their days, those without one last: so they are numbered. */
export function activeOf<T extends Pick<KnownAction, 'status' | 'due'>>(
  actions: readonly T[],
): T[] {
  const byDay = ({ due: a }: T, { due: b }: T) => (a === b ? 0 : a && (!b || a < b) ? -1 : 1);
  return actions.filter(({ status }) => status === 'active').toSorted(byDay);
}

/** Parked actions come in the order of taking, finished ones latest first. */
export function withStatus(actions: readonly KnownAction[], status: ActionStatus): Action[] {
  if (status === 'active') {
    return activeOf(actions).map((action, index) => ({ ...told(action), number: index + 1 }));
  }
  const matching = actions.filter((action) => action.status === status);
  const ordered = isOpen({ status })
    ? matching
    : matching.toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1));
  return ordered.map(told);
}

function told({ until, stuck, ...action }: KnownAction): Action {
  return { ...action, ...(until !== null && { until }), ...(stuck > 0 && { stuck }) };
}

/** What the person works on, or has parked. */
export function openBehaviours(actions: readonly KnownAction[]): ReadonlySet<string | null> {
  return new Set(actions.filter(isOpen).map(({ behaviour }) => behaviour));
}
