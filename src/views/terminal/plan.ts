import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { glyphs } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { hang, heading, indent, labelled, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  actionSentence,
  capitalised,
  checkinSentence,
  counted,
  doneSentence,
  dueWords,
  ended,
  fallbackSentence,
  levelName,
} from '../text/words.js';
import { commandLines } from './result.js';

export interface PlanOptions {
  /** The profile's folder. */
  readonly folder: string;
  /** Whether to show the whole queue; otherwise its first actions. */
  readonly all?: boolean;
}

/** Queued actions shown; the others are counted. */
const mostQueued = 3;

export function renderPlan(
  report: Report,
  ladder: Ladder,
  style: Style,
  { folder, all = false }: PlanOptions,
): string {
  const { plan } = report;
  const { done, dropped } = glyphs(style);
  return page(
    spaced([
      heading(`Your plan towards ${levelName(ladder, plan.targetLevel)}`, style),
      ...activeParts(report, style),
      queuePart(plan.queue, all ? plan.queue.length : mostQueued, style),
      listPart('Done', done, plan.done, style),
      listPart('Let go', dropped, plan.dropped, style),
      [
        ...flow([checkinSentence(report, style.locale)], style.width, style),
        ...flow([{ text: `Kept in ${folder}`, paint: style.paint.dim }], style.width, style),
      ],
    ]),
  );
}

function activeParts({ plan, date }: Report, style: Style): string[][] {
  if (plan.active.length === 0) {
    return [flow(['No action is active.'], style.width, style)];
  }
  return plan.active.map((action, index) => {
    const number = `${index + 1} `;
    const details = [fallbackSentence(action), doneSentence(action)]
      .filter((sentence) => sentence !== null)
      .flatMap((sentence) => indent(number.length, [sentence], style));
    return [
      ...hang(number, [{ text: actionSentence(action), paint: style.paint.bold }], style),
      ...details,
      ...indent(number.length, [particulars(action, date, style)], style),
    ];
  });
}

function particulars(action: Action, today: string, style: Style) {
  const { due, kind, id, stuck = 0 } = action;
  const stuckWords = stuck > 0 ? `stuck at ${counted(stuck, 'check-in', 'check-ins')}` : null;
  const words = [
    dueWords(due, today, style.locale),
    timeWords(action, style),
    stuckWords,
    kind,
    id,
  ].filter((word) => word !== null);
  return { text: words.join(glyphs(style).between), paint: style.paint.dim };
}

function queuePart(queue: readonly Action[], most: number, style: Style): string[] {
  if (queue.length === 0) return [];
  const rest = queue.length - most;
  return [
    ...heading('Waiting in the queue', style),
    ...queue.slice(0, most).flatMap((action) => listed(glyphs(style).bullet, action, style)),
    ...(rest > 0 ? indent(2, [`and ${rest} more: career-coach plan --all`], style) : []),
  ];
}

function listPart(title: string, sign: string, actions: readonly Action[], style: Style): string[] {
  if (actions.length === 0) return [];
  return [
    ...heading(`${title}: ${counted(actions.length, 'action', 'actions')}`, style),
    ...actions.flatMap((action) => listed(sign, action, style)),
  ];
}

function listed(sign: string, action: Action, style: Style): string[] {
  const words = [action.id, timeWords(action, style)].filter((word) => word !== null);
  const note = { text: `(${words.join(', ')})`, paint: style.paint.dim };
  return hang(`${sign} `, [actionSentence(action), note], style);
}

/** The days on which the action was in the plan; null for a suggestion. */
function timeWords({ since, until }: Action, { locale }: Style): string | null {
  if (until === undefined) return since === undefined ? null : `since ${formatDay(since, locale)}`;
  const end = formatDay(until, locale);
  return since === undefined || since === until ? end : `${formatDay(since, locale)} to ${end}`;
}

/** The label of an action that a command changed. */
const statusWords = {
  active: 'Active',
  queued: 'Parked',
  done: 'Done',
  dropped: 'Let go',
} as const satisfies Record<Action['status'], string>;

/** Columns of those labels. */
const gutter = 8;

/** The actions that a command changed, and how many are active now. */
export function renderPlanChange(
  report: Report,
  changed: readonly string[],
  ladder: Ladder,
  style: Style,
): string {
  const { plan } = report;
  const all = [...plan.active, ...plan.queue, ...plan.done, ...plan.dropped];
  const target = ended(`Your plan works towards ${levelName(ladder, plan.targetLevel)}`);
  const lines = all
    .filter(({ id }) => changed.includes(id))
    .flatMap((action) => {
      const id = { text: `(${action.id})`, paint: style.paint.dim };
      return labelled([statusWords[action.status]], [actionSentence(action), id], style, gutter);
    });
  const rest = plan.active.length;
  const active =
    rest === 0
      ? 'No action is active.'
      : capitalised(`${counted(rest, 'action is', 'actions are')} active.`);
  return page(
    spaced([
      changed.length === 0 ? flow([target], style.width, style) : lines,
      [
        ...flow([active, checkinSentence(report, style.locale)], style.width, style),
        ...commandLines(rest === 0 ? ['career-coach plan next'] : ['career-coach plan'], style),
      ],
    ]),
  );
}
