import { finishActions, finishingEvidence } from '../../core/plan/plan-change.js';
import { requireIds, requireText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { readPlan, savePlanChange } from './change-plan.js';

export const run: Run<'plan done'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const actions = finishActions(now, requireIds(words), 'done');
  const beside =
    options.evidence === undefined
      ? []
      : [finishingEvidence(now, actions, requireText(options.evidence, '--evidence'))];
  return savePlanChange({ actions, beside }, journalState, world);
};
