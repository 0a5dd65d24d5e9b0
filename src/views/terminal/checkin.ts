import type { Day } from '../../core/base/day.js';
import { shownOf } from '../../core/base/shown-of.js';
import type { Agenda } from '../../core/checkin/agenda.js';
import type { SittingChanges } from '../../core/history/sitting-changes.js';
import { isStep, withoutSteps } from '../../core/journal/small-steps.js';
import type { Checkin } from '../../core/journal/state.js';
import { isOpen } from '../../core/journal/state.js';
import { isUnnamed } from '../../core/journal/unnamed.js';
import { listed } from '../text/counted.js';
import { heading, labelled, page, running } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { counted, ended } from '../text/words.js';

/** Columns of the labels. */
const gutter = 10;
/** Lines shown of each list; the others are counted. */
const mostShown = 3;

/**
 * The opening of a check-in: the last note, and the changes since.
 *
 * @param left the earlier day on which it was left; null: it begins, or was left today
 * @param rated what was corrected, as `ratedWords` tells it
 */
export function renderOpening(
  agenda: Agenda,
  style: Style,
  left: Day | null = null,
  rated: readonly string[] = [],
): string {
  const { since, learnt, changed } = agenda;
  const evidence = changed.evidence.toReversed().map(({ text }) => text);
  const parts = [
    list('Done', titlesOf(withoutSteps(changed.done)), style),
    list('Step done', titlesOf(changed.done.filter(isStep)), style),
    list('Let go', titlesOf(changed.dropped), style),
    list('Rated', rated, style),
    list('Noted', evidence, style),
    running(viewSentences(changed.views), style),
  ].flat();
  const unchanged = running(['Nothing new.'], style);
  const goesOn =
    left === null
      ? []
      : [
          ...running(
            [`This is the rest of the check-in you left on ${formatDay(left, style.locale)}.`],
            style,
          ),
          '',
        ];
  return page([
    ...goesOn,
    ...(learnt === null ? [] : [...running([learntSentence(learnt, style)], style), '']),
    ...heading(`Since ${formatDay(since, style.locale)}`, style),
    ...(parts.length === 0 ? unchanged : parts),
    '',
  ]);
}

function titlesOf(actions: Agenda['changed']['done']): string[] {
  return actions.map(({ title }) => ended(title));
}

function viewSentences([by, ...others]: readonly string[]): string[] {
  if (by === undefined) return [];
  const name = isUnnamed(by) ? '' : ` by ${by}`;
  const came = others.length === 0 ? `A second view${name}` : `${others.length + 1} second views`;
  return [`${came} came in. To compare: career-coach why`];
}

/** The last time, which is no news. */
function learntSentence({ day, note }: NonNullable<Agenda['learnt']>, { locale }: Style): string {
  return `On ${formatDay(day, locale)} you learnt: “${note}”`;
}

function list(label: string, sentences: readonly string[], style: Style): string[] {
  const { shown, rest } = shownOf(sentences, mostShown);
  return shown.flatMap((sentence, index) => {
    const more = rest > 0 && index === mostShown - 1 ? [`(and ${rest} more)`] : [];
    return labelled([label], [sentence, ...more], style, gutter);
  });
}

interface LeftCheckin {
  readonly checkin: Checkin | null;
  readonly changes: SittingChanges;
  /** Everything that was asked about. */
  readonly asked: ReadonlySet<string>;
}

/** What was saved of an unfinished check-in. */
export function renderUnfinished(
  { checkin, changes: { notYet, moves, redated, reworded }, asked }: LeftCheckin,
  style: Style,
): string {
  const waiting = [...asked].filter((step) => step.startsWith('@not-yet '));
  const told = (checkin?.actions.length ?? 0) + notYet.length + waiting.length;
  const planned = [...moves.filter(isOpen), ...redated, ...reworded];
  const saved = listed([
    ...countedIfAny(told, 'action is going', 'actions are going').map((words) => `how ${words}`),
    ...countedIfAny(checkin?.ratings.length ?? 0, 'rating', 'ratings'),
    ...countedIfAny(checkin?.evidence.length ?? 0, 'note', 'notes'),
    checkin?.note ? 'what you learnt' : null,
    planned.length === 0 ? null : 'what changed in your plan',
  ]);
  const nothing =
    asked.size === 0
      ? 'No answers yet, so nothing was saved.'
      : 'Your place is kept. There was nothing else to save.';
  return page([
    ...running([saved === null ? nothing : `Saved: ${saved}.`], style),
    ...running(['To go on: career-coach checkin'], style),
  ]);
}

function countedIfAny(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [counted(count, one, many)];
}

export function renderPause(until: Day, style: Style): string {
  return page(running([`Check-ins rest until ${formatDay(until, style.locale)}.`], style));
}

export function renderNextDay(day: Day, style: Style): string {
  const set = `The next check-in is on ${formatDay(day, style.locale)}. Nothing else has changed.`;
  return page(running([set], style));
}
