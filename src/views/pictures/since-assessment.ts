import type { Difference } from '../../core/history/difference.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { padEnd, widthOf } from '../../text/width.js';
import { flow } from '../../text/wrap.js';
import { heading, isNarrow } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { counted } from '../text/words.js';
import { positionBar } from './position-bar.js';
import { listed } from './strip.js';

/** What moved since the assessment: two bars, and a sentence that says the same; where nothing moved, the sentence. */
export function sinceAssessment(difference: Difference, ladder: Ladder, style: Style): string[] {
  const { before, now, from, to } = difference;
  if (before === null) return [];
  const moved = before.position !== now.position;
  const both = [
    { label: formatDay(from, style.locale), position: before.position },
    { label: from === to ? 'Now' : 'Today', position: now.position },
  ];
  const rows = moved ? both : [];
  const labels = Math.max(...rows.map(({ label }) => widthOf(label)));
  return [
    ...heading('Since your assessment', style),
    ...rows.flatMap(({ label, position }) => {
      const measure = `${positionBar(position, ladder, style)}  ${position.toFixed(1)}`.trimStart();
      return isNarrow(style) ? [label, `  ${measure}`] : `${padEnd(label, labels)}  ${measure}`;
    }),
    ...flow(
      [`${positionWords(difference, ladder)}, ${effortWords(difference)}.`],
      style.width,
      style,
    ),
  ];
}

/** Names the ends: nobody knows by themselves what 1.9 is. */
function positionWords({ before, now }: Difference, { levels }: Ladder): string {
  const reached = now.position.toFixed(1);
  return before === null || before.position === now.position
    ? `No change: between level 1 and level ${levels.length}, you're still at ${reached}`
    : `Between level 1 and level ${levels.length}, you went from ${before.position.toFixed(1)} to ${reached}`;
}

/** What was done for it, counted; where the position stands still, that is what grew. */
function effortWords({ checkins, done, behaviours, evidence }: Difference): string {
  const rated = (wanted: 'up' | 'down') =>
    behaviours.filter(({ change }) => change === wanted).length;
  const higher = rated('up');
  const lower = rated('down');
  const words = listed([
    checkins > 0 ? counted(checkins, 'check-in', 'check-ins') : null,
    done.length > 0 ? counted(done.length, 'action done', 'actions done') : null,
    higher > 0 ? counted(higher, 'behaviour rated higher', 'behaviours rated higher') : null,
    lower > 0 ? counted(lower, 'behaviour rated lower', 'behaviours rated lower') : null,
    evidence.length > 0 ? counted(evidence.length, 'thing noted', 'things noted') : null,
  ]);
  return words === null ? 'with nothing noted since' : `with ${words}`;
}
