import { findLevel } from '../../core/ladder/find-in-ladder.js';
import { markedRanks } from '../../core/placement/rival.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { AnsweredBehaviour, Report } from '../../core/schema/report.schema.js';
import { glyphs, typeset } from '../../text/signs.js';
import { padEnd, widthOf } from '../../text/width.js';
import { flow, flowItems } from '../../text/wrap.js';
import type { BarCounts } from './layout.js';
import { bar, barCells, hang, heading, isNarrow } from './layout.js';
import type { Style } from './style.js';
import { seenOfHabits } from './their-level.js';
import { capitalised, nearLabel } from './words.js';

/** From so many ratings on, a count says how strong a habit is; fewer would only look like a bad mark. */
const enoughForMark = 4;

/** A line for each level: its title, its bar, and a mark if it is the stage. */
export function levelLines(report: Report, ladder: Ladder, style: Style): string[] {
  if (report.levels === undefined) return [];
  const { stage } = report;
  const marked = markedRanks(report);
  const rows = report.levels.map(({ rank, ...tally }) => {
    const answers = report.answers.filter(({ level, unasked }) => level === rank && !unasked);
    const { held, rated } = tally;
    return {
      rank,
      title: findLevel(ladder, rank)?.title ?? '',
      tally,
      drawn: bar(tally, style),
      count:
        rated === 0 ? withoutRating(answers, rank < stage.level) : `you do ${held} of ${rated}`,
      here: report.fit === undefined && marked.includes(rank),
    };
  });
  const { paint, width } = style;
  const { pointer: mark } = glyphs(style);
  const numbers = Math.max(...rows.map(({ rank }) => `${rank}`.length));
  const cells = Math.max(...rows.map(({ tally }) => barCells(tally, style)));
  const counts = Math.max(...rows.map(({ count }) => widthOf(count)));
  const before = 2 + numbers + 1;
  const longest = Math.max(...rows.map(({ title }) => widthOf(typeset(title, style))));
  const titles = Math.min(longest, width - before - 2 - cells - 2 - counts);
  return rows.flatMap(({ rank, title, drawn, count, here }) => {
    const start = `${here ? mark : ' '} ${`${rank}`.padStart(numbers)} `;
    const emphasis = here ? paint.bold : (text: string) => text;
    if (isNarrow(style)) {
      return [
        ...hang(start, [{ text: title, paint: emphasis }], style),
        ...flowItems(drawn === '' ? [count] : [drawn, count], '  ', width - before).map(
          (line) => ' '.repeat(before) + line,
        ),
      ];
    }
    const [first = '', ...rest] = flow([title], titles, style);
    return [
      `${start}${emphasis(padEnd(first, titles))}  ${padEnd(drawn, cells)}  ${count}`,
      ...rest.map((line) => ' '.repeat(before) + emphasis(line)),
    ];
  });
}

/** Says why a level has no rating: no occasion, skipped, or not asked. */
function withoutRating(answers: readonly AnsweredBehaviour[], isBelow = false): string {
  if (answers.length === 0) return `not asked${isBelow ? ': below your level' : ''}`;
  return answers.some(({ noOpportunity }) => noOpportunity) ? 'no occasion' : 'skipped';
}

interface StrandRow {
  readonly title: string;
  readonly tally: BarCounts;
  readonly count: string;
}

/** Each strand with all that was answered in it, in two columns where they fit, under a heading. */
export function strandLines(report: Report, ladder: Ladder, style: Style): string[] {
  const tallied = report.strands.map(({ id, title }) => {
    const answers = report.answers.filter(({ strand, unasked }) => strand === id && !unasked);
    return { id, title, answers, tally: tallyOf(answers, ladder) };
  });
  if (tallied.length === 0) return [];
  const isFew = tallied.every(({ tally }) => tally.rated < enoughForMark);
  const rows = tallied.map(({ title, answers, tally }): StrandRow => {
    const { held, rated } = tally;
    // Where bars are drawn, they say it.
    const words = isFew && !style.plain ? '' : `${held} of ${rated}`;
    return { title, tally, count: rated === 0 ? withoutRating(answers) : words };
  });
  const few = isFew ? ' (only a few questions each)' : '';
  return [
    ...heading(`Habits that count at every level${few}`, style),
    ...strandRows(rows, style).map((line) => line.trimEnd()),
    ...seenOfHabits(
      report.review,
      tallied.filter(({ tally }) => tally.held === tally.rated),
    ).flatMap((text) => flow([text], style.width, style)),
  ];
}

function strandRows(rows: readonly StrandRow[], style: Style): string[] {
  const indent = '  ';
  const half = Math.ceil(rows.length / 2);
  const columns = [rows.slice(0, half), rows.slice(half)].map((part) => strandColumn(part, style));
  const whole = strandColumn(rows, style);
  for (const lines of isNarrow(style) ? [whole] : [sideBySide(columns), whole]) {
    const spare = style.width - Math.max(...lines.map(widthOf));
    if (spare >= 0) return lines.map((line) => (spare < indent.length ? '' : indent) + line);
  }
  return rows.flatMap(({ title, tally, count }) => [
    ...hang('', [title], style),
    ...flowItems([bar(tally, style), count], ' ', style.width - 2).map((line) => indent + line),
  ]);
}

function tallyOf(answers: readonly AnsweredBehaviour[], { scale }: Ladder): Required<BarCounts> {
  const count = (is: (answer: AnsweredBehaviour) => boolean) => answers.filter(is).length;
  return {
    held: count(({ rating, earlier }) => earlier === true || (rating ?? 0) >= scale.held),
    near: count(({ rating }) => rating === scale.held - 1),
    rated: count(({ rating, earlier }) => earlier === true || rating !== null),
  };
}

/** Strands below each other, all of one width. */
function strandColumn(rows: readonly StrandRow[], style: Style): string[] {
  const titles = Math.max(0, ...rows.map(({ title }) => widthOf(typeset(title, style))));
  const cells = Math.max(0, ...rows.map(({ tally }) => barCells(tally, style)));
  const counts = Math.max(0, ...rows.map(({ count }) => widthOf(count)));
  return rows.map(({ title, tally, count }) => {
    const empty = ' '.repeat(cells - barCells(tally, style));
    const name = padEnd(typeset(title, style), titles);
    return `${name} ${bar(tally, style)}${empty} ${padEnd(count, counts)}`;
  });
}

/** Columns side by side, read downwards. */
function sideBySide(columns: readonly (readonly string[])[]): string[] {
  const [first = []] = columns;
  return first.map((_, row) =>
    columns
      .map((column) => column[row] ?? '')
      .join('  ')
      .trimEnd(),
  );
}

/** What the cells of the bars mean, as many on a line as fit. */
export function legendLines(
  { levels, strands, answers }: Report,
  { scale }: Ladder,
  style: Style,
): string[] {
  if (style.plain || (levels === undefined && strands.length === 0)) return [];
  const { full, nearly, shaded } = glyphs(style);
  const near = scale.held - 1;
  const cells = [
    `${full} you do it${answers.some(({ earlier }) => earlier) ? ', or did' : ''} (${heldWords(scale)})`,
    `${nearly} ${nearLabel({ scale }).slice(1, -1)} (${near})`,
    ...(near > 1 ? [`${shaded} not yet`] : []),
  ];
  return flowItems(cells, '   ', style.width).map((row) => style.paint.dim(row));
}

/** The ratings that count as doing it: "4 or 5". */
export function heldWords({ points, held }: Ladder['scale']): string {
  const counting = points.flatMap(({ value }) => (value >= held ? [`${value}`] : []));
  return counting.join(', ').replace(/, (\d+)$/, ' or $1');
}

/** With three sides or more, a line for each: its bar, and its level where there are answers enough. */
export function sideLines({ sides }: Report, style: Style): string[] {
  if (sides === undefined) return [];
  const cells = Math.max(...sides.map((tally) => barCells(tally, style)));
  const longest = Math.max(...sides.map(({ label }) => widthOf(typeset(label, style))));
  const labels = Math.min(longest, style.width - cells - 21);
  return sides.flatMap(({ label, level, ...tally }) => {
    const drawn = bar(tally, style) + ' '.repeat(cells - barCells(tally, style));
    const where = level === null ? 'too few answers' : `level ${level}`;
    const name = capitalised(label);
    if (isNarrow(style)) return [...hang('  ', [name], style), `  ${drawn}  ${where}`];
    const [first = '', ...rest] = flow([name], labels, style);
    return [`  ${padEnd(first, labels)}  ${drawn}  ${where}`, ...rest.map((line) => `  ${line}`)];
  });
}
