import { unended } from '../../core/base/sentence.js';
import { shownOf } from '../../core/base/shown-of.js';
import type { Agenda } from '../../core/checkin/agenda.js';
import type { Rerated, ToldMove } from '../../core/history/changes.js';
import type { Difference } from '../../core/history/difference.js';
import type { SittingChanges } from '../../core/history/sitting-changes.js';
import type { ActionOutcome, Checkin } from '../../core/journal/state.js';
import { findBehaviour, statementOf } from '../../core/ladder/find-in-ladder.js';
import type { Mover } from '../../core/placement/movers.js';
import { isSmallMove } from '../../core/placement/placement.js';
import { headlineRanks, isEven } from '../../core/placement/rival.js';
import { isCheckinDue, isLate } from '../../core/report/due.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, ActionStatus, Report } from '../../core/schema/report.schema.js';
import { flow } from '../../text/wrap.js';
import { sinceAssessment } from '../pictures/since-assessment.js';
import { numberWord } from '../text/counted.js';
import {
  commandLines,
  fillScreens,
  heading,
  labelled,
  page,
  running,
  spaced,
} from '../text/layout.js';
import { newAimSentences } from '../text/plan-aim.js';
import { atWords, giveOrTake, placeInShort, stageSentence } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay, formatNearDay } from '../text/style.js';
import {
  byWords,
  checkinSentence,
  ended,
  newInPlan,
  ratedWords,
  ratingStep,
  titleAndReason,
} from '../text/words.js';
import { activeLines } from './status.js';

/** Columns of the labels. */
const gutter = 10;
/** Lines shown of what there may be much of; the others are counted. */
const mostShown = 3;

/** The label before an action's sentence. */
const outcomeWords = {
  done: 'Done',
  moved: 'Progress',
  stuck: 'Stuck',
  dropped: 'Let go',
} as const satisfies Record<ActionOutcome, string>;

/** A small step isn't counted as an action, so it isn't told as one. */
function outcomeLabel(outcome: ActionOutcome, action: Pick<Action, 'step'> = {}): string {
  return outcome === 'done' && action.step ? 'Step done' : outcomeWords[outcome];
}

interface CheckinSummary {
  /** null: nothing was answered. */
  readonly checkin: Checkin | null;
  readonly changes: SittingChanges;
  /** Since the assessment; null: there is none. */
  readonly growth?: Difference | null;
  /** Whether a behaviour was rated since the assessment. */
  readonly isRated?: boolean;
  /** What the report would be without this check-in; null: none. */
  readonly before?: Report | null;
  /** The rating of this check-in that moved the position most, its way; null: none did. */
  readonly most?: Mover<Rerated> | null;
  /** What its opening told: what happened between the last check-in and this one. */
  readonly news?: Agenda['changed'] | null;
}

/** All that happened in a check-in, what moved since the assessment, and what comes next: on one screen if it can be. */
export function checkinScreens(
  report: Report,
  ladder: Ladder,
  {
    checkin,
    changes,
    growth = null,
    isRated = false,
    before = null,
    most = null,
    news = null,
  }: CheckinSummary,
  style: Style,
): readonly string[] {
  const { width, locale } = style;
  const told = toldLines(report, ladder, { checkin, changes, news }, style);
  const active = activeLines(report, style);
  const moved = [
    ...levelLines(report, before, { most, changes }, ladder, style),
    ...flow([...habitSentences(changes, ladder), ...newAimSentences(report, before)], width, style),
  ];
  const next = [
    ...flow([checkinSentence(report, locale)], width, style),
    ...commandLines(nextCommands(report, checkin, changes), style),
  ];
  const quiet = checkin !== null && isQuiet(checkin, changes);
  const empty = emptySentences(checkin, quiet, news);
  const title =
    checkin === null
      ? []
      : heading(
          `${checkin.correction ? 'Rated again on' : 'Check-in of'} ${formatDay(checkin.day, locale)}`,
          style,
        );
  // After one rating, the person knows what moves the level.
  const isExplained = !isRated && report.plan.active.some(({ behaviour }) => behaviour !== null);
  const growths =
    growth === null || quiet
      ? [[]]
      : [false, true].map((brief) =>
          sinceAssessment(growth, ladder, style, {
            ...{ isExplained, brief },
            untilToday: before?.stage.position,
            spread: giveOrTake(report),
          }),
        );
  const parts = (growthLines: readonly string[]) => [
    [...title, ...told],
    flow(empty, width, style),
    checkin === null || quiet ? [] : active,
    growthLines,
    moved,
    next,
  ];
  const layouts = [
    ...growths.map((lines) => spaced(parts(lines))),
    parts(growths.at(-1) ?? []).flat(),
    parts([]).flat(),
  ];
  const rows = (style.rows ?? usualRows) - 1;
  const whole = layouts.find(({ length }) => length <= rows);
  const cut = () => parts([]).flatMap((part) => cutBetween(part, Math.max(1, rows)));
  return (whole === undefined ? fillScreens(cut(), rows) : [whole]).map(page);
}

/** A part in pieces that a screen can hold, each from the beginning of a sentence if it can be. */
function cutBetween(part: readonly string[], rows: number): (readonly string[])[] {
  if (part.length <= rows) return [part];
  const next = part.slice(0, rows + 1).findLastIndex((line) => !line.startsWith(' '));
  const end = next > 0 ? next : rows;
  return [part.slice(0, end), ...cutBetween(part.slice(end), rows)];
}

/** What was noted or done before it counts as progress. */
function emptySentences(
  checkin: Checkin | null,
  quiet: boolean,
  news: CheckinSummary['news'],
): string[] {
  if (checkin === null) return ["Nothing to record, so this doesn't count as a check-in."];
  if (!quiet) return [];
  const hasNews = news && [news.done, news.dropped, news.evidence].some(({ length }) => length > 0);
  return hasNews
    ? ["Nothing to add to what you had noted, and that's fine."]
    : ["No progress this time, and that's fine."];
}

/** Rows of an ordinary screen; the prompt takes one. */
const usualRows = 24;

/** Whether all that was said was “Not yet”; a new date for the next check-in may have followed. */
function isQuiet(
  { note, actions, ratings, evidence }: Checkin,
  { moves, reworded }: SittingChanges,
): boolean {
  return (
    note === null &&
    [actions, ratings, evidence, moves, reworded].every(({ length }) => length === 0)
  );
}

/** A script asks for no new dates, so the page names the command that moves them. */
function nextCommands(report: Report, checkin: Checkin | null, changes: SittingChanges): string[] {
  if (checkin === null || isQuiet(checkin, changes)) {
    return ['career-coach log "what happened"', 'career-coach plan'];
  }
  const {
    plan: { active },
    date,
  } = report;
  const late = active.find((action) => isLate(action, date));
  const first = isCheckinDue(report)
    ? ['career-coach checkin']
    : late === undefined
      ? []
      : [`career-coach plan edit ${late.number ?? late.id} --due "in 2 weeks"`];
  if (active.length === 0) first.push('career-coach plan next');
  // Ratings move the level, and a stray key rates as well as a person does.
  if (changes.ratings.some(({ from, answer }) => from !== answer)) {
    const what = checkin.correction ? 'this' : 'this check-in';
    return [first[0] ?? 'career-coach plan', `career-coach undo, to take ${what} back`];
  }
  return [...first, 'career-coach plan', ...(first.length === 0 ? ['career-coach history'] : [])];
}

/** Where the headline names another level now, also where it still lies between the same ones. */
function levelLines(
  report: Report,
  before: Report | null,
  { most, changes }: { readonly most: Mover<Rerated> | null; readonly changes: SittingChanges },
  ladder: Ladder,
  style: Style,
): string[] {
  if (before === null) return [];
  const isSamePlace = placeInShort(before) === placeInShort(report);
  const [then, likelier] = [before, report].map((one) => (isEven(one) ? null : one.stage.level));
  if (isSamePlace && (report.fit !== undefined || then === likelier)) return [];
  const now = { text: stageSentence(report, 'you'), paint: style.paint.accent };
  const between = then === null ? 'either could be right' : `level ${then} was the more likely one`;
  const place = placeInShort(before);
  const was = before.fit === undefined ? `you were ${atWords(place)}` : `it was ${place}`;
  const until = `Until now ${isSamePlace ? between : was}.`;
  const easily = isSmallMove(before.stage.position, report.stage.position)
    ? 'It was close before, too.'
    : headlineRanks(before).length > 1 && !isSamePlace
      ? 'Between two levels, one answer can decide.'
      : '';
  return running([now, until, reasonSentence(most, changes, ladder), easily], style);
}

function reasonSentence(
  most: Mover<Rerated> | null,
  { ratings }: SittingChanges,
  ladder: Ladder,
): string {
  if (most === null) return '';
  const { change } = most;
  const statement = unended(statementOf(ladder, change.behaviour) ?? change.behaviour);
  const mostly = ratings.length > 1 ? 'mostly ' : '';
  return `That comes ${mostly}from “${statement}” (${ratingStep(change, ladder)}).`;
}

/** Why the level is as it was, where all that changed is habits. */
function habitSentences({ ratings }: SittingChanges, ladder: Ladder): string[] {
  const changed = ratings.filter(({ from, answer }) => from !== answer);
  const rises = changed.filter(
    ({ from, answer }) => Number(answer) > Number(from ?? 'none'),
  ).length;
  const isHabits = changed.every(({ behaviour }) => findBehaviour(ladder, behaviour)?.strand);
  if (rises === 0 || !isHabits) return [];
  const which =
    rises === 1
      ? 'rating that rose is a habit'
      : `${numberWord(rises)} ratings that rose are habits`;
  return [`The ${which}, so your level stays.`];
}

function toldLines(
  report: Report,
  ladder: Ladder,
  { checkin, changes, news }: Pick<CheckinSummary, 'checkin' | 'changes' | 'news'>,
  style: Style,
): string[] {
  const { active, queue, done, dropped } = report.plan;
  const known = new Map([...queue, ...active, ...done, ...dropped].map((one) => [one.id, one]));
  const line = (label: string, ...sentences: readonly string[]) =>
    labelled([label], sentences, style, gutter);
  const dueOf = (id: string) => active.find((action) => action.id === id)?.due ?? null;
  const replacement = (id: string) => changes.moves.find(({ insteadOf }) => insteadOf?.id === id);
  const about = (id: string) => [
    ...dateSentences(id, changes, style),
    ...(changes.reworded.some((action) => action.id === id) ? ['In other words now.'] : []),
  ];
  const instead = (id: string) => {
    const move = replacement(id);
    if (move === undefined) return [];
    const by = byWords(dueOf(move.id), report.date, style.locale, formatNearDay);
    return line('Instead', ended([unended(move.title), by].filter(Boolean).join(', ')));
  };
  const outcomes = checkin?.actions ?? [];
  const shown = new Set([...outcomes, ...changes.notYet].map(({ id }) => id));
  const alone = changes.moves.filter(
    ({ id, insteadOf }) => !shown.has(id) && !(insteadOf && shown.has(insteadOf.id)),
  );
  const edited = [...changes.redated, ...changes.reworded].filter(({ id }) => !shown.has(id));
  return [
    ...capped(news?.done ?? [], (one) => line(outcomeLabel('done', one), ended(one.title))),
    ...capped(news?.dropped ?? [], ({ title }) => line(outcomeWords.dropped, ended(title))),
    ...outcomes.flatMap(({ id, outcome, because }) => [
      ...line(
        outcomeLabel(outcome, known.get(id)),
        ended(titleAndReason({ title: known.get(id)?.title ?? id, outcome, because })),
        ...about(id),
        ...(isMoved(id, 'queued', changes) && replacement(id) === undefined ? ['Parked.'] : []),
        ...(outcome === 'stuck' && isMoved(id, 'dropped', changes) ? ['Let go.'] : []),
      ),
      ...instead(id),
    ]),
    ...changes.notYet.flatMap(({ id, title, times }) =>
      line('Not yet', ended(`${unended(title)}${timesWords(times)}`), ...about(id)),
    ),
    ...[...new Map(edited.map((action) => [action.id, action.title]))].flatMap(([id, title]) =>
      line('Changed', ended(title), ...about(id)),
    ),
    ...moveLines(alone, style),
    ...capped(changes.ratings, (rating) =>
      line(
        rating.from === rating.answer ? 'Confirmed' : 'Rated',
        ratedWords(rating, ladder, style),
      ),
    ),
    ...capped(checkin?.evidence ?? [], ({ text }) => line('Noted', text)),
    ...(checkin === null || checkin.note === null ? [] : line('Learnt', `“${checkin.note}”`)),
  ];

  function capped<T>(all: readonly T[], linesOf: (one: T) => string[]): string[] {
    // A page that goes elsewhere has no end of rows.
    const most = style.rows === Number.POSITIVE_INFINITY ? all.length : mostShown;
    const { shown, rest } = shownOf(all, most);
    return [
      ...shown.flatMap(linesOf),
      ...(rest > 0 ? labelled([], [`(and ${rest} more)`], style, gutter) : []),
    ];
  }
}

function isMoved(id: string, status: ActionStatus, { moves }: SittingChanges): boolean {
  return moves.some((move) => move.id === id && move.status === status);
}

/** "Moved from Fri 11 Sep to Tue 29 Sep." */
function dateSentences(id: string, { redated }: SittingChanges, style: Style): string[] {
  const days = redated.find((action) => action.id === id);
  if (days === undefined) return [];
  const [from, to] = [days.from, days.to].map((day) =>
    day === null ? null : formatNearDay(day, style.locale),
  );
  if (to === null) return ['Without a date now.'];
  return [from === null ? `Due ${to} now.` : `Moved from ${from} to ${to}.`];
}

/** One time needs no words. */
function timesWords(times: number): string {
  if (times < 2) return '';
  const words = ['second', 'third', 'fourth', 'fifth'];
  return ` (${words[times - 2] ?? `${times}th`} time)`;
}

/** What came into the plan or was parked; what was done or let go has lines of its own. */
function moveLines(moves: readonly ToldMove[], style: Style): string[] {
  return moves.flatMap((move) => {
    if (move.status === 'queued') return labelled(['Parked'], [ended(move.title)], style, gutter);
    if (move.status !== 'active') return [];
    const label = move.again ? 'Resumed' : 'New';
    return labelled([label], [ended(newInPlan(move))], style, gutter);
  });
}
