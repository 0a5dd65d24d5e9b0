import { finishActions, finishingEvidence } from '../../core/plan/plan-change.js';
import { givenIds, givenText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { keepChange, readPlan } from './change-plan.js';

export const run: Run<'plan done'> = async ({ arguments: words, options }, world) => {
  const { known, now } = await readPlan(world);
  const actions = finishActions(now, givenIds(words), 'done');
  const beside =
    options.evidence === undefined
      ? []
      : [finishingEvidence(now, actions, givenText(options.evidence, '--evidence'))];
  return keepChange({ actions, beside }, known, world);
};
