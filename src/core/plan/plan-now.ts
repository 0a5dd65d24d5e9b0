import type { CountingAnswers } from '../answers/counting-answers.js';
import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { KnownAction, State } from '../journal/state.js';
import { findingsOf } from '../placement/findings.js';
import { isHeld } from '../placement/gaps.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { openBehaviours } from './action-status.js';
import { declinedNow } from './declined.js';
import { markedGaps } from './marked-gaps.js';
import type { Suggestion } from './suggestions.js';
import { daysInLadder, suggestNext } from './suggestions.js';

/** The plan and the actions that could join it. */
export interface PlanNow {
  /** Every action ever taken, in the order of taking. */
  readonly kept: readonly KnownAction[];
  /** Actions that were offered and not wanted, with the last day. */
  readonly declined: ReadonlyMap<string, Day>;
  /** The most useful first. */
  readonly suggestions: readonly Suggestion[];
  /** Behaviours that the person does already. */
  readonly held: ReadonlySet<string>;
  /** How many days the ladder gives its actions, by their ids. */
  readonly days: ReadonlyMap<string, number>;
  readonly today: Day;
}

/** Suggests nothing before the first stage. */
export function planNow(ladder: Ladder, state: State, today: Day): PlanNow {
  const current = currentAnswers(ladder, state, today);
  return current === null
    ? {
        kept: state.actions,
        declined: declinedNow(state),
        suggestions: [],
        held: new Set(),
        days: daysInLadder(ladder),
        today,
      }
    : planAfter(ladder, state, current, today);
}

/** The plan after an assessment made today, so every answer counts. */
export function planAfter(
  ladder: Ladder,
  state: Pick<State, 'actions' | 'declined' | 'target' | 'assessments' | 'reviews' | 'evidence'>,
  {
    answers,
    placing = answers,
    fell = new Map(),
    mentor,
  }: Pick<CountingAnswers, 'answers' | 'mentor'> &
    Partial<Pick<CountingAnswers, 'placing' | 'fell'>>,
  today: Day,
): PlanNow {
  const { weighed, ...found } = findingsOf(ladder, answers, placing, openBehaviours(state.actions));
  const { stage } = weighed.placement;
  const gaps = markedGaps(ladder, { stage, gaps: found.gaps }, { answers, fell }, state, today);
  const findings = { ...found, gaps, stage };
  return {
    kept: state.actions,
    declined: declinedNow(state),
    suggestions: suggestNext(ladder, state, findings, mentor, today),
    held: new Set([...answers].flatMap(([id, answer]) => (isHeld(ladder, answer) ? id : []))),
    days: daysInLadder(ladder),
    today,
  };
}
