import { ownActionStart } from '../schema/atoms.js';
import type { KnownAction } from './state.js';

/** Marks the small steps of other actions. What was swapped for another is about something else. */
export function withStepsMarked(actions: readonly KnownAction[]): KnownAction[] {
  const behaviours = new Map(actions.map(({ id, behaviour }) => [id, behaviour]));
  return actions.map((action) => {
    const { id, insteadOf = '', behaviour } = action;
    const isStep = id.startsWith(ownActionStart) && behaviours.get(insteadOf) === behaviour;
    return isStep ? { ...action, step: true } : action;
  });
}

/** Whether it is a small step of another action. */
export function isStep({ step }: Pick<KnownAction, 'step'>): boolean {
  return step === true;
}

/** Actions without the small steps of others among them, which are no actions of their own. */
export function withoutSteps<A extends Pick<KnownAction, 'step'>>(actions: readonly A[]): A[] {
  return actions.filter((action) => !isStep(action));
}
