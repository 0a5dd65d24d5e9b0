import { findBehaviour } from '../ladder/find-in-ladder.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { SuggestedBehaviour } from './suggest-behaviours.js';
import { isStrongMatch } from './suggest-behaviours.js';

/** What the active actions are about: what somebody works on is what they most likely note. */
export function behavioursOfPlan(
  ladder: Ladder,
  actions: readonly Pick<KeptAction, 'behaviour' | 'status'>[],
): SuggestedBehaviour[] {
  const active = actions.flatMap(({ behaviour, status }) =>
    status === 'active' ? (behaviour ?? []) : [],
  );
  return knownBehaviours(ladder, active);
}

/** The behaviours of these ids that the ladder has, each once. */
export function knownBehaviours(ladder: Ladder, ids: readonly string[]): SuggestedBehaviour[] {
  return [...new Set(ids)].flatMap((id) => {
    const found = findBehaviour(ladder, id);
    return found === null ? [] : { behaviour: id, statement: found.behaviour.statement };
  });
}

/** As many as a small screen shows. */
const mostOffered = 5;
/** Room for the plan's own. */
const mostStrong = 2;

/**
 * The behaviours to offer for a line, best first: what its words may mean and the plan works on, what they say clearly, what else the plan works on, and then what the
 * words may mean.
 *
 * @param suggestions by its words alone
 * @param planned what the plan works on
 */
export function behavioursToOffer(
  ladder: Ladder,
  text: string,
  suggestions: readonly SuggestedBehaviour[],
  planned: readonly SuggestedBehaviour[],
): SuggestedBehaviour[] {
  const strong = suggestions
    .filter(({ statement }) => isStrongMatch(ladder, text, statement))
    .slice(0, mostStrong);
  // Of what the words may mean, it's most likely what somebody works on.
  const meant = planned.filter(({ behaviour }) =>
    suggestions.some((one) => one.behaviour === behaviour),
  );
  return onceEach([...meant, ...strong, ...planned, ...suggestions]).slice(0, mostOffered);
}

/** The first of those that are about the same behaviour. */
export function onceEach(of: readonly SuggestedBehaviour[]): SuggestedBehaviour[] {
  return of.filter(
    (one, at) => of.findIndex(({ behaviour }) => behaviour === one.behaviour) === at,
  );
}
