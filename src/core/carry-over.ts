import { withStatus } from './action-status.js';
import type { Event } from './events.schema.js';
import type { Present } from './journal.js';
import type { Report } from './report.schema.js';

/**
 * The report of the same day after some more events, where they say nothing about the person and leave each action
 * where it was: most check-ins are such. null where it must be made anew.
 *
 * @param after the present after the events, looked at only if there are any
 */
export function carryOver(
  report: Report,
  after: { readonly state: () => Present },
  events: readonly Event[],
): Report | null {
  if (events.length === 0) return report;
  if (!events.every(isSmall)) return null;
  const { plan } = report;
  const state = after.state();
  const suggested = plan.queue.filter(({ since }) => since === undefined);
  return {
    ...report,
    plan: {
      ...plan,
      active: withStatus(state.actions, 'active'),
      queue: [...withStatus(state.actions, 'queued'), ...suggested],
    },
    nextCheckin: state.nextCheckin,
  };
}

function isSmall(event: Event): boolean {
  if (event.type === 'plan') return event.actions === undefined && event.target === undefined;
  if (event.type !== 'checkin') return false;
  const { ratings = [], evidence = [], actions = [] } = event;
  const stays = actions.every(({ outcome }) => outcome === 'moved' || outcome === 'stuck');
  return stays && ratings.length === 0 && evidence.length === 0;
}
