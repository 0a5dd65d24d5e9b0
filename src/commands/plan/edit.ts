import { findActions } from '../../core/plan/find-actions.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import { editAction } from '../../core/plan/plan-change.js';
import type { World } from '../../world/world.js';
import { askOr, remind } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';
import { givenWords } from './action-options.js';
import { askWords } from './ask-action.js';
import { keepChange, readPlan } from './change-plan.js';

export const run: Run<'plan edit'> = async ({ arguments: [id = ''], options }, world) => {
  const { known, now } = await readPlan(world);
  const [action] = findActions(now, [id]);
  const given = givenWords(options, known.ladder, world);
  const isGiven = Object.keys(given).length > 0;
  const words = isGiven ? given : await askForWords(known, action ?? { id }, world);
  return keepChange({ actions: [editAction(now, id, words)] }, known, world);
};

async function askForWords(
  { ladder }: JournalState,
  action: ActionWords & { readonly id: string },
  world: World,
): Promise<ActionWords> {
  const ask = await askOr(
    'What is to be changed is not said',
    [`career-coach plan edit ${action.id} --when "…" --will "…" --due "in 2 weeks"`],
    world,
  );
  remind(ladder, world);
  return askWords(ask, action, world);
}
