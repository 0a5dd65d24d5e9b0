import type { Day } from '../../core/base/day.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { padEnd, widthOf } from '../../text/width.js';
import { clampLines, flow } from '../../text/wrap.js';
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
import { commandLines } from './result.js';

export interface StatusOptions {
  /** The unfinished assessment. */
  readonly draft?: { readonly answered: number; readonly since: Day } | null;
  /** Suggested next commands, the likeliest first. */
  readonly commands?: readonly string[];
}

/** A status should be readable at a glance. */
const mostLines = 15;
const usualCommands = ['career-coach plan', 'career-coach assess'];
const commandsWhenDue = ['career-coach checkin', 'career-coach plan'];

export function renderStatus(
  report: Report,
  ladder: Ladder,
  style: Style,
  {
    draft = null,
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
  // A narrow screen needs every row for words.
  const gaps = isNarrow(style) ? 0 : 3;
  const room = mostLines - gaps - stage.length - after.length - next.length;
  const parts = [stage, activeLines(report, style, room), after, next];
  return page(isNarrow(style) ? parts.flat() : spaced(parts));
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
