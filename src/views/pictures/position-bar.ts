import type { Ladder } from '../../core/schema/ladder.schema.js';
import { glyphs } from '../../text/signs.js';
import type { Style } from '../text/style.js';

/** Cells of a bar for each level, so that a full level is easy to see; fewer if there are many levels. */
const cellsOfALevel = 4;
const mostCells = 24;

/** A bar from the lowest level, where it is empty, to the highest, where it is full; nothing in plain mode. */
export function positionBar(position: number, { levels }: Ladder, style: Style): string {
  if (style.plain) return '';
  const each = levels.length * cellsOfALevel <= mostCells ? cellsOfALevel : 2;
  const cells = levels.length * each;
  const share = levels.length < 2 ? 1 : (position - 1) / (levels.length - 1);
  const reached = Math.round(share * cells);
  const { full, shaded } = glyphs(style);
  const rest = cells - reached;
  return (
    style.paint.good(full.repeat(reached)) + (rest > 0 ? style.paint.dim(shaded.repeat(rest)) : '')
  );
}
