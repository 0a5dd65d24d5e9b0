import type { Day } from '../../core/base/day.js';
import type { Agenda } from '../../core/checkin/agenda.js';
import type { Rerated, SittingChanges } from '../../core/history/changes.js';
import type { Difference } from '../../core/history/difference.js';
import type { ActionOutcome, Checkin } from '../../core/journal/fold.js';
import { findBehaviour } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { typeset } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { sinceAssessment } from '../pictures/since-assessment.js';
import { heading, labelled, page, spaced } from '../text/layout.js';
import { planAim } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  answerWords,
  checkinSentence,
  counted,
  ended,
  newInPlan,
  titleAndReason,
} from '../text/words.js';
import { commandLines } from './result.js';
import { activeLines } from './status.js';

/** Columns of the labels. */
const gutter = 10;
/** Lines shown of each list; the others are counted. */
const mostShown = 3;

/** The label before an action's sentence. */
export const outcomeWords = {
  done: 'Done',
  moved: 'Progress',
  stuck: 'Stuck',
  dropped: 'Let go',
} as const satisfies Record<ActionOutcome, string>;

/** The opening of a check-in: the last note, and the changes since. */
export function renderOpening(agenda: Agenda, style: Style): string {
  const { since, learnt, changed } = agenda;
  const evidence = changed.evidence.toReversed().map(({ text }) => text);
  const parts = [
    learnt === null
      ? []
      : labelled(['Learnt'], learntSentences(learnt, since, style), style, gutter),
    list(
      'Done',
      changed.done.map(({ title }) => ended(title)),
      style,
    ),
    list(
      'Let go',
      changed.dropped.map(({ title }) => ended(title)),
      style,
    ),
    list('Noted', evidence, style),
  ].flat();
  const unchanged = flow(['Nothing has been written down since then.'], style.width, style);
  return page([
    ...heading(`Since ${formatDay(since, style.locale)}`, style),
    ...(parts.length === 0 ? unchanged : parts),
    '',
  ]);
}

/** With its day, unless that is the one in the heading. */
function learntSentences(
  { day, note }: NonNullable<Agenda['learnt']>,
  since: Day,
  style: Style,
): string[] {
  return [`“${note}”`, ...(day === since ? [] : [`(${formatDay(day, style.locale)})`])];
}

function list(label: string, sentences: readonly string[], style: Style): string[] {
  const rest = sentences.length - mostShown;
  return sentences.slice(0, mostShown).flatMap((sentence, index) => {
    const more = rest > 0 && index === mostShown - 1 ? [`(and ${rest} more)`] : [];
    return labelled([label], [sentence, ...more], style, gutter);
  });
}

/** A saved check-in, what moved since the assessment, and what comes next. */
export function renderCheckin(
  report: Report,
  ladder: Ladder,
  {
    checkin,
    growth,
    changes,
    targetBefore = null,
  }: {
    readonly checkin: Checkin;
    readonly growth: Difference | null;
    readonly changes: SittingChanges;
    /** The level that the plan worked towards before; null: none, or the person's own choice. */
    readonly targetBefore?: number | null;
  },
  style: Style,
): string {
  const { width, locale } = style;
  return page(
    spaced([
      [
        ...heading(`Check-in of ${formatDay(checkin.day, locale)}`, style),
        ...outcomeLines(report, ladder, { checkin, changes }, style),
      ],
      activeLines(report, style),
      growth === null ? [] : sinceAssessment(growth, ladder, style),
      targetLines(report, ladder, targetBefore, style),
      [
        ...flow([checkinSentence(report, locale)], width, style),
        ...commandLines(nextCommands(report), style),
      ],
    ]),
  );
}

/** A script asks for no new dates, so the page names the command that moves them. */
function nextCommands({ plan: { active }, date }: Report): string[] {
  if (active.length === 0) return ['career-coach plan next', 'career-coach plan'];
  const late = active.find(({ due }) => due !== null && due < date);
  return late === undefined
    ? ['career-coach plan', 'career-coach history']
    : [`career-coach plan edit ${late.number ?? late.id} --due "in 2 weeks"`, 'career-coach plan'];
}

/** Nobody finds a new aim of their plan by chance. */
function targetLines(
  report: Report,
  ladder: Ladder,
  before: number | null,
  style: Style,
): string[] {
  if (before === null || before === report.plan.targetLevel) return [];
  return flow(
    [
      `${planAim(report, ladder).sentence} now; until today it was level ${before}.`,
      `To keep level ${before}: career-coach plan target ${before}`,
    ],
    style.width,
    style,
  );
}

/** A check-in in which nothing was said, though the plan may have changed. */
export function renderEmptyCheckin(
  report: Report,
  { moves }: Pick<SittingChanges, 'moves'>,
  style: Style,
): string {
  const { locale, width } = style;
  const [moved, sentence] =
    moves.length === 0
      ? [[], 'Nothing new this time, and that is fine: no check-in is recorded.']
      : [[...moveLines(moves, style), ''], 'Your plan has changed. Nothing else is recorded.'];
  return page([
    ...moved,
    ...flow([sentence], width, style),
    ...flow([checkinSentence(report, locale)], width, style),
    ...commandLines(['career-coach log "what happened"', 'career-coach plan'], style),
  ]);
}

function outcomeLines(
  report: Report,
  ladder: Ladder,
  { checkin, changes }: { readonly checkin: Checkin; readonly changes: SittingChanges },
  style: Style,
): string[] {
  const { active, queue, done, dropped } = report.plan;
  const actions = new Map(
    [...queue, ...active, ...done, ...dropped].map((action) => [action.id, action]),
  );
  const line = (label: string, text: string) => labelled([label], [text], style, gutter);
  const statement = (id: string) => findBehaviour(ladder, id)?.behaviour.statement ?? id;
  return [
    ...checkin.actions.flatMap(({ id, outcome, because }) => {
      const title = actions.get(id)?.title ?? id;
      return line(outcomeWords[outcome], ended(titleAndReason({ title, outcome, because })));
    }),
    ...moveLines(changes.moves, style),
    ...changes.ratings.flatMap((rating) =>
      line('Rated', `${ratingChange(rating, ladder, style)}: ${statement(rating.behaviour)}`),
    ),
    ...checkin.evidence.flatMap(({ text }) => line('Noted', text)),
    ...(checkin.note === null ? [] : line('Learnt', `“${checkin.note}”`)),
  ];
}

/** What came into the plan or was parked; what was done or let go has lines of its own. */
function moveLines(moves: SittingChanges['moves'], style: Style): string[] {
  return moves.flatMap((move) => {
    if (move.status === 'queued') return labelled(['Parked'], [ended(move.title)], style, gutter);
    if (move.status !== 'active') return [];
    return labelled(['New'], [ended(newInPlan(move))], style, gutter);
  });
}

/** "sometimes → usually", "still usually", or the answer alone where there was none. */
function ratingChange({ from, answer }: Rerated, ladder: Ladder, style: Style): string {
  const now = answerWords(answer, ladder);
  if (from === answer) return `still ${now}`;
  return from === null || from === 'skip'
    ? now
    : `${answerWords(from, ladder)} ${typeset('→', style)} ${now}`;
}

/** What was saved of an unfinished check-in. */
export function renderUnfinished(checkin: Checkin | null, style: Style): string {
  const saved =
    checkin === null
      ? []
      : [
          ...countedIfAny(checkin.actions.length, 'action', 'actions'),
          ...countedIfAny(checkin.ratings.length, 'rating', 'ratings'),
          ...countedIfAny(checkin.evidence.length, 'line of evidence', 'lines of evidence'),
          ...(checkin.note === null ? [] : ['what you learnt']),
        ];
  const sentence =
    saved.length === 0
      ? 'No answers yet, so nothing was saved.'
      : ended(`Saved: ${saved.join(', ')}`);
  return page([
    ...flow([sentence], style.width, style),
    ...flow(['To go on today: career-coach checkin'], style.width, style),
  ]);
}

function countedIfAny(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [counted(count, one, many)];
}

export function renderPause(until: Day, style: Style): string {
  return page(
    flow([`Check-ins rest until ${formatDay(until, style.locale)}.`], style.width, style),
  );
}
