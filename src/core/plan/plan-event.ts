import type { NewEvent } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

type NewPlan = Extract<NewEvent, { type: 'plan' }>;

export function planEvent(
  ladder: Pick<Ladder, 'id'>,
  change: Omit<NewPlan, 'type' | 'ladder'>,
): NewPlan {
  return { type: 'plan', ladder: ladder.id, ...change };
}
