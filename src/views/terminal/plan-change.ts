import { withoutSteps } from '../../core/journal/small-steps.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { headlineRanks } from '../../core/placement/rival.js';
import { wholeOf } from '../../core/plan/find-actions.js';
import type { NextReason } from '../../core/plan/plan-change.js';
import { maxActive } from '../../core/plan/suggestion-order.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Action, Report } from '../../core/schema/report.schema.js';
import { gapReason } from '../text/gap-labels.js';
import { commandLines, heading, indent, labelled, page, running, spaced } from '../text/layout.js';
import { planAim } from '../text/plan-aim.js';
import { stageInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import {
  actionSentence,
  byWords,
  checkinSentence,
  doneSentence,
  ended,
  fallbackSentence,
  statusWords,
} from '../text/words.js';
import { noMentor } from './plan.js';
import { activeLines } from './status.js';

/** Columns of those labels. */
const gutter = 8;

function targetRemark(report: Report): string[] {
  const [lowest = 1] = headlineRanks(report);
  if (report.plan.targetLevel >= lowest) return [];
  return [
    `That's below where you are (${stageInShort(report)}): what is missing up to there comes first.`,
  ];
}

/** Why the next action is the next one. */
function nextSentence(
  report: Report,
  changed: readonly string[],
  because: NextReason,
  locale: string | null,
): string {
  const { plan, gaps } = report;
  if (because === 'mentor') return noMentor;
  if (because === 'smaller') return 'You had made this one smaller.';
  const action = plan.active.find(({ id }) => changed.includes(id));
  const gap = gaps.find(({ behaviour }) => behaviour === action?.behaviour);
  if (because === 'parked' || gap === undefined) return 'You had parked this one.';
  return gapReason(gap, report, locale);
}

export interface ChangeOptions {
  /** The active actions before the change. */
  readonly before?: Report['plan']['active'];
  /** Why the program chose the action. */
  readonly because?: NextReason | undefined;
}

/** The actions that a command changed, and the plan as it is now. */
export function renderPlanChange(
  report: Report,
  changed: readonly string[],
  ladder: Ladder,
  style: Style,
  { before = [], because }: ChangeOptions = {},
): string {
  const { plan } = report;
  const all = [...plan.active, ...plan.queue, ...plan.done, ...plan.dropped];
  const target = ended(planAim(report, ladder).sentence);
  const lines = all
    .filter(({ id }) => changed.includes(id))
    .flatMap((action) => {
      const { due, status } = action;
      const by = status === 'active' ? byWords(due, report.date, style.locale) : '';
      const was = before.find(({ id }) => id === action.id);
      const known = was === undefined ? null : sentencesOf(was, ladder);
      const words =
        known === null ? [] : sentencesOf(action, ladder).filter((one) => !known.includes(one));
      return [
        ...labelled(
          [statusWords[action.status]],
          [action.title, ...(by === '' ? [] : [{ text: `(${by})`, paint: style.paint.dim }])],
          style,
          gutter,
        ),
        ...words.flatMap((text) => indent(gutter, [text], style)),
      ];
    });
  const waiting = waitingFor(plan, changed);
  return page(
    spaced([
      changed.length === 0 ? running([target, ...targetRemark(report)], style) : lines,
      because === undefined
        ? []
        : running([nextSentence(report, changed, because, style.locale)], style),
      changed.length === 0 ? [] : planNow(report, before, style),
      [
        ...running(
          [
            ...waiting.map(
              ({ title }) => `This was a small step towards “${title}”, which is still parked.`,
            ),
            ...doneSoFar(report, changed),
            checkinSentence(report, style.locale),
          ],
          style,
        ),
        ...commandLines(nextCommands(report, changed, waiting), style),
      ],
    ]),
  );
}

/** What an edit can change besides the title and the date. */
function sentencesOf(action: Action, ladder: Ladder): string[] {
  const works = statementOf(ladder, action.behaviour);
  return [
    actionSentence(action),
    fallbackSentence(action),
    doneSentence(action),
    works === null ? null : `Works on: ${works}`,
  ].filter((text) => text !== null);
}

/** Who has the numbers of before in mind would name another action by them. */
function planNow(
  report: Report,
  before: NonNullable<ChangeOptions['before']>,
  style: Style,
): string[] {
  const { active } = report.plan;
  const isMoved = active.some(({ id }, index) =>
    before.some((one, at) => one.id === id && at !== index),
  );
  const title = isMoved ? 'Your plan, with new numbers' : 'Your plan';
  return [...(active.length === 0 ? [] : heading(title, style)), ...activeLines(report, style)];
}

/** The parked actions of which a smaller step was just done: nothing else would bring them back soon. */
function waitingFor({ done, queue, active }: Report['plan'], changed: readonly string[]): Action[] {
  const wholes = done.flatMap((step) =>
    changed.includes(step.id) ? (wholeOf(step, { kept: queue }) ?? []) : [],
  );
  return active.length < maxActive ? [...new Set(wholes)] : [];
}

/** What left the plan made room; what was just parked isn't to come back at once. */
function nextCommands(
  { plan }: Report,
  changed: readonly string[],
  waiting: readonly Action[],
): string[] {
  const [whole] = waiting;
  if (whole) return [`career-coach plan add ${whole.id}`, 'career-coach plan next'];
  const isChanged = ({ id }: Action) => changed.includes(id);
  const hasRoom = plan.active.length < maxActive;
  if (hasRoom && [...plan.done, ...plan.dropped].some(isChanged))
    return ['career-coach plan next', 'career-coach plan'];
  if (hasRoom && plan.queue.some(isChanged)) return ['career-coach plan add', 'career-coach plan'];
  return plan.active.length === 0 ? ['career-coach plan next'] : ['career-coach plan'];
}

/** "2 of 3 done since your assessment."; nothing unless an action was just done. */
function doneSoFar({ plan, basis }: Report, changed: readonly string[]): string[] {
  const justDone = withoutSteps(plan.done).filter(({ id }) => changed.includes(id));
  if (justDone.length === 0) return [];
  const assessed = basis?.assessed ?? '';
  const done = withoutSteps(plan.done.filter(({ until = '' }) => until >= assessed)).length;
  const rated = justDone.some(({ behaviour }) => behaviour !== null)
    ? ["At the check-in you'll say how often you do it now."]
    : [];
  return [`${done} of ${done + plan.active.length} done since your assessment.`, ...rated];
}
