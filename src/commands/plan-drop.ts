import { finishActions } from '../core/plan-change.js';
import { keepChange, readPlan } from './change-plan.js';
import { givenIds, givenText } from './given.js';
import type { Run } from './index.js';

export const run: Run<'plan drop'> = async ({ arguments: words, options }, world) => {
  const { known, now } = await readPlan(world);
  const because =
    options.because === undefined ? undefined : givenText(options.because, '--because');
  const actions = finishActions(now, givenIds(words), 'dropped', because);
  return keepChange({ actions }, { known, json: options.json ?? false }, world);
};
