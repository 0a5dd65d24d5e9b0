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
  return {
    ...report,
    plan: events.some(saysHowActionsGo) ? planAfter(report.plan, after.state()) : report.plan,
    nextCheckin: nextCheckinAfter(report, events),
  };
}

/** The day of the next check-in after such events; the report's own where they set none. */
export function nextCheckinAfter(
  { ladder, nextCheckin }: Pick<Report, 'ladder' | 'nextCheckin'>,
  events: readonly Event[],
): Report['nextCheckin'] {
  return events.reduce((day, event) => {
    if ('ladder' in event && event.ladder !== ladder.id) return day;
    const set = event.type === 'checkin' ? event.next : event.type === 'plan' && event.nextCheckin;
    return set === undefined || set === false ? day : set;
  }, nextCheckin);
}

function planAfter(plan: Report['plan'], { actions }: Present): Report['plan'] {
  const suggested = plan.queue.filter(({ since }) => since === undefined);
  return {
    ...plan,
    active: withStatus(actions, 'active'),
    queue: [...withStatus(actions, 'queued'), ...suggested],
    // Nobody is kept from saying that an action is stuck which is done.
    done: withStatus(actions, 'done'),
    dropped: withStatus(actions, 'dropped'),
  };
}

function saysHowActionsGo(event: Event): boolean {
  return event.type === 'checkin' && (event.actions ?? []).length > 0;
}

/** Whether an event says nothing about the person, and leaves each action where it was. */
export function isSmall(event: Event): boolean {
  if (event.type === 'plan') return event.actions === undefined && event.target === undefined;
  if (event.type !== 'checkin') return false;
  const { ratings = [], evidence = [], actions = [] } = event;
  const stays = actions.every(({ outcome }) => outcome === 'moved' || outcome === 'stuck');
  return stays && ratings.length === 0 && evidence.length === 0;
}
