import { finishActions, finishingEvidence } from '../../core/plan/plan-change.js';
import { askUnlessScripted } from '../shared/ask.js';
import { requireText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { namedOrPicked } from './ask-which.js';
import { readPlan, savePlanChange } from './change-plan.js';

export const run: Run<'plan done'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const which = { message: 'Which action is done?', instead: 'plan done' };
  const ids = await namedOrPicked(words, now, which, world);
  const actions = finishActions(now, ids, 'done');
  const text =
    options.evidence === undefined
      ? await askUnlessScripted('What came of it, in a line? (Enter for none)', options, world)
      : requireText(options.evidence, '--evidence');
  const beside = text === null ? [] : [finishingEvidence(now, actions, text)];
  return savePlanChange({ actions, beside }, journalState, world);
};
