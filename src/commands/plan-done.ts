import { finishActions, finishingEvidence } from '../core/plan-change.js';
import { keepChange, readPlan } from './change-plan.js';
import { givenIds, givenText } from './given.js';
import type { Run } from './index.js';

export const run: Run<'plan done'> = async ({ arguments: words, options }, world) => {
  const { known, now } = await readPlan(world);
  const actions = finishActions(now, givenIds(words), 'done');
  const beside =
    options.evidence === undefined
      ? []
      : [finishingEvidence(now, actions, givenText(options.evidence, '--evidence'))];
  return keepChange({ actions, beside }, { known, json: options.json ?? false }, world);
};
