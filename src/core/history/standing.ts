import type { CountingAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { once } from '../base/once.js';
import type { Assessment } from '../journal/state.js';
import { inWordsOf } from '../ladder/fill-in-terms.js';
import { findLevel } from '../ladder/find-in-ladder.js';
import { themeLabel } from '../ladder/sides.js';
import type { Standing } from '../output/parts.schema.js';
import { stagedBy } from '../placement/findings.js';
import { scoreStrands } from '../placement/gaps.js';
import { meanRank, toldPosition } from '../placement/placement.js';
import { placementModel } from '../placement/placement-model.js';
import { ratedThemes } from '../placement/profile.js';
import { headlineRanks, ranksThen } from '../placement/rival.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** The position on one theme. */
export type ThemeStanding = Standing['themes'][number];

export type { Standing };

export type StagePosition = Pick<Standing, 'level' | 'ranks' | 'position' | 'told'>;

/** The position of that day: a later version of the program must not rewrite history. */
export function recordedPosition(
  { result, told }: Pick<Assessment, 'result' | 'told'>,
  ladder: Ladder,
): StagePosition {
  const { level } = result;
  const where = { level, ranks: ranksThen(result), position: toldPosition(result.position) };
  const title = told && inWordsOf(ladder, told.title);
  const isSame = told?.rank === level && findLevel(ladder, level)?.title === title;
  return told === undefined || title === undefined || isSame
    ? where
    : { ...where, told: { level: told.rank, title } };
}

/** What an assessment recorded, where today's ladder has too few of its answers to say more. */
export function recordedStanding(assessment: Assessment, ladder: Ladder): Standing {
  const { day } = assessment;
  return { day, ...recordedPosition(assessment, ladder), themes: [], strands: [] };
}

export function computedPosition(
  ladder: Ladder,
  current: Pick<CountingAnswers, 'answers' | 'placing'>,
): Omit<StagePosition, 'told'> {
  const staged = stagedBy(ladder, current);
  const { level, position } = staged.stage;
  return { level, ranks: headlineRanks(staged), position: toldPosition(position) };
}

/** Themes and strands are worked out when they are read: of a long history only the first and the last are shown. */
export function standingOn(
  ladder: Ladder,
  current: CountingAnswers,
  day: Day,
  where: StagePosition = computedPosition(ladder, current),
): Standing {
  const { answers, placing } = current;
  const themes = once(() => themesOf(ladder, placing));
  const strands = once(() => scoreStrands(ladder, where.level, answers));
  return {
    day,
    ...where,
    get themes() {
      return themes();
    },
    get strands() {
      return strands();
    },
  };
}

export function themesOf(ladder: Ladder, answers: CountingAnswers['answers']): ThemeStanding[] {
  return ratedThemes(placementModel(ladder), answers).map(({ theme, posterior }) => ({
    theme,
    label: themeLabel(ladder, theme),
    position: toldPosition(meanRank(posterior)),
  }));
}
