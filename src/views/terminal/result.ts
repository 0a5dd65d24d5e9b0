import { findLevel } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { glyphs, typeset } from '../../text/signs.js';
import { padEnd, widthOf } from '../../text/width.js';
import { flow, shorten } from '../../text/wrap.js';
import type { BarCounts } from '../text/layout.js';
import { bar, barCells, hang, isNarrow, labelled, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatNearDay } from '../text/style.js';
import {
  actionSentence,
  besideTheStage,
  capitalised,
  checkinSentence,
  firstSentence,
  honestSentences,
  reasonLabels,
  stageSentence,
} from '../text/words.js';

export interface ResultOptions {
  /** Suggested next commands, the likeliest first. */
  readonly commands?: readonly string[];
}

/** Gaps and strengths that are named; the rest is in the export. */
const mostNamed = 3;
/** Columns of the labels beside strengths, gaps and steps. */
const gutter = 15;
const usualRows = 24;
const usualCommands = ['career-coach plan', 'career-coach export --for mentor'];

/** The result of an assessment; with a ladder of the usual size it fits 80 × 24. */
export function renderResult(
  report: Report,
  ladder: Ladder,
  style: Style,
  { commands = usualCommands }: ResultOptions = {},
): string {
  const after = {
    steps: stepLines(report, style),
    closing: [...honestLines(style), ...commandLines(commands, style)],
  };
  return page(
    fitToRows(style, (arrangement) => arrange(report, ladder, style, arrangement, after)),
  );
}

/** The result before a plan is chosen: without a first step and next commands. */
export function renderAssessment(report: Report, ladder: Ladder, style: Style): string {
  const after = { steps: [], closing: honestLines(style) };
  // The question that follows takes a row more, and the stage must not scroll away.
  const shorter = { ...style, rows: (style.rows ?? usualRows) - 1 };
  return page(
    fitToRows(shorter, (arrangement) => arrange(report, ladder, style, arrangement, after)),
  );
}

/** The page after a plan is chosen: the first step, the next check-in, the next commands. */
export function renderNextSteps(
  report: Report,
  style: Style,
  { commands = usualCommands }: ResultOptions = {},
): string {
  const checkin = labelled(['After that'], [checkinSentence(report, style.locale)], style, gutter);
  return page(
    spaced([
      flow([{ text: stageSentence(report, 'you'), paint: style.paint.accent }], style.width, style),
      [...stepLines(report, style), ...(report.nextCheckin === null ? [] : checkin)],
      commandLines(commands, style),
    ]),
  );
}

function stageLines(report: Report, ladder: Ladder, style: Style, brief: boolean): string[] {
  const { summary } = report.stage;
  const { paint, width } = style;
  const headline = { text: stageSentence(report, 'you'), paint: paint.accent };
  return [
    ...flow([headline, ...besideTheStage(report, ladder, 'you', style.locale)], width, style),
    // No level is the person's where one does not describe them.
    ...(report.fit === undefined
      ? flow([brief ? firstSentence(summary) : summary], width, style)
      : []),
  ];
}

/** Suggested next commands, as many on a line as fit. */
export function commandLines(commands: readonly string[], style: Style): string[] {
  const label = 'Next: ';
  const { between } = glyphs(style);
  const rows: string[] = [];
  for (const command of commands) {
    const longer = `${rows.at(-1)}${between}${command}`;
    if (rows.length > 0 && widthOf(label + longer) <= style.width) rows[rows.length - 1] = longer;
    else rows.push(command);
  }
  return rows.flatMap((row, index) =>
    hang(index === 0 ? label : ' '.repeat(label.length), [row], style),
  );
}

/** How much of a result is shown, and how densely. */
interface Arrangement {
  readonly strengths: number;
  /** One sentence of the summary and one line for each behaviour: the person has just read them in full. */
  readonly brief: boolean;
  /** Empty lines: `airy` between all parts, `near` and `tight` only between groups of parts. */
  readonly spacing: 'airy' | 'near' | 'tight';
}

/** From the roomiest to the tightest. */
const arrangements: readonly Arrangement[] = [
  { strengths: mostNamed, brief: false, spacing: 'airy' },
  { strengths: 2, brief: false, spacing: 'near' },
  { strengths: 1, brief: false, spacing: 'near' },
  { strengths: 2, brief: true, spacing: 'near' },
  { strengths: 1, brief: true, spacing: 'near' },
  { strengths: 1, brief: true, spacing: 'tight' },
];
const tightest: Arrangement = { strengths: 0, brief: true, spacing: 'tight' };
/** On a narrow screen the result scrolls anyway, and words matter more than rows. */
const scrolling: Arrangement = { strengths: 1, brief: false, spacing: 'airy' };

/** The lines in the roomiest arrangement that leaves one row to the shell. */
function fitToRows(style: Style, linesOf: (arrangement: Arrangement) => string[]): string[] {
  if (isNarrow(style)) return linesOf(scrolling);
  const fits = (lines: readonly string[]) => lines.length < (style.rows ?? usualRows);
  const tight = linesOf(tightest);
  // As a last resort without empty lines: the stage comes first and must not scroll away.
  return (
    arrangements.map(linesOf).find(fits) ??
    (fits(tight) ? tight : tight.filter((line) => line !== ''))
  );
}

/** The parts of a result; `after` holds those that differ between views. */
function arrange(
  report: Report,
  ladder: Ladder,
  style: Style,
  { strengths, brief, spacing }: Arrangement,
  after: { readonly steps: readonly string[]; readonly closing: readonly string[] },
): string[] {
  const stage = stageLines(report, ladder, style, brief);
  const levels = [...levelLines(report, ladder, style), ...sideLines(report, style)];
  const strands = [...strandLines(report, style), ...legendLines(report, ladder, style)];
  const work = [
    ...strengthLines(report, style, strengths, brief),
    ...gapLines(report, style, brief),
    ...after.steps,
  ];
  const parts = {
    airy: [stage, levels, strands, work, after.closing],
    near: [stage, [...levels, ...strands], work, after.closing],
    tight: [[...stage, ...levels, ...strands], work, after.closing],
  };
  return spaced(parts[spacing]);
}

/** A line for each level: its title, its bar, and a mark if it is the stage. */
export function levelLines(report: Report, ladder: Ladder, style: Style): string[] {
  if (report.levels === undefined) return [];
  const rows = report.levels.map(({ rank, ...tally }) => {
    const title = findLevel(ladder, rank)?.title ?? '';
    const count = tally.rated === 0 ? 'not rated' : `${tally.held} of ${tally.rated} held`;
    return {
      rank,
      title,
      tally,
      count,
      here: report.fit === undefined && rank === report.stage.level,
    };
  });
  const { paint, width } = style;
  const { pointer: mark } = glyphs(style);
  const numbers = Math.max(...rows.map(({ rank }) => `${rank}`.length));
  const cells = Math.max(...rows.map(({ tally }) => barCells(tally.of)));
  const counts = Math.max(...rows.map(({ count }) => widthOf(count)));
  const before = 2 + numbers + 1;
  const longest = Math.max(...rows.map(({ title }) => widthOf(typeset(title, style))));
  const titles = Math.min(longest, width - before - 2 - cells - 2 - counts);
  return rows.flatMap(({ rank, title, tally, count, here }) => {
    const start = `${here ? mark : ' '} ${`${rank}`.padStart(numbers)} `;
    const drawn = bar(tally, style) + ' '.repeat(cells - barCells(tally.of));
    const emphasis = here ? paint.bold : (text: string) => text;
    if (isNarrow(style)) {
      return [
        ...hang(start, [{ text: title, paint: emphasis }], style),
        `${' '.repeat(before)}${drawn}  ${count}`,
      ];
    }
    const shown = emphasis(padEnd(shorten(title, titles, style), titles));
    return [`${start}${shown}  ${drawn}  ${count}`];
  });
}

/** With three sides or more, a line for each: its bar, and its level where there are answers enough. */
function sideLines({ sides }: Report, style: Style): string[] {
  if (sides === undefined) return [];
  const cells = Math.max(...sides.map(({ of }) => barCells(of)));
  const longest = Math.max(...sides.map(({ label }) => widthOf(typeset(label, style))));
  const labels = Math.min(longest, style.width - cells - 21);
  return sides.flatMap(({ label, level, ...tally }) => {
    const drawn = bar(tally, style) + ' '.repeat(cells - barCells(tally.of));
    const where = level === null ? 'too few answers' : `level ${level}`;
    const name = capitalised(label);
    if (isNarrow(style)) return [...hang('  ', [name], style), `  ${drawn}  ${where}`];
    return [`  ${padEnd(shorten(name, labels, style), labels)}  ${drawn}  ${where}`];
  });
}

/** What the cells of the bars mean, as many on a line as fit. */
function legendLines({ levels, strands }: Report, { scale }: Ladder, style: Style): string[] {
  if (levels === undefined && strands.length === 0) return [];
  const { full, nearly, shaded, empty } = glyphs(style);
  const near = scale.held - 1;
  const counting = scale.points.flatMap(({ value }) => (value > near ? [`${value}`] : []));
  const parts = [
    `${full} held (${counting.join(', ').replace(/, (\d+)$/, ' or $1')})`,
    `${nearly} nearly (${near})`,
    ...(near > 1 ? [`${shaded} lower`] : []),
    `${empty} not rated`,
  ];
  const rows: string[] = [];
  for (const part of parts) {
    const longer = `${rows.at(-1)}   ${part}`;
    if (rows.length > 0 && widthOf(longer) <= style.width) rows[rows.length - 1] = longer;
    else rows.push(part);
  }
  return rows.map((row) => style.paint.dim(row));
}

function strandLines({ strands }: Report, style: Style): string[] {
  const rows = strands.map(({ title, held, near, expected, rated = expected }) => ({
    title,
    tally: { held, near, rated, of: expected },
    count: strandCount(held, rated, expected),
  }));
  if (rows.length === 0) return [];
  if (isNarrow(style)) return strandColumn(rows, style.width, style);
  const half = Math.ceil(rows.length / 2);
  const first = strandColumn(rows.slice(0, half), style.width / 2, style);
  const left = style.width - widthOf(first[0] ?? '') - strandGap.length;
  const second = strandColumn(rows.slice(half), left, style);
  const spare = left - widthOf(second[0] ?? '');
  const margin = spare < strandIndent.length ? '' : strandIndent;
  return sideBySide([first, second]).map((line) => margin + line);
}

/** Counts only rated behaviours: the questionnaire asks a selection of those expected. */
function strandCount(held: number, rated: number, expected: number): string {
  if (expected === 0) return 'later';
  return rated === 0 ? 'not asked' : `${held} of ${rated}`;
}

const strandIndent = '  ';
const strandGap = '  ';

interface StrandRow {
  readonly title: string;
  readonly tally: BarCounts;
  readonly count: string;
}

/** Strands below each other, all of one width of at most `widest` columns. */
function strandColumn(rows: readonly StrandRow[], widest: number, style: Style): string[] {
  const cells = Math.max(...rows.map(({ tally }) => barCells(tally.of)));
  const counts = Math.max(...rows.map(({ count }) => widthOf(count)));
  const longest = Math.max(...rows.map(({ title }) => widthOf(typeset(title, style))));
  const titles = Math.min(longest, Math.floor(widest) - cells - counts - 2);
  return rows.map(({ title, tally, count }) => {
    const shown = padEnd(shorten(title, titles, style), titles);
    const empty = ' '.repeat(cells - barCells(tally.of));
    return `${shown} ${bar(tally, style)}${empty} ${padEnd(count, counts)}`;
  });
}

/** Columns side by side, read downwards. */
function sideBySide(columns: readonly (readonly string[])[]): string[] {
  const [first = []] = columns;
  return first.map((_, row) =>
    columns
      .map((column) => column[row] ?? '')
      .join(strandGap)
      .trimEnd(),
  );
}

function strengthLines(
  { strengths }: Report,
  style: Style,
  most: number,
  brief: boolean,
): string[] {
  return strengths
    .slice(0, most)
    .flatMap(({ statement }, index) =>
      labelled(index === 0 ? ['Strengths'] : [], [briefly(statement, style, brief)], style, gutter),
    );
}

function gapLines(report: Report, style: Style, brief: boolean): string[] {
  const named = report.gaps.slice(0, mostNamed);
  if (named.length === 0) {
    return labelled(['Gaps'], ['None among the behaviours you were asked about.'], style, gutter);
  }
  const reasons = named.map(({ reason }) => reasonLabels[reason]);
  return named.flatMap(({ statement, noOpportunity }, index) => {
    const reason = reasons[index] ?? '';
    const repeated = reason === reasons[index - 1] && !isNarrow(style);
    const text = noOpportunity ? `(no chance so far) ${statement}` : statement;
    return labelled(repeated ? [] : [reason], [briefly(text, style, brief)], style, gutter);
  });
}

function briefly(text: string, style: Style, brief: boolean): string {
  return brief ? shorten(text, style.width - gutter, style) : text;
}

function stepLines({ plan }: Report, style: Style): string[] {
  const [first] = plan.active;
  if (first === undefined) return [];
  const sentence = actionSentence(first);
  if (first.due === null) return labelled(['First step'], [sentence], style, gutter);
  const by = `by ${formatNearDay(first.due, style.locale)}`;
  return widthOf(by) < gutter
    ? labelled(['First step', by], [sentence], style, gutter)
    : labelled(['First step'], [sentence, capitalised(`${by}.`)], style, gutter);
}

function honestLines(style: Style): string[] {
  return flow([{ text: honestSentences, paint: style.paint.dim }], style.width, style);
}
