import { compareDays } from '../../core/base/day.js';
import { shownOf } from '../../core/base/shown-of.js';
import { isStep, withoutSteps } from '../../core/journal/small-steps.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { maxActive } from '../../core/plan/suggestion-order.js';
import { isCheckinDue, isLate } from '../../core/report/due.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { glyphs } from '../../text/signs.js';
import { gapLabel, gapReason, lowerSentence } from '../text/gap-labels.js';
import { commandLines, hang, heading, indent, page, running, spaced } from '../text/layout.js';
import { otherTarget, planAim } from '../text/plan-aim.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  actionSentence,
  answerWords,
  capitalised,
  checkinSentence,
  counted,
  doneSentence,
  dueWords,
  ended,
  fallbackSentence,
  isOnlyItsWords,
  nameOf,
  reasonSentence,
} from '../text/words.js';

export interface PlanOptions {
  /** The profile's folder. */
  readonly folder: string;
  /** Whether to show the whole queue; otherwise its first actions. */
  readonly all?: boolean;
}

/** Suggestions shown; the others are counted. */
const mostSuggested = 3;
/** Actions shown that are done, or let go: the latest. */
const mostPast = 3;

export function renderPlan(
  report: Report,
  ladder: Ladder,
  style: Style,
  { folder, all = false }: PlanOptions,
): string {
  const { plan } = report;
  const { done, dropped } = glyphs(style);
  const parked = plan.queue.filter(({ since }) => since !== undefined);
  return page(
    spaced([
      heading(planAim(report, ladder).title, style),
      ...activeParts(report, ladder, style, all),
      parkedPart(report, parked, style, all),
      suggestedPart(report, style, all),
      listPart(doneTitle(plan.done), done, plan.done, style, all),
      listPart('Let go', dropped, plan.dropped, style, all),
      [
        ...running([checkinSentence(report, style.locale)], style),
        ...running([plan.isChosen ? '' : otherTarget], style),
        ...(all ? running([{ text: `Kept in ${folder}`, paint: style.paint.dim }], style) : []),
        ...commandLines(nextCommands(report), style),
      ],
    ]),
  );
}

function doneTitle(done: readonly Action[]): string {
  const actions = withoutSteps(done).length;
  const steps = done.length - actions;
  const counts = [
    ...(actions > 0 ? [counted(actions, 'action', 'actions')] : []),
    ...(steps > 0 ? [counted(steps, 'small step', 'small steps')] : []),
  ];
  return counts.length === 0 ? 'Done' : `Done: ${counts.join(' and ')}`;
}

/** A check-in that is due; another date for what is late; else room for one more, or a way to make room. */
function nextCommands(report: Report): string[] {
  const { plan, date } = report;
  if (plan.active.length > 0 && isCheckinDue(report))
    return ['career-coach checkin', 'career-coach plan done 1'];
  if (plan.active.length > 0) {
    const late = plan.active.find((action) => isLate(action, date));
    const isFull = plan.active.length >= maxActive;
    return [
      'career-coach log "what happened"',
      late
        ? `career-coach plan edit ${late.number ?? plan.active.indexOf(late) + 1}`
        : isFull
          ? 'career-coach plan park 1'
          : 'career-coach plan add',
    ];
  }
  return plan.queue.length > 0
    ? ['career-coach plan next', 'career-coach plan add']
    : ['career-coach plan add', 'career-coach assess'];
}

function activeParts(report: Report, ladder: Ladder, style: Style, all: boolean): string[][] {
  const { plan, date } = report;
  if (plan.active.length === 0) {
    return [running(['No action is active.'], style)];
  }
  return plan.active.map((action, index) => {
    const number = `${action.number ?? index + 1} `;
    const sentence = actionSentence(action);
    const sentences = [
      isOnlyItsWords(action) ? null : sentence,
      fallbackSentence(action),
      doneSentence(action),
      reasonSentence(action),
      tieSentence(action, report, ladder, style.locale),
    ];
    return [
      ...hang(number, [{ text: nameOf(action), paint: style.paint.bold }], style),
      ...[
        particulars(action, date, style, all),
        ...sentences.map((text) => (text === null ? [] : [text])),
      ]
        .filter((spans) => spans.length > 0)
        .flatMap((spans) => indent(number.length, spans, style)),
    ];
  });
}

/** Weeks later, nobody knows by the title alone what an action is for, and why. */
function tieSentence(
  { behaviour }: Action,
  report: Report,
  ladder: Ladder,
  locale: string | null,
): string | null {
  const statement = statementOf(ladder, behaviour);
  if (statement === null) return null;
  const gap = report.gaps.find((one) => one.behaviour === behaviour);
  const rating = report.answers.find((one) => one.behaviour === behaviour)?.rating ?? null;
  return [
    `Works on: ${statement}`,
    gap === undefined ? '' : ended(gapLabel(gap)),
    rating === null ? '' : `You: ${answerWords(rating, ladder)}.`,
    lowerSentence(behaviour, report, locale),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Below the title: the page is read for what is due. */
function particulars(action: Action, today: string, style: Style, all: boolean) {
  const { due, effort, stuck = 0 } = action;
  const words = [
    dueWords(due, today, style.locale),
    effort,
    stuck > 0 ? `stuck at ${counted(stuck, 'check-in', 'check-ins')}` : null,
    ...(all ? [timeWords(action, style), action.id] : []),
  ].filter((word) => typeof word === 'string');
  const { dim, warn } = style.paint;
  const paint = isLate(action, today) ? warn : dim;
  return words.length === 0 ? [] : [{ text: words.join(glyphs(style).between), paint }];
}

/** Each with the gap that it serves; where there is no room for one, only how many there are. */
function suggestedPart(report: Report, style: Style, all: boolean): string[] {
  const { plan } = report;
  const suggested = plan.queue.filter(({ since }) => since === undefined);
  if (suggested.length === 0) return [];
  const { bullet } = glyphs(style);
  const isFull = plan.active.length >= maxActive;
  if (isFull && !all) {
    const count = counted(suggested.length, 'suggestion', 'suggestions');
    return running([`${capitalised(count)} for later: career-coach plan --all`], style);
  }
  const { shown, rest } = shownOf(suggested, all ? suggested.length : mostSuggested);
  return [
    ...heading('Suggested next', style),
    ...shown.flatMap((action) => [
      ...listed(bullet, action, style, all),
      ...indent(2, [dimmed(whyWords(action, report, style), style)], style),
    ]),
    ...(rest > 0 ? indent(2, [`and ${rest} more: career-coach plan --all`], style) : []),
  ];
}

/** Each with the gap that it serves, if it still is one. */
function parkedPart(
  report: Report,
  parked: readonly Action[],
  style: Style,
  all: boolean,
): string[] {
  if (parked.length === 0) return [];
  return [
    ...heading('Parked', style),
    ...parked.flatMap((action) => {
      const isGap = report.gaps.some(({ behaviour }) => behaviour === action.behaviour);
      return [
        ...listed(glyphs(style).bullet, action, style, all),
        ...(isGap ? indent(2, [dimmed(whyWords(action, report, style), style)], style) : []),
        ...(action.because ? indent(2, [ended(`Why parked: ${action.because}`)], style) : []),
      ];
    }),
  ];
}

/** The gap that an action serves; what serves none asks for a mentor. */
function whyWords({ behaviour }: Action, report: Report, { locale }: Style): string {
  const gap = report.gaps.find((one) => one.behaviour === behaviour);
  return gap === undefined ? noMentor : gapReason(gap, report, locale);
}

export const noMentor = 'You have named nobody who tells you how you are doing.';

function dimmed(text: string, { paint }: Style) {
  return { text, paint: paint.dim };
}

function listPart(
  title: string,
  sign: string,
  actions: readonly Action[],
  style: Style,
  all: boolean,
): string[] {
  if (actions.length === 0) return [];
  const newest = actions.toSorted((a, b) => compareDays(b.until, a.until));
  const { shown, rest } = shownOf(newest, all ? newest.length : mostPast);
  return [
    ...heading(title, style),
    ...shown.flatMap((action) => listed(sign, action, style, all)),
    ...(rest > 0 ? indent(2, [`and ${rest} before: career-coach plan --all`], style) : []),
  ];
}

/** With its sentence and its id where everything is asked for. */
function listed(sign: string, action: Action, style: Style, all: boolean): string[] {
  const words = [
    action.until === undefined ? action.effort : null,
    action.until !== undefined && isStep(action) ? 'small step' : null,
    timeWords(action, style),
    all ? action.id : null,
  ].filter((word) => typeof word === 'string');
  const note =
    words.length === 0 ? [] : [{ text: `(${words.join(', ')})`, paint: style.paint.dim }];
  return [
    ...hang(`${sign} `, [all ? nameOf(action) : action.title, ...note], style),
    ...(all && !isOnlyItsWords(action) ? indent(2, [actionSentence(action)], style) : []),
  ];
}

/** The days on which the action was in the plan, or since when it is parked; null for a suggestion. */
function timeWords(
  { since, begun = since, parked = begun, until }: Action,
  { locale }: Style,
): string | null {
  if (until === undefined)
    return parked === undefined ? null : `since ${formatDay(parked, locale)}`;
  const end = formatDay(until, locale);
  return begun === undefined || begun === until ? end : `${formatDay(begun, locale)} to ${end}`;
}
