import type { Day } from '../../core/base/day.js';
import type { Agenda } from '../../core/checkin/agenda.js';
import type { ActionOutcome, Checkin } from '../../core/journal/fold.js';
import { findBehaviour } from '../../core/ladder/find-in-ladder.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { flow } from '../../text/wrap.js';
import { heading, indent, labelled, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import {
  actionSentence,
  answerWords,
  basisSentences,
  checkinSentence,
  counted,
  ended,
  fallbackSentence,
  stageSentence,
} from '../text/words.js';
import { commandLines, levelLines } from './result.js';
import { activeLines } from './status.js';

/** The column of labels. */
const gutter = 10;
/** So many lines of what happened are shown; the others are counted. */
const mostShown = 3;
/** A check-in is read at a glance. */
const roomForActions = 9;

/** How an action went, as a word before its sentence. */
export const outcomeWords = {
  done: 'Done',
  moved: 'Moved',
  stuck: 'Stuck',
  dropped: 'Let go',
} as const satisfies Record<ActionOutcome, string>;

/** What a check-in opens with: what was learnt last time, and what changed since. */
export function renderOpening(agenda: Agenda, style: Style): string {
  const { since, learnt, changed, overdue } = agenda;
  const evidence = changed.evidence.toReversed().map(({ text }) => text);
  const parts = [
    learnt === null ? [] : labelled(['Learnt'], [`“${learnt.note}”`], style, gutter),
    list('Done', changed.done.map(actionSentence), style),
    list('Let go', changed.dropped.map(actionSentence), style),
    list('Noted', evidence, style),
  ].flat();
  const nothing = flow(['Nothing was written down since then.'], style.width, style);
  return page([
    ...heading(`Since ${formatDay(since, style.locale)}`, style),
    ...(parts.length === 0 ? nothing : parts),
    ...(overdue ? flow([overdueSentence], style.width, style) : []),
    '',
  ]);
}

const overdueSentence = 'A date has passed: move it, or let it go.';

function list(label: string, sentences: readonly string[], style: Style): string[] {
  const rest = sentences.length - mostShown;
  return sentences.slice(0, mostShown).flatMap((sentence, index) => {
    const more = rest > 0 && index === mostShown - 1 ? [`(and ${rest} more)`] : [];
    return labelled([label], [sentence, ...more], style, gutter);
  });
}

/** What was agreed for the case that an action is stuck; nothing where nothing was. */
export function renderFallback(
  action: Pick<Action, 'cue' | 'act' | 'obstacle' | 'fallback' | 'doneWhen'>,
  style: Style,
): string {
  const sentence = fallbackSentence(action);
  return sentence === null ? '' : page(indent(2, [sentence], style));
}

/** A check-in as it was kept, the stage and the bars as they are now, and what comes next. */
export function renderCheckin(
  report: Report,
  ladder: Ladder,
  checkin: Checkin,
  style: Style,
): string {
  const { paint, width, locale } = style;
  const stage = { text: stageSentence(report, 'you'), paint: paint.accent };
  return page(
    spaced([
      [
        ...heading(`Check-in of ${formatDay(checkin.day, locale)}`, style),
        ...saidLines(report, ladder, checkin, style),
      ],
      [
        ...flow([stage, ...basisSentences(report, ladder, locale)], width, style),
        ...levelLines(report, ladder, style),
      ],
      activeLines(report, style, roomForActions),
      [
        ...flow([checkinSentence(report, locale)], width, style),
        ...commandLines(
          report.plan.active.length === 0
            ? ['career-coach plan next', 'career-coach plan']
            : ['career-coach plan', 'career-coach status'],
          style,
        ),
      ],
    ]),
  );
}

function saidLines(report: Report, ladder: Ladder, checkin: Checkin, style: Style): string[] {
  const { active, queue, done, dropped } = report.plan;
  const actions = new Map(
    [...queue, ...active, ...done, ...dropped].map((action) => [action.id, action]),
  );
  const said = (label: string, text: string) => labelled([label], [text], style, gutter);
  const statement = (id: string) => findBehaviour(ladder, id)?.behaviour.statement ?? id;
  const lines = [
    ...checkin.actions.flatMap(({ id, outcome }) => {
      const action = actions.get(id);
      return said(outcomeWords[outcome], action === undefined ? id : actionSentence(action));
    }),
    ...checkin.ratings.flatMap(({ behaviour, answer }) =>
      said('Rated', `${answerWords(answer, ladder)}: ${statement(behaviour)}`),
    ),
    ...checkin.evidence.flatMap(({ text }) => said('Noted', text)),
    ...(checkin.note === null ? [] : said('Learnt', `“${checkin.note}”`)),
  ];
  return lines.length === 0
    ? flow(['Nothing moved, and that is fine.'], style.width, style)
    : lines;
}

/** What is kept of a check-in that was left before its end. */
export function renderLeft(checkin: Checkin | null, style: Style): string {
  const kept =
    checkin === null
      ? []
      : [
          ...some(checkin.actions.length, 'action', 'actions'),
          ...some(checkin.ratings.length, 'rating', 'ratings'),
          ...some(checkin.evidence.length, 'line of evidence', 'lines of evidence'),
          ...(checkin.note === null ? [] : ['what you learnt']),
        ];
  const sentence =
    kept.length === 0 ? 'Nothing said yet, nothing kept.' : ended(`Kept: ${kept.join(', ')}`);
  return page([
    ...flow([sentence], style.width, style),
    ...flow(['Go on today: career-coach checkin'], style.width, style),
  ]);
}

function some(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [counted(count, one, many)];
}

/** The day until which check-ins rest. */
export function renderPause(until: Day, style: Style): string {
  return page(
    flow([`Check-ins rest until ${formatDay(until, style.locale)}.`], style.width, style),
  );
}
