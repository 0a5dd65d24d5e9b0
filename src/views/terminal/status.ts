import type { Day } from '../../core/base/day.js';
import type { SinceCheckin, Stretch } from '../../core/history/timeline.js';
import { nextLevel } from '../../core/placement/rival.js';
import { isAssessmentOld, isCheckinDue, isLate } from '../../core/report/due.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { padEnd, widthOf } from '../../text/width.js';
import { marksWords, weekStrip } from '../pictures/strip.js';
import { levelLines } from '../text/bars.js';
import { counted, listed } from '../text/counted.js';
import { commandLines, hang, indent, isNarrow, page, running, spaced } from '../text/layout.js';
import { planAim, shareOf } from '../text/plan-aim.js';
import { talkSentence } from '../text/review-words.js';
import { stageSentence } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay, formatNearDay } from '../text/style.js';
import {
  basisSentences,
  byWords,
  capitalised,
  checkinSentence,
  draftSentence,
  ended,
  reasonSentence,
} from '../text/words.js';

export interface StatusOptions {
  /** How many answers an unfinished assessment has that doesn't count yet. */
  readonly draft?: number | null;
  /** How many answers the first assessment has, where it is unfinished. */
  readonly answered?: number | null;
  /** Whether a check-in was left before its end, and goes on. */
  readonly begun?: boolean;
  /** The last check-in and what happened since; null before the first. */
  readonly news?: (Pick<SinceCheckin, 'day' | 'marks'> & Partial<SinceCheckin>) | null;
  /** What happened in the last weeks. */
  readonly weeks?: readonly Stretch[];
  /** Suggested next commands, the likeliest first. */
  readonly commands?: readonly string[];
}

/** A status should be readable at a glance: on an ordinary screen without scrolling. */
const usualRows = 24;
/** Rows of a page with bars, besides those of the prompt; an unfinished assessment is what to read first. */
const mostRows = { usually: 22, withDraft: 20 } as const;

function nextCommands(
  report: Report,
  { draft = null, begun = false }: StatusOptions,
): readonly string[] {
  const [assess, plan] = ['career-coach assess', 'career-coach plan'];
  if (report.basis?.unfinished) return isWithoutPlan(report) ? [assess] : [assess, plan];
  const isOpen = draft !== null;
  if (begun || isCheckinDue(report)) return ['career-coach checkin', isOpen ? assess : plan];
  if (isOpen) return [assess, plan];
  const { active, queue } = report.plan;
  if (active.length === 0)
    return [`career-coach plan ${queue.length > 0 ? 'next' : 'add'}, to take on an action`, plan];
  return [plan, isAssessmentOld(report) ? assess : 'career-coach log "what happened"'];
}

/** Whether the first assessment was left before it came to a plan. */
function isWithoutPlan({ basis, plan: { active, done, dropped } }: Report): boolean {
  return Boolean(basis?.unfinished) && [active, done, dropped].every(({ length }) => length === 0);
}

export function renderStatus(
  report: Report,
  ladder: Ladder,
  style: Style,
  options: StatusOptions = {},
): string {
  const { draft = null, news = null, weeks = [] } = options;
  const { commands = nextCommands(report, options) } = options;
  const isEarly = isWithoutPlan(report);
  const first = running(newsSentences({ news }, report.date, style), style);
  const isLeft = report.basis?.unfinished === true;
  const sentences = isLeft
    ? leftSentences(options, isEarly)
    : [
        stageSentence(report, 'you'),
        ...basisSentences(report, ladder, style.locale),
        ended(planAim(report, ladder).sentence),
      ];
  const [headline = '', ...others] = sentences;
  const stage = running([{ text: headline, paint: style.paint.accent }, ...others], style);
  const after = [
    ...(isEarly ? [] : running(sentencesAfter(report, options, style), style)),
    ...running([reviewWords(report)], style),
  ];
  const next = commandLines(commands, style);
  const strip = weekStrip(weeks, style);
  const active = isEarly ? [] : activeLines(report, style);
  const whole = spaced([
    first,
    stage,
    isLeft ? [] : levelLines(report, ladder, style),
    active,
    strip,
    after,
    next,
  ]);
  const most = draft === null ? mostRows.usually : mostRows.withDraft;
  const isLong = style.rows !== undefined && whole.length > most;
  // A narrow or low screen needs every row for words: a sentence says what the bars would.
  const isLow = isNarrow(style) || (style.rows ?? usualRows) < usualRows;
  if (style.plain || !(isLow || isLong)) return page(whole);
  const counts = isLeft ? [] : running([countSentence(report, ladder)], style);
  const short = [[...first, ...stage, ...counts], active, strip, after, next];
  const lines = spaced(short);
  return page(isLow || lines.length > most ? short.flat() : lines);
}

/** A level that may move with every answer would only mislead. */
function leftSentences({ answered = null }: StatusOptions, isEarly: boolean): string[] {
  const kept =
    answered === null ? '' : ` ${capitalised(counted(answered, 'answer is', 'answers are'))} kept.`;
  return [
    `Your assessment isn't finished.${kept}`,
    isEarly ? 'Your level and your plan come at its end.' : 'Your level comes at its end.',
  ];
}

/** What the person does of the level that they chose, or of the next one. */
function countSentence(report: Report, ladder: Ladder): string {
  const { levels, plan } = report;
  const next = nextLevel(report, ladder.levels.length);
  const wanted = plan.isChosen ? Math.max(plan.targetLevel, next) : next;
  const at = levels?.find(({ rank, rated }) => rank === wanted && rated > 0);
  return at === undefined ? '' : `At level ${wanted} you do ${shareOf(at)}.`;
}

function sentencesAfter(
  report: Report,
  { draft = null, begun = false }: StatusOptions,
  style: Style,
): string[] {
  const which = report.nextCheckin === null ? 'one' : 'it';
  return [
    checkinSentence(report, style.locale),
    ...(begun ? [`You've begun ${which}: career-coach checkin goes on where you left off.`] : []),
    ...passedSentences(report),
    ...(draft === null ? [] : [draftSentence(draft)]),
  ];
}

/** Said once, however many dates have passed: a plan is not a debt. */
function passedSentences({ plan, date }: Report): string[] {
  return plan.active.some((action) => isLate(action, date))
    ? ["At the check-in you can give what's late a new date, or let it go."]
    : [];
}

/** What happened since the last check-in: a status is read for the news. */
function newsSentences({ news }: Pick<StatusOptions, 'news'>, today: Day, style: Style): string[] {
  if (!news || news.day === today) return [];
  const since = `your check-in of ${formatDay(news.day, style.locale)}`;
  const { earlier = 0, assessed = false, taken = 0, corrected = 0, viewed = false } = news;
  const { done, noted } = news.marks;
  const words = listed([
    assessed ? 'a new assessment' : null,
    taken > 0 ? counted(taken, 'action taken on', 'actions taken on') : null,
    marksWords({ checkin: 0, done, noted: 0 }),
    marksWords({ checkin: 0, done: 0, noted }),
    corrected > 0 ? counted(corrected, 'new rating', 'new ratings') : null,
    viewed ? 'a second view' : null,
  ]);
  const more = counted(earlier, 'thing', 'things');
  if (words === null)
    return [
      earlier > 0
        ? `Noted since ${since}, from before it: ${more}.`
        : `Nothing new since ${since}.`,
    ];
  return [`Since ${since}: ${words}${earlier > 0 ? `, and ${more} noted from before it` : ''}.`];
}

/** Others' view stands on the page of reasons; nobody would look for it there. */
function reviewWords({ review }: Report): string {
  return review === undefined ? '' : (talkSentence(review) ?? '');
}

interface ActivePlan {
  readonly plan: {
    readonly active: readonly Pick<
      Action,
      'title' | 'number' | 'due' | 'status' | 'stuck' | 'because'
    >[];
  };
  readonly date: Day;
}

/** The active actions by their numbers, with their dates in a column where there is room. */
export function activeLines({ plan: { active }, date: today }: ActivePlan, style: Style): string[] {
  if (active.length === 0) return running(['No action is active.'], style);
  const { dim, warn } = style.paint;
  const datesAs = (format: typeof formatDay) =>
    active.map(({ due }) => byWords(due, today, style.locale, format));
  const longest = Math.max(...active.map(({ title }) => widthOf(title)));
  const wide = datesAs(formatDay);
  const inColumns = longest + Math.max(...wide.map(widthOf)) + 4 <= style.width;
  const dates = inColumns ? wide : datesAs(formatNearDay).map((text) => text && `(${text})`);
  return active.flatMap(({ title, number, due, stuck = 0, status, because }, index) => {
    const date = { text: dates[index] ?? '', paint: isLate({ due }, today) ? warn : dim };
    const first = `${number ?? index + 1} `;
    const lines = inColumns
      ? [`${first}${padEnd(title, longest)}  ${date.paint(date.text)}`.trimEnd()]
      : hang(first, date.text === '' ? [title] : [title, date], style);
    const reason = stuck === 0 ? null : (reasonSentence({ status, because }) ?? 'Stuck.');
    return [...lines, ...(reason === null ? [] : indent(2, [{ text: reason, paint: dim }], style))];
  });
}
