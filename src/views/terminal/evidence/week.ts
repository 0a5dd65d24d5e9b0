import type { Day } from '../../../core/base/day.js';
import type { InboxItem } from '../../../core/evidence/inbox/inbox.js';
import { glyphs } from '../../../text/signs.js';
import { shorten } from '../../../text/wrap.js';
import { isNarrow } from '../../text/layout.js';
import type { Style } from '../../text/style.js';
import { formatDay } from '../../text/style.js';

/** Proposals of a week that are shown together: each has a digit, and all fit above the keys. */
export function shownAtOnce(style: Style): number {
  const aroundThem = isNarrow(style) ? 9 : 7;
  return Math.max(3, Math.min(9, (style.rows ?? 24) - aroundThem));
}

/** The proposals of a week as one question; `skipped` of them were shown before. */
export function describeWeek(
  monday: Day,
  open: readonly InboxItem[],
  shown: readonly InboxItem[],
  skipped: number,
  left: number,
  style: Style,
): string {
  const { between } = glyphs(style);
  const rest = open.length - skipped - shown.length;
  const week = `Week of ${formatDay(monday, style.locale)}`;
  return [
    '',
    [
      week,
      open.length === 1 ? 'one proposal' : `${open.length} proposals`,
      `${left} left in all`,
    ].join(between),
    ...shown.map(({ text }, index) => `  ${index + 1} ${shorten(text, style.width - 5, style)}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join('\n');
}
