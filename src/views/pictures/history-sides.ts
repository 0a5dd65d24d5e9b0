import type { History } from '../../core/history/history.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { typeset } from '../../text/signs.js';
import { padEnd, widestOf } from '../../text/width.js';
import { shorten } from '../../text/wrap.js';
import { heading, isNarrow } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised } from '../text/words.js';

/**
 * What somebody does on each side of the work, and of the habits, at the start of the history and now. Counted by what
 * was rated both times: a position of one side alone would contradict that of both.
 */
export function sidesPart(
  { first, now, sides = [] }: History,
  ladder: Ladder,
  style: Style,
): string[] {
  if (first === null || now === null || first.day === now.day || sides.length === 0) return [];
  const rows = sides.map(({ theme, label, rated, heldBefore, heldNow, lost }) => {
    const count =
      heldBefore === heldNow ? heldNow : `${heldBefore} ${typeset('→', style)} ${heldNow}`;
    // Else what was gained would hide what was lost.
    const gained = heldNow - heldBefore + lost;
    const both = gained > 0 && lost > 0 ? `, ${gained} new, ${lost} lost` : '';
    // As its questions are headed, where there is room and the label is one word.
    const isShort = isNarrow(style) || / \w/.test(label ?? '');
    const about = isShort ? '' : ladder.themes[theme ?? '']?.about;
    return {
      name: capitalised(about || (label ?? 'habits')),
      count: `${count} of ${rated}${both}`,
    };
  });
  const day = formatDay(first.day, style.locale);
  const isSame = sides.every(
    ({ heldBefore, heldNow, lost }) => heldBefore === heldNow && lost === 0,
  );
  const when = isSame ? `the same as on ${day}` : `${day} and now`;
  const longest = widestOf(rows.map(({ name }) => typeset(name, style)));
  const room = style.width - widestOf(rows.map(({ count }) => count)) - 4;
  const names = Math.max(8, Math.min(longest, room));
  return [
    ...heading(`What you do of what you rated both times, ${when}`, style),
    ...rows.map(({ name, count }) => `  ${padEnd(shorten(name, names, style), names)}  ${count}`),
  ];
}
