import type { History } from '../../core/history/history.js';
import type { Standing } from '../../core/history/standing.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { StrandScore } from '../../core/schema/report.schema.js';
import { typeset } from '../../text/signs.js';
import { padEnd, widestOf } from '../../text/width.js';
import { shorten } from '../../text/wrap.js';
import { listed } from '../text/counted.js';
import { heading, isNarrow, running } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { capitalised, uncapitalised } from '../text/words.js';
import { positionBar } from './position-bar.js';

/** Each theme, and each strand that moved, at the start of the history and now. */
export function sidesPart(
  { first, now, comparable = [], comparableThemes = [] }: History,
  ladder: Ladder,
  style: Style,
): string[] {
  if (first === null || now === null) return [];
  const rows = [
    ...themeRows(first, now, comparableThemes, ladder, style),
    ...strandRows(first, now, comparable),
  ];
  if (rows.length === 0) return [];
  const day = formatDay(first.day, style.locale);
  return [
    ...heading(`Each side of the work, ${timesOf(rows, day)}`, style),
    ...sideRows(rows, style),
    ...running(aloneSentence(rows, day), style),
  ];
}

/** Positions by different questions show neither growth nor loss. */
function aloneSentence(rows: readonly SideRow[], day: string): string[] {
  const sides = listed(rows.flatMap(({ label, isAlone }) => (isAlone ? uncapitalised(label) : [])));
  return sides === null ? [] : [`On ${day}, you were asked other questions about ${sides}.`];
}

/** Two times only where a row shows two numbers. */
function timesOf(rows: readonly SideRow[], day: string): string {
  if (rows.every(({ before, now }) => before === now)) return `unchanged since ${day}`;
  const moved = rows.some(({ before, now }) => before !== null && before !== now);
  return moved ? `${day} and now` : 'now';
}

const noRating = 'no rating';

/** The themes with enough ratings for a position, then or now. */
function themeRows(
  first: Standing,
  now: Standing,
  comparable: readonly string[],
  ladder: Ladder,
  style: Style,
): SideRow[] {
  const ids = [...new Set([...first.themes, ...now.themes].map(({ theme }) => theme))];
  const sides = ids.map((id) => ({
    id,
    before: first.themes.find(({ theme }) => theme === id),
    today: now.themes.find(({ theme }) => theme === id),
  }));
  // The sides weigh answers otherwise than the whole: where none goes its way, their moves would contradict it.
  const way = Math.sign(now.position - first.position);
  const isTold =
    way === 0 ||
    sides.some(
      ({ before, today }) => before && today && (today.position - before.position) * way > 0,
    );
  return sides.map(({ id, before, today }) => {
    const isOther = before !== undefined && today !== undefined && !comparable.includes(id);
    const label = today?.label ?? before?.label ?? id;
    // As its questions are headed, where there is room and the label is one word.
    const about = isNarrow(style) || / \w/.test(label) ? '' : ladder.themes[id]?.about;
    return {
      label: capitalised(about || label),
      before: isOther || !isTold ? null : (before?.position.toFixed(1) ?? null),
      now: today?.position.toFixed(1) ?? noRating,
      bar: today === undefined ? '' : positionBar(today.position, ladder, style),
      isAlone: isOther,
    };
  });
}

/** Only those that moved: a count of one to three answers says more about growth than about a person. */
function strandRows(first: Standing, now: Standing, comparable: readonly string[]): SideRow[] {
  return now.strands.flatMap((strand) => {
    const before = first.strands.find(({ id }) => id === strand.id);
    // Counts of different questions are no growth and no loss.
    if (before === undefined || !comparable.includes(strand.id)) return [];
    const row = { label: strand.title, before: heldWords(before), now: heldWords(strand) };
    return row.before === row.now ? [] : [{ ...row, bar: '', isAlone: false }];
  });
}

function heldWords({
  held,
  expected,
  rated = expected,
  all = { held, near: 0, rated },
}: StrandScore): string {
  if (all.rated > 0) return `${all.held} of ${all.rated}`;
  return expected === 0 ? 'later' : noRating;
}

interface SideRow {
  readonly label: string;
  readonly before: string | null;
  readonly now: string;
  readonly bar: string;
  /** Whether it stands without the one before, since other things were asked. */
  readonly isAlone: boolean;
}

function sideRows(rows: readonly SideRow[], style: Style): string[] {
  const arrow = typeset('→', style);
  const changes = rows.map(({ before, now }) =>
    before === null || before === now ? now : `${before} ${arrow} ${now}`,
  );
  const changed = widestOf(changes);
  const longest = widestOf(rows.map(({ label }) => typeset(label, style)));
  const labels = Math.max(8, Math.min(longest, style.width - changed - 4));
  return rows.flatMap(({ label, bar }, index) => {
    const change = changes[index] ?? '';
    const line = `  ${padEnd(shorten(label, labels, style), labels)}  ${padEnd(change, changed)}`;
    return isNarrow(style) || bar === '' ? line.trimEnd() : `${line}  ${bar}`;
  });
}
