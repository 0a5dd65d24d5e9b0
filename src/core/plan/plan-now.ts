import type { CountingAnswers } from '../answers/counting-answers.js';
import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { KnownAction, State } from '../journal/fold.js';
import { findingsOf } from '../placement/findings.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Suggestion } from './suggestions.js';
import { suggestNext } from './suggestions.js';

/** The plan as it stands, with what could be taken into it. */
export interface PlanNow {
  /** Every action that was ever taken, in the order of taking. */
  readonly kept: readonly KnownAction[];
  /** In the order in which they are worth taking. */
  readonly suggestions: readonly Suggestion[];
  readonly today: Day;
}

/** The plan of a state on a day. Before the first stage nothing is suggested. */
export function planNow(ladder: Ladder, state: State, today: Day): PlanNow {
  const current = currentAnswers(ladder, state, today);
  return current === null
    ? { kept: state.actions, suggestions: [], today }
    : planAfter(ladder, state, current, today);
}

/** The plan of a state once this is what the person says: of an assessment of today, all answers count. */
export function planAfter(
  ladder: Ladder,
  state: Pick<State, 'actions' | 'target'>,
  { answers, mentor }: Pick<CountingAnswers, 'answers' | 'mentor'>,
  today: Day,
): PlanNow {
  const { gaps, weighed } = findingsOf(ladder, answers);
  const found = { stage: weighed.placement.stage, gaps };
  return {
    kept: state.actions,
    suggestions: suggestNext(ladder, state, found, mentor),
    today,
  };
}
