import { requireUpcomingDay } from '../../core/base/day.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { World } from '../../world/world.js';
import { givenText } from '../shared/check-text.js';
import type { Input } from '../shared/run.js';

/** The words that were given by options; none where none were. Throws CoachError `usage`. */
export function givenWords(
  options: Input<'plan edit'>['options'],
  ladder: Ladder,
  world: World,
): ActionWords {
  const { when, will, if: obstacle, fallback, due, kind, behaviour } = options;
  const doneWhen = options['done-when'];
  return {
    ...(when !== undefined && { cue: givenText(when, '--when') }),
    ...(will !== undefined && { act: givenText(will, '--will') }),
    ...(obstacle !== undefined && { obstacle: orNone(obstacle, '--if') }),
    ...(fallback !== undefined && { fallback: orNone(fallback, '--fallback') }),
    ...(doneWhen !== undefined && { doneWhen: orNone(doneWhen, '--done-when') }),
    ...(kind !== undefined && { kind }),
    ...(due !== undefined && {
      due: due === none ? null : requireUpcomingDay(due, world.today, '--due'),
    }),
    ...(behaviour !== undefined && {
      behaviour: behaviour === none ? null : findBehaviourId(ladder, behaviour),
    }),
  };
}

/** The word that takes a part of an action away. */
const none = 'none';

function orNone(text: string, option: string): string | null {
  return text === none || text === '' ? null : givenText(text, option);
}
