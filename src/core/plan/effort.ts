import { isStep } from '../journal/small-steps.js';
import type { KnownAction } from '../journal/state.js';

type WithEffort = { readonly effort?: string | undefined };

const minutes = { min: 1, hour: 60, day: 480 } as const;

/** Roughly how long it takes; null where nobody said, or in other words. What comes "15 min a day" counts once. */
function minutesOf({ effort = '' }: WithEffort): number | null {
  const [, count = '', unit = ''] = /^(half an?|an?|\d+) ?(min|hour|day)/i.exec(effort) ?? [];
  const each = minutes[unit.toLowerCase() as keyof typeof minutes];
  if (each === undefined) return null;
  return each * (/^half/i.test(count) ? 0.5 : Number(count) || 1);
}

/** As long as the longest small step. */
const ofStep = 15;
/** Where nobody said. */
const usual = 60;

/** Whether an action is no larger than one that is stuck, perhaps since that is too large. */
export function takesNoLonger(
  other: WithEffort,
  stuck: WithEffort & Pick<KnownAction, 'step'>,
): boolean {
  const most = minutesOf(stuck) ?? (isStep(stuck) ? ofStep : Number.POSITIVE_INFINITY);
  return (minutesOf(other) ?? usual) <= most;
}
