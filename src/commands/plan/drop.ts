import { finishActions } from '../../core/plan/plan-change.js';
import { askUnlessScripted } from '../shared/ask.js';
import { requireText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { namedOrPicked } from './ask-which.js';
import { readPlan, savePlanChange } from './change-plan.js';

export const run: Run<'plan drop'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const which = { message: 'Which action do you want to let go?', instead: 'plan drop' };
  const ids = await namedOrPicked(words, now, which, world);
  const because = await reasonOf(options.because, words.length === 0, world);
  const actions = finishActions(now, ids, 'dropped', because);
  return savePlanChange({ actions }, journalState, world);
};

/** Who picked an action on the screen is asked why on the screen. */
async function reasonOf(
  because: string | undefined,
  wasPicked: boolean,
  world: Parameters<typeof run>[1],
): Promise<string | undefined> {
  if (because !== undefined) return requireText(because, '--because');
  if (!wasPicked) return undefined;
  return (await askUnlessScripted('Why, in a line? (Enter for none)', {}, world)) ?? undefined;
}
