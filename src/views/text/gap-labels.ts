import { decisiveAmong } from '../../core/placement/gaps.js';
import { headlineRanks, isUnsettled, nextLevel, thinLevels } from '../../core/placement/rival.js';
import type { Gap, Report } from '../../core/schema/report.schema.js';
import { shortName } from './review-words.js';
import { formatDay, formatNearDay } from './style.js';
import { capitalised } from './words.js';

/** Why a gap is worth working on, before its statement: the same names on every page. */
export function gapLabel({ foundation, noOpportunity, strand, level }: Gap): string {
  if (foundation && noOpportunity) return 'No occasion so far';
  if (strand !== undefined)
    return foundation ? 'Habit, expected at your level' : 'Habit for the next level';
  return foundation ? `Expected at level ${level}` : `New at level ${level}`;
}

/** Why an action for a gap is offered. */
export function gapReason(gap: Gap, report: Pick<Report, 'review'>, locale: string | null): string {
  return [
    `${gapLabel(gap)}: ${gap.statement}`,
    ...fellSentences(gap, locale, 'You'),
    lowerSentence(gap.behaviour, report, locale),
  ]
    .filter(Boolean)
    .join(' ');
}

/** When it was done; empty where it never was, or still is. */
export function fellSentences(
  { fell }: Pick<Gap, 'fell'>,
  locale: string | null,
  who: 'You' | 'I',
): string[] {
  return fell === undefined
    ? []
    : [`${who} rated it ${fell.rating} on ${formatDay(fell.day, locale)}.`];
}

/**
 * Whose second view rates a behaviour lower than the person does today; empty where none does. What was rated before one's
 * own rating is told with its day.
 */
export function lowerSentence(
  wanted: string | null,
  { review }: Pick<Report, 'review'>,
  locale: string | null,
): string {
  const point = allPoints(review).find(({ behaviour }) => behaviour === wanted);
  if (review === undefined || point === undefined || point.other >= point.self) return '';
  const { by, raters = 1 } = review;
  const { self, other, date, each = [{ by, rating: other, date }] } = point;
  // Of two people, only one may.
  const [one, another] = each.filter(({ rating }) => rating < self);
  if (one === undefined || another !== undefined || raters > 2)
    return `${capitalised(by)} rate this lower.`;
  const when = one.date && ` on ${formatNearDay(one.date, locale)}`;
  return `${capitalised(shortName(one.by))} ${when ? 'rated' : 'rates'} this lower${when ?? ''}.`;
}

/** Everything that both rated, and not alike. */
function allPoints(review: Report['review']) {
  const { talkingPoints = [], morePoints = [], nearPoints = [], agreed = [] } = review ?? {};
  return [...talkingPoints, ...morePoints, ...nearPoints, ...agreed];
}

/** The behaviours that would be enough for the level in question; none where a plan cannot hold them. */
export function enoughOf(
  report: Pick<Report, 'fit' | 'gaps' | 'why' | 'stage' | 'levels'>,
): readonly string[] {
  const { fit, gaps, why } = report;
  const isBetween = headlineRanks(report).length > 1;
  return fit === undefined ? decisiveAmong(gaps, why.wouldChange, isBetween) : [];
}

/** Before what serves a level that the person chose. */
export function towardsTarget(level: number): string {
  return `Towards level ${level}, your target`;
}

/** The heading over gaps of a kind, in a result and where a plan is chosen. */
export function groupTitle(gap: Gap, report: Report, levels: number): string {
  const enough = enoughOf(report);
  if (!enough.includes(gap.behaviour)) return undecidedTitle(gap, report);
  const level = nextLevel(report, levels);
  // Where something that was never asked about is needed as well, these alone are not enough.
  if (enough.length < (report.why.wouldChange?.length ?? 0)) return `Towards level ${level}`;
  return enoughTitle(report, levels);
}

/** What gaps lead to that would be enough for a level; a result and its reasons say the same. */
export function enoughTitle(report: Report, levels: number): string {
  const rank = nextLevel(report, levels);
  return isUnsettled(report)
    ? `What would make it level ${rank}${rank < levels ? ' or higher' : ''}`
    : `What would make level ${rank} the likeliest`;
}

function undecidedTitle(gap: Gap, report: Report): string {
  if (gap.fell) return 'You used to do this';
  if (gap.doubted) return 'Rated lower in a second view';
  if (gap.foundation && gap.noOpportunity) return gapLabel(gap);
  // Whoever finishes an action for one would wonder why the level stays.
  if (gap.strand !== undefined)
    return `Habits ${gap.foundation ? 'expected at your' : 'for the next'} level (they don't change your level)`;
  // Of several strong levels, the highest is what the plan is about.
  const level = thinLevels(report.fit)?.strong ?? report.stage.level;
  if (!gap.foundation) {
    const { isChosen, targetLevel } = report.plan;
    const isTarget = isChosen && gap.level === targetLevel && targetLevel > level + 1;
    return isTarget ? towardsTarget(targetLevel) : `New at level ${gap.level ?? level + 1}`;
  }
  return `Expected ${orBelow(level)}`;
}

/** Why a plan doesn't begin with what would make the next level likelier; empty where it does. */
export function expectedFirst(report: Report): string {
  const { level } = report.stage;
  const planned = report.gaps.filter(({ behaviour }) =>
    report.plan.active.some((action) => action.behaviour === behaviour),
  );
  const isOfNext = planned.some(({ foundation }) => !foundation);
  return isUnsettled(report) || enoughOf(report).length > 0 || planned.length === 0 || isOfNext
    ? ''
    : `Your plan closes gaps ${orBelow(level)} first.`;
}

/** "at level 1", "at level 3 or below": nothing is below the first. */
function orBelow(level: number): string {
  return `at level ${level}${level > 1 ? ' or below' : ''}`;
}
