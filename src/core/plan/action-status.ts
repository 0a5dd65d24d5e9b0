import type { KnownAction } from '../journal/fold.js';
import { isOpen } from '../journal/fold.js';
import type { Action, ActionStatus } from '../schema/report.schema.js';

/** The actions with a status: open ones in the order of taking, finished ones the latest first. */
export function withStatus(actions: readonly KnownAction[], status: ActionStatus): Action[] {
  const found = actions.filter((action) => action.status === status);
  const ordered = isOpen({ status })
    ? found
    : found.toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1));
  return ordered.map(({ until, stuck, ...action }) => ({
    ...action,
    ...(until !== null && { until }),
    ...(stuck > 0 && { stuck }),
  }));
}
