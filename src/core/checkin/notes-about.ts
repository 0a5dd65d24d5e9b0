import { isAboutAction } from '../evidence/suggest-behaviours.js';
import type { Evidence, KnownAction } from '../journal/state.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** The notes that seem to be about an action, latest first: by its behaviour, or by its words. */
export function notesAbout(
  ladder: Ladder,
  action: Pick<KnownAction, 'title' | 'act' | 'behaviour' | 'since'>,
  notes: readonly Evidence[],
): Evidence[] {
  const { behaviour, since } = action;
  return notes
    .filter(({ date, text, behaviours }) => {
      if (date < since) return false;
      const isShown = behaviour !== null && behaviours.includes(behaviour);
      return isShown || isAboutAction(ladder, text, action);
    })
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}
