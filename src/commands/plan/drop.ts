import { finishActions } from '../../core/plan/plan-change.js';
import { givenIds, givenText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { keepChange, readPlan } from './change-plan.js';

export const run: Run<'plan drop'> = async ({ arguments: words, options }, world) => {
  const { known, now } = await readPlan(world);
  const because =
    options.because === undefined ? undefined : givenText(options.because, '--because');
  const actions = finishActions(now, givenIds(words), 'dropped', because);
  return keepChange({ actions }, known, world);
};
