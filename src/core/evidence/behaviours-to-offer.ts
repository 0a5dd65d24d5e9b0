import { findBehaviour } from '../ladder/find-in-ladder.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { SuggestedBehaviour } from './suggest-behaviours.js';
import { isAboutAction, isAboutWork, suggestBehaviours } from './suggest-behaviours.js';

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

/** What the words of a note say clearly; else what the active actions are about that it seems to tell of. */
export function behavioursMeant(
  ladder: Ladder,
  text: string,
  actions: readonly Pick<KeptAction, 'behaviour' | 'status' | 'title' | 'cue' | 'act'>[],
): SuggestedBehaviour[] {
  const suggested = suggestBehaviours(ladder, text);
  if (suggested.length > 0) return suggested;
  return behavioursOfPlan(
    ladder,
    actions.filter((action) => {
      const { title = '', act = '' } = action;
      return isAboutAction(ladder, text, { title, act }) || isAboutWork(ladder, text, action);
    }),
  );
}

/** As many as a small screen shows. */
const mostOffered = 5;

/**
 * The behaviours to offer for a note, best first: what its words mean, led by what the plan works on, and then what else
 * the plan works on.
 */
export function behavioursToOffer(
  suggestions: readonly SuggestedBehaviour[],
  planned: readonly SuggestedBehaviour[],
): SuggestedBehaviour[] {
  const meant = planned.filter(({ behaviour }) =>
    suggestions.some((one) => one.behaviour === behaviour),
  );
  return onceEach([...meant, ...suggestions, ...planned]).slice(0, mostOffered);
}

/** The first of those that are about the same behaviour. */
export function onceEach(of: readonly SuggestedBehaviour[]): SuggestedBehaviour[] {
  return of.filter(
    (one, at) => of.findIndex(({ behaviour }) => behaviour === one.behaviour) === at,
  );
}
