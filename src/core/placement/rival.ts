/** Below this probability of the stage a headline names its rival with it (docs/placement.md). */
const sure = 0.8;

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

/** The ranks that a headline names, ascending: the stage, and its rival where the answers are not clear. */
export function ranksToName(stage: number, rival: number, confidence: number): readonly number[] {
  return confidence >= sure ? [stage] : [stage, rival].sort((a, b) => a - b);
}
