import type { Marks, Stretch } from '../../core/history/timeline.js';
import { totalOf } from '../../core/history/timeline.js';
import { glyphs } from '../../text/signs.js';
import { counted, listed } from '../text/counted.js';
import { running } from '../text/layout.js';
import type { Style } from '../text/style.js';

/** The last weeks as a strip of cells with a legend, or as a sentence; nothing in the first week. */
export function weekStrip(weeks: readonly Stretch[], style: Style): string[] {
  if (weeks.length < 2) return [];
  const { full, nearly, empty } = glyphs(style);
  const { accent, good, dim } = style.paint;
  const cells = weeks.map(({ marks: { checkin, done, noted }, assessed }) => {
    if (checkin > 0) return accent(full);
    return assessed || done + noted > 0 ? good(nearly) : dim(empty);
  });
  const legend = `${full} check-in, ${nearly} something noted or done, ${empty} nothing`;
  if (style.plain) return running([weeksSentence(weeks)], style);
  return [
    ...running([`The last ${weeks.length} weeks`], style),
    cells.join(' '),
    ...running([{ text: legend, paint: dim }], style),
  ];
}

/** "In the last 13 weeks: 4 check-ins, one action done and 6 things noted." */
function weeksSentence(weeks: readonly Stretch[]): string {
  const words = marksWords(totalOf(weeks));
  const time = `the last ${weeks.length} weeks`;
  return words === null ? `Nothing was noted in ${time}.` : `In ${time}: ${words}.`;
}

/** "4 check-ins, one action done and 6 things noted"; null if nothing happened. */
export function marksWords({ checkin, done, noted }: Marks): string | null {
  return listed([
    checkin > 0 ? counted(checkin, 'check-in', 'check-ins') : null,
    done > 0 ? counted(done, 'action done', 'actions done') : null,
    noted > 0 ? counted(noted, 'thing noted', 'things noted') : null,
  ]);
}
