import { obstacleTold } from '../../core/checkin/agenda.js';
import type { KnownAction, State } from '../../core/journal/state.js';
import { shorten } from '../../text/wrap.js';
import type { Style } from '../../views/text/style.js';
import { formatNearDay } from '../../views/text/style.js';

/** So that it takes one row of most screens. */
const longestLine = 50;

/** What an earlier check-in says about an action, to go on from: what was in the way, or else the last progress. */
export function lastTime(
  { id, stuck, because }: Pick<KnownAction, 'id' | 'stuck' | 'because'>,
  state: Pick<State, 'actions' | 'checkins' | 'evidence'>,
  sitting: string,
  style: Style,
): string | null {
  // What was taken up again after a smaller step has no reason of its own any more.
  const obstacle = (stuck > 0 ? because : undefined) ?? obstacleTold(id, state);
  if (obstacle !== undefined) return inTheWay(obstacle, state, sitting, style);
  const last = state.evidence.findLast(({ actions }) => actions?.includes(id));
  return last === undefined ? null : `Last progress: “${shorten(last.text, longestLine, style)}”`;
}

/** With the day, where it was told before the last check-in. */
export function inTheWay(
  obstacle: string,
  { checkins }: Pick<State, 'checkins'>,
  sitting: string,
  { locale }: Pick<Style, 'locale'>,
): string {
  const earlier = checkins.filter((one) => one.sitting !== sitting && !one.correction);
  const told = earlier.findLast(({ actions }) =>
    actions.some(({ because }) => because === obstacle),
  );
  const isLast = told === undefined || told.day === earlier.at(-1)?.day;
  return `In the way ${isLast ? 'last time' : `on ${formatNearDay(told.day, locale)}`}: “${obstacle}”`;
}
