import { CoachError } from '../../core/base/errors.js';
import { findBehaviour } from '../../core/ladder/find-in-ladder.js';
import { findActions } from '../../core/plan/find-actions.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import { editAction } from '../../core/plan/plan-change.js';
import type { World } from '../../world/world.js';
import { requireAsk, showPrivacyNote } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';
import { readActionOptions } from './action-options.js';
import { askWhatToChange } from './ask-action.js';
import { namedOrPicked } from './ask-which.js';
import { readPlan, savePlanChange } from './change-plan.js';

export const run: Run<'plan edit'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const fromOptions = readActionOptions(options, journalState.ladder, world);
  const which = { message: 'Which action do you want to change?', instead: 'plan edit' };
  const [action, another] = findActions(now, await namedOrPicked(words, now, which, world));
  if (action === undefined || another !== undefined) {
    throw new CoachError('usage', 'Change one action at a time', ['career-coach plan edit 1']);
  }
  const { id } = action;
  const hasOptions = Object.keys(fromOptions).length > 0;
  const changes = hasOptions ? fromOptions : await askForWords(journalState, action, world);
  const found = action.behaviour ? findBehaviour(journalState.ladder, action.behaviour) : null;
  const inLadder = found?.behaviour.actions.find((one) => one.id === id);
  const edited = editAction(now, id, changes, inLadder?.title);
  return savePlanChange({ actions: [edited] }, journalState, world);
};

async function askForWords(
  journalState: JournalState,
  action: ActionWords & { readonly id: string },
  world: World,
): Promise<ActionWords> {
  const ask = await requireAsk(
    'You did not say what to change',
    [`career-coach plan edit ${action.id} --when "…" --will "…" --due "in 2 weeks"`],
    world,
  );
  showPrivacyNote(journalState, world);
  return askWhatToChange(ask, action, journalState, world);
}
