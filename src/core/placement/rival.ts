import type { EventOf } from '../schema/events.schema.js';
import type { Report } from '../schema/report.schema.js';
import { sum } from './posterior.js';

/**
 * From this probability on, 22 % as shown, a headline names the level that comes nearest beside the stage
 * (docs/placement.md). So hardly any one answer replaces one level by another, or one pair by another: the middle one
 * of three stands alone.
 */
const named = 0.215;

/** From this probability on, 80 % as shown, the stage is told as likely. */
export const sure = 0.795;

/** From here on, 95 % as shown, it is told as very likely. Hardly any one answer leads here from two levels. */
export const verySure = 0.945;

/**
 * The rank of the level that comes nearest to the stage, the lowest of equals; 0 where there is no other level.
 *
 * @param measures of each level, whatever rises with its probability
 */
export function rivalOf(stage: number, measures: readonly number[]): number {
  const none = { rank: 0, measure: Number.NEGATIVE_INFINITY };
  return measures
    .map((measure, index) => ({ rank: index + 1, measure }))
    .filter(({ rank }) => rank !== stage)
    .reduce((best, other) => (other.measure > best.measure ? other : best), none).rank;
}

/**
 * The ranks that a headline names, ascending: the stage, and its rival where that is likely enough.
 *
 * @param probability of the rival
 */
export function ranksToName(stage: number, rival: number, probability: number): readonly number[] {
  return probability < named ? [stage] : [stage, rival].sort((a, b) => a - b);
}

/** The same, by the probability of each level. */
export function nearestRanks(stage: number, posterior: readonly number[]): readonly number[] {
  const rival = rivalOf(stage, posterior);
  return ranksToName(stage, rival, posterior[rival - 1] ?? 0);
}

/**
 * The ranks that the headline of an assessment named. Which level came nearest wasn't recorded: it lay on the side to which
 * the position leans. Before its probability was recorded, it was named beside a stage that wasn't likely.
 */
export function ranksThen({
  level,
  position,
  confidence,
  nearest = confidence < sure ? 1 : 0,
}: Pick<
  EventOf<'assessment'>['result'],
  'level' | 'position' | 'confidence' | 'nearest'
>): readonly number[] {
  return ranksToName(level, position < level ? level - 1 : level + 1, nearest);
}

/** What a headline is made of. */
export type Staged = {
  readonly stage: Pick<Report['stage'], 'level' | 'confidence' | 'posterior' | 'cappedBy'>;
  readonly why?: Pick<Report['why'], 'rival'>;
} & Partial<Pick<Report, 'fit' | 'levels'>>;

/** The level that is likeliest after the stage, or null where all the probability is the stage's. */
export function likelyRival({ stage, why }: Pick<Staged, 'stage' | 'why'>): number | null {
  const rival = why?.rival ?? rivalOf(stage.level, stage.posterior);
  return (stage.posterior[rival - 1] ?? 0) > 0 ? rival : null;
}

/** Levels whose probabilities lie no further apart count as about as likely: .65 and .35. Else one answer names the other. */
const even = 0.3;

/** Whether the stage and its rival are about as likely, so that neither is named as the likelier. */
export function isEven(staged: Pick<Staged, 'stage' | 'why'>): boolean {
  const rival = likelyRival(staged);
  const { confidence, posterior } = staged.stage;
  // Told probabilities are rounded.
  return rival !== null && confidence - (posterior[rival - 1] ?? 0) < even + 1e-6;
}

export function isNothingDone({ levels = [] }: Pick<Staged, 'levels'>): boolean {
  return levels.some(({ rated }) => rated > 0) && levels.every(({ held }) => held === 0);
}

/** Whether a headline says something else than how likely the stage is, and so names no other level beside it. */
function standsAlone(report: Staged): boolean {
  return report.fit !== undefined || report.stage.cappedBy !== null || isNothingDone(report);
}

/** The ranks that the headline of a report names as the person's, ascending. */
export function headlineRanks(report: Staged): readonly number[] {
  const { level, posterior } = report.stage;
  const rival = likelyRival(report);
  return standsAlone(report) || rival === null
    ? [level]
    : ranksToName(level, rival, posterior[rival - 1] ?? 0);
}

/** The ranks that are marked as the person's: both of a headline only where either could be right. */
export function markedRanks(report: Staged): readonly number[] {
  return isEven(report) ? headlineRanks(report) : [report.stage.level];
}

/**
 * Whether a stage is still in question: the headline names a level below it, too, or names it alone though neither it nor a
 * higher one is likely.
 *
 * @param ranks that the headline names
 * @param orHigher the probability of the level and of those above it
 */
export function isInQuestion(level: number, ranks: readonly number[], orHigher: number): boolean {
  return Math.min(...ranks) < level || (ranks.length === 1 && orHigher < sure);
}

/** The probability of a level or a higher one. */
export function likelihoodFrom(level: number, posterior: readonly number[]): number {
  return sum(posterior.slice(level - 1));
}

/**
 * The same at an assessment, of which only the mean rank and the probability of the level were recorded: as if all else lay
 * with the levels beside it.
 */
export function likelihoodThen({
  level,
  position,
  confidence,
}: Pick<Parameters<typeof ranksThen>[0], 'level' | 'position' | 'confidence'>): number {
  const above = (1 - confidence + position - level) / 2;
  return confidence + Math.max(0, above);
}

/** Whether the stage of a report is in question, so that the plan isn't about the next level yet. */
export function isUnsettled(report: Staged): boolean {
  const { level, posterior } = report.stage;
  const orHigher = likelihoodFrom(level, posterior);
  return !standsAlone(report) && isInQuestion(level, headlineRanks(report), orHigher);
}

/** Of somebody whom one level does not describe: the highest strong level, and the thin ones below it. */
export interface ThinLevels {
  readonly strong: number;
  readonly thinAt: readonly number[];
}

/** null where one level describes the person, or no level is strong. */
export function thinLevels(
  fit: { readonly strongAt: readonly number[]; readonly thinAt: readonly number[] } | undefined,
): ThinLevels | null {
  if (fit === undefined || fit.strongAt.length === 0) return null;
  const strong = Math.max(...fit.strongAt);
  const thinAt = fit.thinAt.filter((rank) => rank < strong);
  return thinAt.length === 0 ? null : { strong, thinAt };
}

/** The level to reach next: the stage while it is in question, or else the one after it; the strong one of several. */
export function nextLevel(report: Staged, levels: number): number {
  const { level } = report.stage;
  const thin = thinLevels(report.fit);
  if (thin !== null) return thin.strong;
  return isUnsettled(report) ? level : Math.min(level + 1, levels);
}
