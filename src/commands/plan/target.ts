import { findTarget } from '../../core/plan/plan-change.js';
import type { Run } from '../shared/run.js';
import { planChange, readPlan, savePlanChange } from './change-plan.js';

export const run: Run<'plan target'> = async ({ arguments: [level] }, world) => {
  const { journalState } = await readPlan(world);
  if (level === undefined) return planChange(journalState, world);
  const target = findTarget(journalState.ladder, level);
  return savePlanChange({ target }, journalState, world);
};
