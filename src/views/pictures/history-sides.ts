import type { History } from '../../core/history/history.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { StrandScore } from '../../core/schema/report.schema.js';
import { typeset } from '../../text/signs.js';
import { padEnd, widestOf } from '../../text/width.js';
import { shorten } from '../../text/wrap.js';
import { heading, isNarrow } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised } from '../text/words.js';

/** How much is done, then and now. */
interface SideRow {
  readonly label: string;
  readonly before: number;
  readonly now: number;
  readonly of: number;
}

/**
 * What somebody does on each side of the work, and of each habit that moved, at the start of the history and now. Counted
 * by what was rated both times: a position of one side alone would contradict that of both.
 */
export function sidesPart(
  { first, now, comparable = [], sides = [] }: History,
  ladder: Ladder,
  style: Style,
): string[] {
  if (first === null || now === null) return [];
  const rows = [
    ...sides.map(({ theme, label, rated, heldBefore, heldNow }): SideRow => {
      // As its questions are headed, where there is room and the label is one word.
      const about = isNarrow(style) || / \w/.test(label) ? '' : ladder.themes[theme]?.about;
      return { label: capitalised(about || label), before: heldBefore, now: heldNow, of: rated };
    }),
    ...now.strands.flatMap((strand) => {
      const before = first.strands.find(({ id }) => id === strand.id);
      return before && comparable.includes(strand.id) ? movedStrand(before, strand) : [];
    }),
  ];
  if (rows.length === 0) return [];
  const day = formatDay(first.day, style.locale);
  const isSame = rows.every(({ before, now }) => before === now);
  const when = isSame ? `unchanged since ${day}` : `${day} and now`;
  return [...heading(`What you do of what was asked, ${when}`, style), ...sideRows(rows, style)];
}

/** Only what moved: a count of one to three answers says more about growth than about a person. */
function movedStrand(before: StrandScore, now: StrandScore): SideRow[] {
  const [then, today] = [before, now].map(({ all, held }) => all?.held ?? held);
  const of = now.all?.rated ?? now.rated ?? now.expected;
  return then === undefined || today === undefined || then === today || of === 0
    ? []
    : [{ label: now.title, before: then, now: today, of }];
}

function sideRows(rows: readonly SideRow[], style: Style): string[] {
  const counts = rows.map(({ before, now, of }) =>
    before === now ? `${now} of ${of}` : `${before} ${typeset('→', style)} ${now} of ${of}`,
  );
  const longest = widestOf(rows.map(({ label }) => typeset(label, style)));
  const labels = Math.max(8, Math.min(longest, style.width - widestOf(counts) - 4));
  return rows.map(
    ({ label }, index) =>
      `  ${padEnd(shorten(label, labels, style), labels)}  ${counts[index] ?? ''}`,
  );
}
