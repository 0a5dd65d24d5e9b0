import type { Ladder } from '../core/ladder.schema.js';
import type { Action, Report } from '../core/report.schema.js';
import { flow, hang, heading, indent, page, spaced } from './layout.js';
import type { Style } from './style.js';
import { formatDay, glyphs } from './style.js';
import {
  actionSentence,
  checkinSentence,
  counted,
  doneSentence,
  dueWords,
  fallbackSentence,
  levelName,
} from './words.js';

/** What a plan's page needs beside the plan. */
export interface PlanOptions {
  /** Where the plan is kept. */
  readonly folder: string;
}

/** So many waiting actions are shown; the others are counted. */
const mostQueued = 3;

/** The plan, whole: what is active, what waits, what is done, and where all of it is kept. */
export function renderPlan(
  report: Report,
  ladder: Ladder,
  style: Style,
  { folder }: PlanOptions,
): string {
  const { plan } = report;
  const { done, dropped } = glyphs(style);
  return page(
    spaced([
      heading(`Your plan towards ${levelName(ladder, plan.targetLevel)}`, style),
      ...activeParts(report, style),
      queuePart(plan.queue, style),
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

/** Date, kind and the id by which commands name the action. */
function particulars({ due, kind, id, stuck = 0 }: Action, today: string, style: Style) {
  const halted = stuck > 0 ? `stuck at ${counted(stuck, 'check-in', 'check-ins')}` : null;
  const words = [dueWords(due, today, style.locale), halted, kind, id].filter(
    (word) => word !== null,
  );
  return { text: words.join(glyphs(style).between), paint: style.paint.dim };
}

function queuePart(queue: readonly Action[], style: Style): string[] {
  if (queue.length === 0) return [];
  const rest = queue.length - mostQueued;
  return [
    ...heading('Waiting in the queue', style),
    ...queue.slice(0, mostQueued).flatMap((action) => listed(glyphs(style).bullet, action, style)),
    ...(rest > 0 ? indent(2, [`and ${rest} more`], style) : []),
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
  const until = action.until === undefined ? '' : `, ${formatDay(action.until, style.locale)}`;
  const note = { text: `(${action.id}${until})`, paint: style.paint.dim };
  return hang(`${sign} `, [actionSentence(action), note], style);
}
