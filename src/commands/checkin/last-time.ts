import type { Evidence, KnownAction } from '../../core/journal/state.js';
import { shorten } from '../../text/wrap.js';
import type { Style } from '../../views/text/style.js';

/** So that it takes one row of most screens. */
const longestLine = 50;

/** What an earlier check-in says about an action, to go on from: what was in the way, or else the last progress. */
export function lastTime(
  { id, stuck, because }: Pick<KnownAction, 'id' | 'stuck' | 'because'>,
  evidence: readonly Evidence[],
  style: Style,
): string | null {
  if (stuck > 0 && because !== undefined) return `Last time: “${because}”`;
  const last = evidence.findLast(({ actions }) => actions?.includes(id));
  return last === undefined ? null : `Last progress: “${shorten(last.text, longestLine, style)}”`;
}
