import type { Day } from '../../core/base/day.js';
import type { Stretch } from '../../core/history/timeline.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { padEnd, widthOf } from '../../text/width.js';
import { clampLines, flow } from '../../text/wrap.js';
import { weekStrip } from '../pictures/strip.js';
import { isNarrow, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  basisSentences,
  capitalised,
  checkinSentence,
  counted,
  ended,
  levelName,
  stageSentence,
} from '../text/words.js';
import { commandLines, levelLines } from './result.js';

export interface StatusOptions {
  /** The unfinished assessment. */
  readonly draft?: { readonly answered: number; readonly since: Day } | null;
  /** What happened in the last weeks. */
  readonly weeks?: readonly Stretch[];
  /** Suggested next commands, the likeliest first. */
  readonly commands?: readonly string[];
}

/** A status should be readable at a glance: on an ordinary screen without scrolling. */
const usualRows = 24;
/** The fewest rows that each active action gets. */
const rowsOfAction = 2;
const usualCommands = ['career-coach plan', 'career-coach assess'];
const commandsWhenDue = ['career-coach checkin', 'career-coach plan'];

export function renderStatus(
  report: Report,
  ladder: Ladder,
  style: Style,
  {
    draft = null,
    weeks = [],
    commands = isCheckinDue(report) ? commandsWhenDue : usualCommands,
  }: StatusOptions = {},
): string {
  const stage = flow(
    [
      { text: stageSentence(report, 'you'), paint: style.paint.accent },
      ...basisSentences(report, ladder, style.locale),
      ended(`Your plan works towards ${levelName(ladder, report.plan.targetLevel)}`),
    ],
    style.width,
    style,
  );
  const after = flow(sentencesAfter(report, draft, style), style.width, style);
  const next = commandLines(commands, style);
  const strip = weekStrip(weeks, style);
  const rows = Math.min(usualRows, style.rows ?? usualRows) - 1;
  // A narrow or low screen needs every row for words.
  if (isNarrow(style) || rows < usualRows - 1) {
    const room = rows - [stage, strip, after, next].flat().length;
    return page([stage, activeLines(report, style, room), strip, after, next].flat());
  }
  const levels = levelLines(report, ladder, style);
  const taken = spaced([stage, levels, ['actions'], strip, after, next]).length - 1;
  const room = Math.max(rows - taken, rowsOfAction * report.plan.active.length);
  return page(spaced([stage, levels, activeLines(report, style, room), strip, after, next]));
}

function sentencesAfter(report: Report, draft: StatusOptions['draft'], style: Style): string[] {
  // One sentence, however many dates have passed: a plan is not a debt.
  const passed = report.plan.active.some(({ due }) => due !== null && due < report.date);
  return [
    checkinSentence(report, style.locale),
    ...(passed ? ['A date has passed; the check-in can move it or let it go.'] : []),
    ...(draft ? [draftSentence(draft, style)] : []),
  ];
}

function draftSentence(
  { answered, since }: { answered: number; since: Day },
  style: Style,
): string {
  const answers = counted(answered, 'answer', 'answers');
  return `An assessment of ${formatDay(since, style.locale)} is unfinished, with ${answers}; career-coach assess continues it.`;
}

/**
 * The active actions beside their dates, the nearest first, each in as many lines as there is room for. Without their
 * cues, which would push the act itself out of the line.
 */
export function activeLines({ plan }: Pick<Report, 'plan'>, style: Style, room: number): string[] {
  const active = plan.active.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
  if (active.length === 0) return flow(['No action is active.'], style.width, style);
  const each = Math.max(1, Math.floor(room / active.length));
  const labels = active.map(({ due }) =>
    due === null ? 'No date' : `By ${formatDay(due, style.locale)}`,
  );
  const gutter = Math.max(...labels.map(widthOf)) + 2;
  return active.flatMap((action, index) =>
    activeAction(action, labels[index] ?? '', gutter, each, style),
  );
}

function activeAction(
  action: Action,
  label: string,
  gutter: number,
  most: number,
  style: Style,
): string[] {
  const columns = isNarrow(style) ? 2 : gutter;
  const width = style.width - columns;
  const sentence = ended(capitalised(action.act));
  const text = isNarrow(style) ? `${label}: ${sentence}` : sentence;
  const lines = clampLines(flow([text], width, style), most, width, style);
  const first = isNarrow(style) ? '' : style.paint.dim(padEnd(label, gutter));
  return lines.map((line, index) => (index === 0 ? first : ' '.repeat(columns)) + line);
}
