import type { Day } from '../../../core/base/day.js';
import { isUnsettled, nextLevel, thinLevels } from '../../../core/placement/rival.js';
import { offeredIn } from '../../../core/plan/find-actions.js';
import { placeOfHeading } from '../../../core/plan/suggestion-order.js';
import type { Ladder } from '../../../core/schema/ladder.schema.js';
import type { Action, Gap, Report } from '../../../core/schema/report.schema.js';
import { glyphs } from '../../../text/signs.js';
import type { ComparedWithLast } from '../../pictures/last-time.js';
import { listed } from '../../text/counted.js';
import {
  enoughOf,
  enoughTitle,
  fellSentences,
  groupTitle,
  lowerSentence,
} from '../../text/gap-labels.js';
import { hang, heading, running } from '../../text/layout.js';
import { levelList } from '../../text/stage-words.js';
import type { Style } from '../../text/style.js';
import { formatNearDay } from '../../text/style.js';
import { answerWords, byWords, ended, honestSentences, levelName } from '../../text/words.js';

/** Gaps that are named; `plan --all` has them all. */
const mostGaps = 4;

/** The second screen, in parts: what is missing, by what it is good for, and what a result is worth. */
export function whatIsMissing(
  report: Report,
  ladder: Ladder,
  style: Style,
  last: ComparedWithLast | null,
): string[][] {
  const { gaps } = report;
  const shown = namedGaps(report, last === null ? mostGaps : mostGaps - 1);
  const habits = shown.filter(isHabit);
  const groups = gapGroups(
    shown.filter((gap) => !isHabit(gap)),
    report,
    ladder,
  );
  const rest = gaps.length - shown.length;
  const none = groups.size === 0 ? ['Nothing, among the behaviours you were asked about.'] : [];
  const more = rest > 0 ? [`And ${rest} more: career-coach plan --all`] : [];
  return [
    [...heading(missingTitle(report, ladder), style), ...running(none, style)],
    ...[...groups].map(([title, some]) => [
      ...running([{ text: title, paint: style.paint.accent }], style),
      ...some.flatMap((gap) => gapLines(gap, report, ladder, style)),
    ]),
    habits.length === 0
      ? []
      : [
          ...heading(habitsTitle, style),
          ...habits.flatMap((gap) => gapLines(gap, report, ladder, style)),
        ],
    [
      ...running(more, style),
      ...running(longWay(report, ladder), style),
      ...running(otherActions(report, shown, style), style),
    ],
    // Whoever was assessed before has read it.
    last === null
      ? running([{ text: honestSentences(report), paint: style.paint.dim }], style)
      : [],
  ];
}

/** Whoever finishes an action for one would wonder why the level stays. */
const habitsTitle = "Habits worth working on (they don't change your level)";

function isHabit({ strand }: Gap): boolean {
  return strand !== undefined;
}

/** The gaps that are named: those whose actions are in the plan or offered first. */
function namedGaps(report: Report, most: number): readonly Gap[] {
  const { gaps, plan } = report;
  const enough = enoughOf(report);
  const actions = [...plan.active, ...offeredIn(plan)].map(({ behaviour }) => behaviour);
  const placeOf = ({ behaviour }: Gap) => {
    const place = actions.indexOf(behaviour);
    return place === -1 ? actions.length : place;
  };
  const placeOfGroup = (gap: Gap) =>
    placeOfHeading({ decides: enough.includes(gap.behaviour), gap });
  // What the level after it asks for is no matter yet while the level itself is in question.
  const isEarly =
    isUnsettled(report) &&
    gaps.some(({ foundation, noOpportunity }) => foundation && !noOpportunity);
  const ranked = gaps
    .filter(({ foundation, fell }) => foundation || fell || !isEarly)
    .toSorted(
      (a, b) =>
        Math.min(placeOfGroup(a), 2) - Math.min(placeOfGroup(b), 2) || placeOf(a) - placeOf(b),
    );
  const first = ranked.slice(0, most);
  const isNew = ({ foundation, fell, doubted }: Gap) => !(foundation || fell || doubted);
  const next = ranked.find((gap) => isNew(gap) && gap.strand === undefined);
  // What separates from the next level shows something of it, whatever the plan is about.
  const named =
    next === undefined || first.includes(next) ? first : [...first.slice(0, most - 1), next];
  return named.toSorted((a, b) => placeOfGroup(a) - placeOfGroup(b));
}

/** By the headings over them. */
function gapGroups(
  gaps: readonly Gap[],
  report: Report,
  ladder: Ladder,
): ReadonlyMap<string, readonly Gap[]> {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const title = groupTitle(gap, report, ladder.levels.length);
    groups.set(title, [...(groups.get(title) ?? []), gap]);
  }
  return groups;
}

/** Where it stands what the next level takes, if the plan doesn't begin with that. */
function longWay(report: Report, ladder: Ladder): string[] {
  const { fit, why } = report;
  const needed = why.wouldChange?.length ?? 0;
  if (fit !== undefined || needed === 0 || enoughOf(report).length > 0) return [];
  return [`${enoughTitle(report, ladder.levels.length)}: career-coach why`];
}

function missingTitle(report: Report, ladder: Ladder): string {
  const { level } = report.stage;
  const thin = thinLevels(report.fit);
  if (thin !== null) return `What would fill in ${levelList(thin.thinAt)}`;
  if (isUnsettled(report)) return `What is still missing for level ${level}`;
  if (level >= ladder.levels.length) return `What is missing at ${levelName(ladder, level)}`;
  return `What separates you from ${levelName(ladder, nextLevel(report, ladder.levels.length))}`;
}

/** A gap in a whole sentence, and below it what to do about it. */
function gapLines(gap: Gap, report: Report, ladder: Ladder, style: Style): string[] {
  const { dim } = style.paint;
  const rated =
    gap.rating === null
      ? []
      : [`You: ${answerWords(gap.rating, ladder)}.`, ...fellSentences(gap, style.locale, 'You')];
  const remarks =
    gap.noOpportunity && !gap.foundation ? ['Your work has given you no occasion so far.'] : rated;
  // The heading over gaps of levels says so.
  const doubt =
    gap.doubted && isHabit(gap) ? lowerSentence(gap.behaviour, report, style.locale) : '';
  const about = doubt === '' ? remarks : [...remarks, doubt];
  const spans = [gap.statement, ...about.map((text) => ({ text, paint: dim }))];
  const action = actionFor(gap, report);
  return [
    ...hang(`${glyphs(style).bullet} `, spans, style),
    ...(action === undefined ? [] : hang('  ', [actionWords(action, report.date, style)], style)),
  ];
}

function actionFor({ behaviour }: Gap, { plan }: Report): Action | undefined {
  return [...plan.active, ...offeredIn(plan)].find((action) => action.behaviour === behaviour);
}

function actionWords(action: Action, today: Day, style: Style): string {
  return action.status === 'active'
    ? planWords('In your plan', [action], today, style)
    : `To try: ${ended(action.title)}`;
}

/** One sentence for all of them; a date that they share is said once. */
function planWords(label: string, actions: readonly Action[], today: Day, style: Style): string {
  const dates = actions.map(({ due }) => byWords(due, today, style.locale, formatNearDay));
  const [first = '', ...others] = dates;
  const isShared = others.every((date) => date === first);
  const names = actions.map(({ title }, index) => {
    const name = actions.length === 1 ? title : `“${title}”`;
    return isShared || dates[index] === '' ? name : `${name} (${dates[index]})`;
  });
  return `${[label, isShared ? first : ''].filter(Boolean).join(', ')}: ${ended(listed(names) ?? '')}`;
}

/** Active actions that stand under none of the gaps that are shown. */
function otherActions({ plan, date }: Report, shown: readonly Gap[], style: Style): string[] {
  const behaviours = new Set<string | null>(shown.map(({ behaviour }) => behaviour));
  const others = plan.active.filter(({ behaviour }) => !behaviours.has(behaviour));
  return others.length === 0 ? [] : [planWords('Also in your plan', others, date, style)];
}
