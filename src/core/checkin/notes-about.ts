import { isAboutAction } from '../evidence/suggest-behaviours.js';
import { isOwn } from '../journal/own.js';
import type { Evidence, KnownAction, State } from '../journal/state.js';
import { activeOf } from '../plan/action-status.js';
import type { Ladder } from '../schema/ladder.schema.js';

type About = Pick<KnownAction, 'title' | 'act' | 'behaviour' | 'since'>;

/** The notes that seem to be about an action, latest first: by its behaviour, or by its words. */
export function notesAbout(ladder: Ladder, action: About, notes: readonly Evidence[]): Evidence[] {
  return notes
    .filter((note) => fitOf(ladder, action, note) > 0)
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}

/** How well a note fits an action: 2 by its behaviour, 1 by its words, 0 not at all. */
function fitOf(ladder: Ladder, action: About, { date, text, behaviours }: Evidence): number {
  if (date < action.since) return 0;
  if (behaviours.includes(action.behaviour ?? '')) return 2;
  return isAboutAction(ladder, text, action) ? 1 : 0;
}

/**
 * The notes to quote at an action, so that each is quoted once: those that fit none of the others better, nor as well and
 * earlier.
 *
 * @param actions in the order of asking; an action that isn't among them is asked about last
 */
export function notesToQuote(
  ladder: Ladder,
  action: About & { readonly id: string },
  actions: readonly KnownAction[],
  notes: readonly Evidence[],
): Evidence[] {
  const at = actions.findIndex(({ id }) => id === action.id);
  return notesAbout(ladder, action, notes).filter((note) => {
    const fit = fitOf(ladder, action, note);
    return actions.every((other, index) => {
      // Where it was told, it wasn't quoted.
      if (index === at || note.actions?.includes(other.id)) return true;
      const isFirst = at === -1 || index < at;
      return fitOf(ladder, other, note) < fit + (isFirst ? 0 : 1);
    });
  });
}

/** The notes that somebody logged about what an action is for, and so need not type again once it is done. */
export function loggedAbout(
  ladder: Ladder,
  action: About & { readonly id: string },
  { actions, evidence }: Pick<State, 'actions' | 'evidence'>,
): Evidence[] {
  // What was told at a check-in, or beside a rating, says something else.
  const logged = evidence.filter((line) => isOwn(line) && !line.actions && !line.rated);
  return notesToQuote(ladder, action, activeOf(actions), logged).filter(
    ({ behaviours }) => !action.behaviour || behaviours.includes(action.behaviour),
  );
}
