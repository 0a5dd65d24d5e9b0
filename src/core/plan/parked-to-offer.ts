import { daysBetween } from '../base/day.js';
import type { KnownAction } from '../journal/state.js';
import type { Gap } from '../schema/report.schema.js';
import { isReplaced, queuedIn } from './find-actions.js';
import { ownDays } from './own-action.js';
import type { PlanNow } from './plan-now.js';
import type { Suggestion } from './suggestions.js';
import { maxOffered } from './suggestions.js';

/** So that there is room for what is new. */
const mostParked = 2;

/**
 * What somebody who chooses anew is offered: what decides comes first, then what else was parked, then what is new.
 *
 * @param settled what was closed or parked a moment ago
 */
export function offeredAnew(
  now: PlanNow,
  gaps: readonly Gap[],
  decisive: readonly string[],
  settled: ReadonlySet<string>,
): Suggestion[] {
  const { kept, held, declined } = now;
  const busy = new Set(
    kept.flatMap(({ status, behaviour }) => (status === 'active' ? (behaviour ?? []) : [])),
  );
  const parked = queuedIn(now)
    .filter((one) => !(busy.has(one.behaviour ?? '') || isReplaced(one, now)))
    .map((action) => asSuggestion(action, now, gaps, decisive));
  const forDecisive = gaps.flatMap(
    ({ behaviour }) =>
      parked.find(({ action, decides }) => decides && action.behaviour === behaviour) ?? [],
  );
  const others = parked.filter(
    ({ action, decides }) =>
      !(
        decides ||
        settled.has(action.id) ||
        declined.has(action.id) ||
        held.has(action.behaviour ?? '')
      ),
  );
  const isFirst = ({ decides }: Suggestion) => decides;
  return [
    ...forDecisive,
    ...now.suggestions.filter(isFirst),
    ...others.slice(0, mostParked),
    ...now.suggestions.filter((one) => !isFirst(one)),
  ].slice(0, maxOffered);
}

function asSuggestion(
  { since: _, until: __, stuck: ___, parked: ____, step: _____, ...action }: KnownAction,
  { days, today }: PlanNow,
  gaps: readonly Gap[],
  decisive: readonly string[],
): Suggestion {
  const gap = gaps.find(({ behaviour }) => behaviour === action.behaviour) ?? null;
  const decides = gap !== null && decisive.includes(gap.behaviour);
  const usual = days.get(action.id) ?? ownDays;
  // A later day was chosen.
  const until = action.due === null ? 0 : daysBetween(today, action.due);
  return {
    action,
    days: Math.max(usual, until),
    now: false,
    gap,
    decides,
    ...(!decides && { isParked: true as const }),
  };
}
