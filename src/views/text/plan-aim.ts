import { unended } from '../../core/base/sentence.js';
import { isUnsettled, thinLevels, verySure } from '../../core/placement/rival.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { listed } from './counted.js';
import { towardsTarget } from './gap-labels.js';
import { levelList } from './stage-words.js';
import { levelName } from './words.js';

/** What a plan is for, as a title, and in a sentence without its full stop. */
export function planAim(report: Report, ladder: Ladder): { title: string; sentence: string } {
  const { targetLevel } = report.plan;
  const name = levelName(ladder, targetLevel);
  const thin = thinLevels(report.fit);
  if (thin !== null && targetLevel === thin.strong) {
    const levels = levelList(thin.thinAt);
    return {
      title: `Your plan for ${levels}`,
      sentence: `Your plan is about ${levels}, where your answers are thin`,
    };
  }
  if (targetLevel !== report.stage.level) {
    return { title: `Your plan towards ${name}`, sentence: `Your plan works towards ${name}` };
  }
  // Nobody works towards the level at which they probably are.
  return isUnsettled(report) || report.stage.confidence < verySure
    ? {
        title: `Your plan for level ${targetLevel}`,
        sentence: `Your plan is about what's still missing for level ${targetLevel}`,
      }
    : {
        title: `Your plan to stay strong at ${name}`,
        sentence: `Your plan is to stay strong at ${name}`,
      };
}

/** Nobody would guess that one can choose a target. */
export const otherTarget = 'To aim at another level: career-coach plan target LEVEL';

/** So many statements of a target are named. */
const mostNear = 2;

/** How far the person is at the level that they chose to work towards; empty where they chose none above their own. */
export function targetSentence({ plan, stage, levels, answers }: Report, ladder: Ladder) {
  const { targetLevel, isChosen } = plan;
  const at = levels?.find(({ rank }) => rank === targetLevel);
  if (!isChosen || targetLevel <= stage.level || at === undefined) return '';
  const towards = towardsTarget(targetLevel);
  if (at.rated === 0) return `${towards}: nothing of it is rated yet.`;
  const near = answers
    .filter(({ level, rating }) => level === targetLevel && rating === ladder.scale.held - 1)
    .slice(0, mostNear)
    .map(({ statement }) => `“${unended(statement)}”`);
  const nearest = near.length === 0 ? '' : ` Nearest: ${listed(near)}.`;
  return `${towards}: you do ${shareOf(at)}.${nearest}`;
}

export function shareOf({ held, rated }: { held: number; rated: number }): string {
  return held === 0 ? `none of ${rated} yet` : `${held} of ${rated}`;
}

/** Where the plan has another aim than it had, and the way back: nobody finds that by chance. */
export function newAimSentences(report: Report, before: Report | null): string[] {
  const last = before?.plan.targetLevel;
  const { targetLevel } = report.plan;
  if (last === undefined || last === targetLevel) return [];
  const isReached = report.fit === undefined && report.stage.level === last && targetLevel > last;
  const reached =
    report.stage.confidence >= verySure
      ? `Level ${last} is very likely now`
      : `Level ${last} or a higher one is likely now`;
  const aims = isReached ? `${reached}, so your plan aims` : 'Your plan now aims';
  const isLeft = report.gaps.some(({ foundation, level }) => foundation && level !== undefined);
  const first = isReached && isLeft ? `; what you don't do yet at level ${last} comes first` : '';
  return [
    `${aims} at level ${targetLevel}${first}. To go on aiming at level ${last}: career-coach plan target ${last}`,
  ];
}
