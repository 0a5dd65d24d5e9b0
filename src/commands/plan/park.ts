import { parkActions } from '../../core/plan/plan-change.js';
import { requireText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { namedOrPicked } from './ask-which.js';
import { readPlan, savePlanChange } from './change-plan.js';

export const run: Run<'plan park'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const which = { message: 'Which action do you want to park?', instead: 'plan park' };
  const ids = await namedOrPicked(words, now, which, world);
  const because =
    options.because === undefined ? undefined : requireText(options.because, '--because');
  return savePlanChange({ actions: parkActions(now, ids, because) }, journalState, world);
};
