import { finishActions } from '../../core/plan/plan-change.js';
import { requireIds, requireText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { readPlan, savePlanChange } from './change-plan.js';

export const run: Run<'plan drop'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const because =
    options.because === undefined ? undefined : requireText(options.because, '--because');
  const actions = finishActions(now, requireIds(words), 'dropped', because);
  return savePlanChange({ actions }, journalState, world);
};
