import { notesAbout } from '../../core/checkin/notes-about.js';
import { behavioursOfPlan, behavioursToOffer } from '../../core/evidence/behaviours-to-offer.js';
import type { SuggestedBehaviour } from '../../core/evidence/suggest-behaviours.js';
import type { Evidence, KnownAction } from '../../core/journal/state.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { activeOf } from '../../core/plan/action-status.js';
import { wholeOf } from '../../core/plan/find-actions.js';
import { planEvent } from '../../core/plan/plan-event.js';
import type { Ask } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import { shownQuestion } from '../../views/terminal/evidence/log.js';
import type { World } from '../../world/world.js';
import { orBack } from '../shared/ask.js';
import { askBehaviours } from '../shared/ask-behaviour.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournalToWrite } from '../shared/journal-state.js';

interface AskedOfLine {
  /** What the behaviours say that it shows. */
  readonly statements: readonly string[];
  /** The action that is done with it; null: none. */
  readonly done: (KnownAction & { readonly whole?: string }) | null;
}

/** What a line shows, and whether an action is done with it. The line is saved by then, so leaving loses nothing. */
export async function askAboutLine(
  ask: Ask,
  line: Evidence,
  about: { readonly suggestions: readonly SuggestedBehaviour[]; readonly sitting: string },
  world: World,
): Promise<AskedOfLine> {
  const journalState = await readJournalToWrite(world);
  const { journal, ladder } = journalState;
  const isTold = line.behaviours.length > 0;
  let shown: readonly string[] = line.behaviours;
  const save = () => {
    if (!isTold && shown.length > 0)
      journal.append([{ type: 'amendment', evidence: line.id, behaviours: [...shown] }]);
  };
  try {
    const done = isTold
      ? await orBack(askWhatIsDone(ask, line, journalState))
      : await askBoth(ask, line, about.suggestions, journalState, (behaviours) => {
          shown = behaviours;
        });
    save();
    const statements = shown.map((id) => statementOf(ladder, id) ?? id);
    if (done === null) return { statements, done };
    const actions = [{ id: done.id, status: 'done' as const }];
    journal.append([planEvent(ladder, { sitting: about.sitting, actions })]);
    const whole = wholeOf(done, { kept: journalState.state.actions });
    return { statements, done: { ...done, ...(whole !== null && { whole: whole.title }) } };
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    save();
    throw new Left(error.how, 'The note is saved.');
  }
}

/**
 * What the line shows, and then what is done with it; Esc goes back from there.
 *
 * @param onShown hears what it shows, which counts also where the person leaves at the next question
 */
async function askBoth(
  ask: Ask,
  line: Evidence,
  suggestions: readonly SuggestedBehaviour[],
  journalState: JournalState,
  onShown: (behaviours: readonly string[]) => void,
): Promise<KnownAction | null> {
  for (;;) {
    const forget = ask.mark?.();
    const behaviours = await askWhatItShows(ask, suggestions, journalState);
    onShown(behaviours);
    try {
      return await askWhatIsDone(withBack(ask), { ...line, behaviours }, journalState);
    } catch (error) {
      if (!(error instanceof Left && error.how === 'quit')) throw error;
      if (!error.isEscape) return null;
      forget?.();
    }
  }
}

/** One key. */
async function askWhatItShows(
  ask: Ask,
  suggestions: readonly SuggestedBehaviour[],
  { ladder, state }: JournalState,
): Promise<string[]> {
  const planned = behavioursOfPlan(ladder, state.actions);
  const isOfPlan = suggestions.length === 0;
  const offered = behavioursToOffer(suggestions, planned);
  for (;;) {
    const forget = ask.mark?.();
    const key = await orBack(ask.question<'key'>(shownQuestion(offered, isOfPlan)));
    const chosen = offered[key === 'y' ? 0 : Number(key) - 1];
    if (key !== 'p') return chosen === undefined ? [] : [chosen.behaviour];
    const picked = await askBehaviours(ask, ladder, [], state);
    if (picked !== null) return picked;
    forget?.();
  }
}

/** Ids have no blank. */
const none = 'none of these';

/**
 * Whoever notes what an action was for has perhaps finished it, and would be told later that it is late. Its words may
 * tell, too, whatever the line shows.
 */
async function askWhatIsDone(
  ask: Ask,
  line: Evidence,
  { ladder, state }: JournalState,
): Promise<KnownAction | null> {
  const meant = activeOf(state.actions).filter(
    (action) => notesAbout(ladder, action, [line]).length > 0,
  );
  const [first, ...others] = meant;
  if (first === undefined) return null;
  if (others.length === 0) {
    const message = `Does that finish “${first.title}”?`;
    const isDone = await ask.question<'yes-no'>({ kind: 'yes-no', message, initial: false });
    return isDone ? first : null;
  }
  const id = await ask.question<'one'>({
    kind: 'one',
    message: 'Does that finish one of these?',
    choices: [
      ...meant.map(({ id: value, title }) => ({ value, label: title })),
      { value: none, label: 'No, none yet' },
    ],
    initial: none,
  });
  return meant.find((action) => action.id === id) ?? null;
}
