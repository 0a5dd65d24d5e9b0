import { findActions } from '../../core/plan/find-actions.js';
import { editAction } from '../../core/plan/plan-change.js';
import type { Run } from '../shared/run.js';
import { givenWords } from './action-options.js';
import { askWords } from './ask-action.js';
import { askOr, keepChange, orLeave, readPlan, remind } from './change-plan.js';

export const run: Run<'plan edit'> = async ({ arguments: [id = ''], options }, world) => {
  const { known, now } = await readPlan(world);
  const [action] = findActions(now, [id]);
  const given = givenWords(options, known.ladder, world);
  const json = options.json ?? false;
  return orLeave(async () => {
    if (Object.keys(given).length > 0) {
      return keepChange({ actions: [editAction(now, id, given)] }, { known, json }, world);
    }
    const ask = await askOr(
      'What is to be changed is not said',
      [`career-coach plan edit ${action?.id ?? id} --when "…" --will "…" --due "in 2 weeks"`],
      world,
    );
    remind(known.ladder, world);
    const words = await askWords(ask, action ?? {}, world);
    return keepChange({ actions: [editAction(now, id, words)] }, { known, json }, world);
  }, world);
};
