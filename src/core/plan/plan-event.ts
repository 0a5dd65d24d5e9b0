import type { KeptAction, NewEvent } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { bareWords } from './wording.js';

type NewPlan = Extract<NewEvent, { type: 'plan' }>;

export function planEvent(
  ladder: Pick<Ladder, 'id'>,
  change: Omit<NewPlan, 'type' | 'ladder'>,
): NewPlan {
  const { actions, ...rest } = change;
  return {
    type: 'plan',
    ladder: ladder.id,
    ...rest,
    ...(actions !== undefined && { actions: actions.map(bareWords).map(withoutEmptyTitle) }),
  };
}

/** Who changes an action without naming it leaves its name as it is. */
function withoutEmptyTitle({ title, ...action }: KeptAction): KeptAction {
  return title ? { ...action, title } : action;
}
