import { addDays } from '../../core/base/day.js';
import type { MarkKind, Timeline, TimelineStretch } from '../../core/history/timeline.js';
import { markKinds } from '../../core/history/timeline.js';
import { glyphs, typeset } from '../../text/signs.js';
import { padEnd, widthOf } from '../../text/width.js';
import type { Style } from '../text/style.js';
import { formatMonth, formatNearDay } from '../text/style.js';

/** Columns before the picture. */
export const lineGutter = 11;
/** Rows that the line moves over, where a quarter of a level is a row. */
const fineSpan = 1.5;

/** The position as a line over time, with months below it, and a row for each kind of thing that happened. */
export function positionLine(timeline: Timeline, levels: number, style: Style): string[] {
  const { stretches } = timeline;
  return [
    ...plot(stretches, scaleFor(stretches, levels), style),
    ...times(timeline, style),
    ...markKinds.flatMap((kind) => markRow(kind, stretches, style)),
  ];
}

/** Positions of the rows. */
interface RowScale {
  readonly highest: number;
  readonly step: number;
  readonly rows: number;
}

/** At least a level from the lowest to the highest row, so that a small step does not look like a leap. */
function scaleFor(stretches: readonly TimelineStretch[], levels: number): RowScale {
  const positions = stretches.map(({ position }) => position);
  let lowest = Math.floor(Math.min(...positions) * 2) / 2;
  let highest = Math.ceil(Math.max(...positions) * 2) / 2;
  while (highest - lowest < Math.min(1, levels - 1)) {
    if (highest < levels) highest += 0.5;
    else lowest -= 0.5;
  }
  const step = highest - lowest <= fineSpan ? 0.25 : 0.5;
  return { highest, step, rows: Math.round((highest - lowest) / step) + 1 };
}

function plot(
  stretches: readonly TimelineStretch[],
  { highest, step, rows }: RowScale,
  style: Style,
): string[] {
  const { point, line, wall, up, down } = glyphs(style);
  const grid = Array.from({ length: rows }, () => stretches.map(() => ' '));
  const draw = (row: number, column: number, sign: string) => {
    const cells = grid[row];
    if (cells !== undefined) cells[column] = sign;
  };
  let before: number | null = null;
  stretches.forEach(({ position, recorded }, column) => {
    const row = Math.round((highest - position) / step);
    if (before !== null && before !== row) {
      draw(before, column, row < before ? up : down);
      for (let between = Math.min(row, before) + 1; between < Math.max(row, before); between += 1) {
        draw(between, column, wall);
      }
    }
    draw(row, column, recorded ? point : line);
    before = row;
  });
  const { dim, good } = style.paint;
  return grid.map((cells, row) => {
    const value = highest - row * step;
    const label = Number.isInteger(value * 2) ? value.toFixed(1) : '';
    const drawn = cells.join('').trimEnd();
    const axis = dim(`${label.padStart(lineGutter - 2)} ${wall}`);
    return drawn === '' ? axis : axis + good(drawn);
  });
}

/** Months or years below the line; where there is one alone, the first and the last day. */
function times(timeline: Timeline, style: Style): string[] {
  const named = months(timeline, style);
  const row = named.trim().includes(' ') ? named : bothEnds(timeline, style);
  return [(' '.repeat(lineGutter) + style.paint.dim(row)).trimEnd()];
}

/** Each below its end, or beside each other where there is no room. */
function bothEnds({ days, stretches }: Timeline, style: Style): string {
  const first = stretches[0]?.from ?? '';
  const last = addDays(stretches.at(-1)?.from ?? '', days - 1);
  const [from, to] = [first, last].map((day) => formatNearDay(day, style.locale));
  const spare = stretches.length - widthOf(`${from}${to}`);
  return spare > 0 ? `${from}${' '.repeat(spare)}${to}` : typeset(`${from} – ${to}`, style);
}

/** Names below every month, or every second and so on, until there is room; of years where a stretch is a month or longer. */
function months({ days, stretches }: Timeline, style: Style): string {
  const nameOf = (day: string) => (days < 28 ? formatMonth(day, style.locale) : day.slice(0, 4));
  const starts = stretches
    .map(({ from }, column) => {
      const next = stretches[column + 1];
      // A month stands where it begins, also within a stretch: else the present one might be missing.
      const end = next === undefined ? addDays(from, days - 1) : addDays(next.from, -1);
      return { name: nameOf(end), column };
    })
    .filter(({ name }, index, all) => name !== all[index - 1]?.name);
  const [first, second] = starts;
  // What is left of the first month may be too short for its name.
  const isCut = first !== undefined && second !== undefined && widthOf(first.name) >= second.column;
  const whole = isCut ? starts.slice(1) : starts;
  for (let step = 1; step < whole.length; step += 1) {
    const named = whole.filter((_, index) => index % step === 0);
    const row = rowOf(named, style.width - lineGutter);
    if (row !== null) return row;
  }
  return first?.name ?? '';
}

/** The names at their columns; null where one would run into the next. The last gives way where it has no room. */
function rowOf(
  starts: readonly { readonly name: string; readonly column: number }[],
  room: number,
): string | null {
  let row = '';
  for (const { name, column } of starts) {
    const start = Math.min(column, room - widthOf(name));
    if (row === '' || widthOf(row) < start) row = padEnd(row, start) + name;
    else if (start === column) return null;
  }
  return row;
}

const markLabels = {
  checkin: 'Check-ins',
  done: 'Done',
  noted: 'Noted',
} as const satisfies Record<MarkKind, string>;

function markRow(kind: MarkKind, stretches: readonly TimelineStretch[], style: Style): string[] {
  if (stretches.every(({ marks }) => marks[kind] === 0)) return [];
  const { full, empty } = glyphs(style);
  const { dim, accent } = style.paint;
  const cells = stretches.map(({ marks }) => (marks[kind] > 0 ? accent(full) : dim(empty)));
  return [dim(padEnd(markLabels[kind], lineGutter)) + cells.join('')];
}
