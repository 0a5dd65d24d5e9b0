import { ended, unended } from '../../core/base/sentence.js';
import type { KnownAction } from '../../core/journal/state.js';
import { sentenceOf } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';

/** The title, and below it the sentence, unless that says no more. */
export function inQuestion(action: Pick<KnownAction, 'title' | 'cue' | 'act'>) {
  const { title, cue, act } = action;
  const isAll = cue === '' && title.toLowerCase() === unended(act).toLowerCase();
  return { name: ended(title), about: isAll ? [] : [sentenceOf(action)] };
}

/** A change of a queued action does not repeat its words. */
export function wholeAction(
  change: KeptAction,
  kept: readonly KnownAction[],
): Pick<KnownAction, 'title' | 'cue' | 'act' | 'behaviour'> {
  const known = kept.find(({ id }) => id === change.id);
  const { title = '', cue = '', act = '', behaviour = null } = { ...known, ...change };
  return { title, cue, act, behaviour };
}
