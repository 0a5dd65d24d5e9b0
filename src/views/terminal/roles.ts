import type { Day } from '../../core/base/day.js';
import type { Role } from '../../core/journal/state.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { widthOf } from '../../text/width.js';
import { commandLines, labelled, page, running, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised, counted } from '../text/words.js';

export interface RoleOptions {
  /** The role that this command marked; null if it only lists. */
  readonly marked: Role | null;
  /** null before the first assessment. */
  readonly report: Report | null;
  readonly ladder: Ladder;
  readonly today: Day;
}

/** The marked roles, and what a new one means for the ratings. */
export function renderRoles(roles: readonly Role[], options: RoleOptions, style: Style): string {
  const { marked } = options;
  if (roles.length === 0) {
    const whom = options.ladder.terms.customer?.one ?? 'customer';
    const start = `No role has been marked yet. Mark a new position or ${whom} when it begins: ratings about the old one then stop counting.`;
    return page(
      spaced([running([start], style), commandLines(['career-coach role "…" --since DAY'], style)]),
    );
  }
  const days = roles.map(({ since }) => `Since ${formatDay(since, style.locale)}`);
  const gutter = Math.max(...days.map(widthOf)) + 2;
  const list = roles.flatMap(({ title }, index) =>
    labelled([days[index] ?? ''], [title], style, gutter),
  );
  const meaning = marked === null ? [] : running([meaningOf(marked, options)], style);
  const next = marked === null || marked.since > options.today ? [] : ['career-coach assess'];
  return page(spaced([list, meaning, next.length > 0 ? commandLines(next, style) : []]));
}

function meaningOf({ since }: Role, { report, ladder, today }: RoleOptions): string {
  const themes = Object.values(ladder.themes)
    .filter(({ followsRole }) => followsRole)
    .map(({ label }) => `your ${label.replace(/^your /i, '')}`);
  const sides = [...themes, ...(ladder.strands.length > 0 ? ['your habits'] : [])];
  if (sides.length === 0) return 'No rating on this ladder depends on the role; all of them stay.';
  const which = `atings of ${sides.join(' and of ')} from before`;
  if (since > today) return `From that day on r${which} it no longer count; all others stay.`;
  const { old = [], outdated = false } = report?.basis ?? {};
  if (old.length === 0) return `R${which} that day do not count; all others stay.`;
  const count = capitalised(counted(old.length, 'rating', 'ratings'));
  const verb = old.length === 1 ? 'counts' : 'count';
  const consequence = outdated
    ? 'Until you answer them again, the stage still rests on them.'
    : 'The next assessment asks about them again.';
  return `${count} of ${sides.join(' and of ')} from before that day no longer ${verb}; all others stay. ${consequence}`;
}
