import type { ActionOutcome, Checkin, KnownAction } from '../../core/journal/state.js';
import { isOpen } from '../../core/journal/state.js';
import { howItGoes } from './offer.js';
import type { OpenSitting } from './sitting.js';
import { forgetSteps, stepOf } from './sitting.js';
import type { Resumed } from './steps.js';

/** An action that the person had begun to answer about when they left the check-in: its outcome, or that they want help. */
export interface Unfinished {
  readonly action: KnownAction;
  readonly outcome: ActionOutcome | 'help';
}

/** null: there is none, or it was let go or finished elsewhere meanwhile and needs no help. */
export function unfinishedIn(
  open: OpenSitting,
  told: Checkin['actions'][number] | null,
): Unfinished | null {
  const { actions } = open.initialState.state;
  for (const action of actions) {
    if (told?.id === action.id && (isOpen(action) || action.status === told.outcome)) {
      return { action, outcome: told.outcome };
    }
    if (action.status === 'active' && open.asked.has(stepOf('@not-yet', action.id))) {
      return { action, outcome: 'help' };
    }
  }
  return null;
}

/** Its outcome as an answer that can be taken back. */
export function resumedAt(open: OpenSitting, { action, outcome }: Unfinished): Resumed {
  const { id, behaviour } = action;
  const asked = new Set(open.asked);
  forgetSteps(asked, id);
  for (const step of [behaviour ?? '', '@aim']) asked.delete(step);
  const { events } = open.initialState;
  const told = events.findLastIndex(
    (event) =>
      event.type === 'checkin' &&
      event.sitting === open.sitting &&
      event.actions?.some((one) => one.id === id),
  );
  const before = events.at(outcome === 'help' ? -1 : told - 1);
  return {
    message: howItGoes(action, open.initialState),
    answer: outcome,
    asked: [...asked],
    last: before?.id ?? '',
  };
}
