import type { Day } from '../base/day.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { MutableCheckin, MutableState } from './mutable-state.js';
import type { ActionOutcome, KnownAction } from './state.js';
import { isOpen } from './state.js';

const blankAction: Omit<KnownAction, 'id' | 'since'> = {
  behaviour: null,
  title: '',
  cue: '',
  act: '',
  obstacle: null,
  fallback: null,
  doneWhen: null,
  kind: 'experience',
  due: null,
  status: 'active',
  until: null,
  stuck: 0,
};

/** Nobody knows how long another act takes unless they say. */
export function withChange<A extends KeptAction>(
  { effort, ...action }: A,
  change: Omit<KeptAction, 'id'>,
) {
  const isOther = change.act !== undefined && action.act !== undefined && change.act !== action.act;
  return { ...action, ...(effort !== undefined && !isOther && { effort }), ...change };
}

/** What was in the way is void once the action is taken up again, done or let go. */
export function changeAction(state: MutableState, change: KeptAction, day: Day): void {
  const changes = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const before = state.actions.get(change.id);
  // Its description was taken back or is still on another machine, so there is nothing to show.
  if (before === undefined && change.act === undefined) return;
  const action = withChange({ ...blankAction, since: day, ...before, id: change.id }, changes);
  const isSame = action.status === before?.status;
  const isTakenUp = action.status === 'active' && !isSame;
  const { because, parked, begun, ...rest } = action;
  const told = isSame || action.status === 'queued' ? because : change.because;
  // An event may hold all of an action that comes back from the queue, also what was in its way.
  const reason = isTakenUp ? undefined : told;
  if (isTakenUp) state.declined.delete(change.id);
  state.actions.set(change.id, {
    ...rest,
    since: isTakenUp ? day : action.since,
    ...begunBy(action, before),
    ...(reason !== undefined && { because: reason }),
    ...(action.status === 'queued' && { parked: (isSame && parked) || day }),
    stuck: isSame ? action.stuck : 0,
    until: isOpen(action) ? null : (action.until ?? day),
  });
}

/** The day on which it was first taken, where it was parked since; what was done or let go begins anew. */
function begunBy(action: KnownAction, before: KnownAction | undefined): { begun?: Day } {
  if (before === undefined || (isOpen(action) && !isOpen(before))) return {};
  const isParked = action.status === 'queued' && before.status === 'active';
  const begun = isParked ? (before.begun ?? before.since) : before.begun;
  return begun === undefined ? {} : { begun };
}

/** A check-in's reasons follow its outcomes, in events of the same sitting. */
export function keepReason(checkin: MutableCheckin, { id, because }: KeptAction): void {
  if (because === undefined) return;
  checkin.actions = checkin.actions.map((action) =>
    action.id === id ? { ...action, because } : action,
  );
}

/** Ignores outcomes of actions that are not in the plan. */
export function applyOutcome(
  state: MutableState,
  id: string,
  outcome: ActionOutcome,
  day: Day,
): void {
  const action = state.actions.get(id);
  if (action === undefined) return;
  // What was in the way stays until the action moves.
  if (outcome === 'stuck') {
    state.actions.set(id, { ...action, stuck: action.stuck + 1 });
    return;
  }
  if (outcome === 'moved' && action.stuck === 0 && action.because === undefined) return;
  const { because: _, parked: __, ...moved } = action;
  const ended = outcome === 'moved' ? {} : { status: outcome, until: day };
  state.actions.set(id, { ...moved, ...ended, stuck: 0 });
}
