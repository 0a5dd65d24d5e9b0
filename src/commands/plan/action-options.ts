import { CoachError } from '../../core/base/errors.js';
import { requireUpcomingDay } from '../../core/base/read-day.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import { shortTitleLength } from '../../core/plan/titles.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { World } from '../../world/world.js';
import { requireText } from '../shared/check-text.js';
import type { Input } from '../shared/run.js';

/** Only the fields whose options are present. Throws CoachError `usage`. */
export function readActionOptions(
  options: Input<'plan edit'>['options'],
  ladder: Ladder,
  world: World,
): ActionWords {
  const { title, when, will, if: obstacle, fallback, due, kind, behaviour } = options;
  const doneWhen = options['done-when'];
  return {
    ...(title !== undefined && { title: readTitle(title) }),
    ...(when !== undefined && { cue: requireText(when, '--when') }),
    ...(will !== undefined && { act: requireText(will, '--will') }),
    ...(obstacle !== undefined && { obstacle: textOrNull(obstacle, '--if') }),
    ...(fallback !== undefined && { fallback: textOrNull(fallback, '--fallback') }),
    ...(doneWhen !== undefined && { doneWhen: textOrNull(doneWhen, '--done-when') }),
    ...(kind !== undefined && { kind }),
    ...(due !== undefined && {
      due: due === clearingWord ? null : requireUpcomingDay(due, world.today, '--due'),
    }),
    ...(behaviour !== undefined && {
      behaviour: behaviour === clearingWord ? null : findBehaviourId(ladder, behaviour),
    }),
  };
}

function readTitle(text: string): string {
  const title = requireText(text, '--title');
  if ([...title].length <= shortTitleLength) return title;
  throw new CoachError('usage', `--title is longer than ${shortTitleLength} characters`, [
    'three to six words, such as --title "Ask for a mentor"',
  ]);
}

/** The option value that clears a field. */
const clearingWord = 'none';

function textOrNull(text: string, option: string): string | null {
  return text === clearingWord || text === '' ? null : requireText(text, option);
}
