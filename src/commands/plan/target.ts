import { findTarget } from '../../core/plan/plan-change.js';
import type { Run } from '../shared/run.js';
import { keepChange, readPlan } from './change-plan.js';

export const run: Run<'plan target'> = async ({ arguments: [level = ''] }, world) => {
  const { known } = await readPlan(world);
  const target = findTarget(known.ladder, level);
  return keepChange({ target }, known, world);
};
