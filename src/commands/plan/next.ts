import { CoachError } from '../../core/base/errors.js';
import { nextWithReason } from '../../core/plan/plan-change.js';
import type { Run } from '../shared/run.js';
import { activate, readPlan } from './change-plan.js';

export const run: Run<'plan next'> = async ({ options }, world) => {
  const { journalState, now } = await readPlan(world);
  const next = nextWithReason(now);
  if (next === null) {
    throw new CoachError('usage', 'Nothing is parked, and you have no open gap', [
      'career-coach plan add "what I will do"',
      'career-coach assess',
    ]);
  }
  const park = options.park ?? [];
  const instead = 'career-coach plan next';
  const { action, reason: because } = next;
  return activate([action], { journalState, now, park, instead, because }, world);
};
