import type { Answers } from '../ladder/answers.js';
import { hasTracks, sidesOf, themeLabel } from '../ladder/sides.js';
import { countIn } from '../placement/gaps.js';
import { meanRank, spreadOf, toldPosition } from '../placement/placement.js';
import type { ThemeStage } from '../placement/profile.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

/** Each side of a ladder with tracks by itself; null for a ladder without. */
export function scoreSides(
  ladder: Ladder,
  answers: Answers,
  stages: readonly ThemeStage[],
): NonNullable<Report['sides']> | null {
  if (!hasTracks(ladder)) return null;
  return sidesOf(ladder).map(({ theme, label }) => {
    const behaviours = ladder.levels
      .flatMap((level) => level.behaviours)
      .filter((one) => one.theme === theme);
    const level = stages.find((stage) => stage.theme === theme)?.stage ?? null;
    const counts = countIn(ladder, behaviours, answers);
    return { theme, label, level, ...counts, of: behaviours.length };
  });
}

/**
 * From so many levels between two sides, one sentence compares them; less may be chance: .6 would tell it of one in six
 * simulated people whose sides stand together, .75 tells it of one in twelve.
 */
export const farApart = 0.75;

/**
 * Where each of two sides stands by itself; null where they cannot be compared, or their answers together leave as much open
 * as would be told as a difference. More than two have levels instead.
 */
export function positionSides(
  ladder: Ladder,
  stages: readonly ThemeStage[],
): NonNullable<Report['sidePositions']> | null {
  if (hasTracks(ladder) || stages.length !== 2) return null;
  if (Math.hypot(...stages.map(({ posterior }) => spreadOf(posterior))) > farApart) return null;
  return stages.map(({ theme, posterior }) => ({
    theme,
    label: themeLabel(ladder, theme),
    position: toldPosition(meanRank(posterior)),
  }));
}
