import { CoachError } from '../../core/base/errors.js';
import { nextAction } from '../../core/plan/plan-change.js';
import type { Run } from '../shared/run.js';
import { activate, readPlan } from './change-plan.js';

export const run: Run<'plan next'> = async ({ options }, world) => {
  const { known, now } = await readPlan(world);
  const next = nextAction(now);
  if (next === null) {
    throw new CoachError('usage', 'Nothing waits in the queue, and no gap is open', [
      'career-coach plan add "what I will do"',
      'career-coach assess',
    ]);
  }
  const park = options.park ?? [];
  return activate([next], { known, now, park, instead: 'career-coach plan next' }, world);
};
