import type { KnownAction } from '../../core/journal/state.js';
import { finishActions, finishingEvidence } from '../../core/plan/plan-change.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { askOptionalText, personToAsk, whatCame } from '../shared/ask.js';
import { askPractised } from '../shared/ask-practised.js';
import { requireText } from '../shared/check-text.js';
import type { JournalState } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';
import { namedOrPicked } from './ask-which.js';
import { readPlan, savePlanChange } from './change-plan.js';

export const run: Run<'plan done'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const which = { message: 'Which action is done?', instead: 'plan done' };
  const ids = await namedOrPicked(words, now, which, world);
  const finished = finishActions(now, ids, 'done');
  const ask = options.evidence === undefined ? await personToAsk(options, world) : null;
  const actions = ask === null ? finished : await tied(ask, finished, now.kept, journalState);
  const text =
    options.evidence === undefined
      ? ask && (await askOptionalText(ask, whatCame()))
      : requireText(options.evidence, '--evidence');
  const beside = text === null ? [] : [finishingEvidence(now, actions, text)];
  return savePlanChange({ actions, beside }, journalState, world);
};

/** With the behaviours of those in the person's own words, so that the next check-in asks about them. */
async function tied(
  ask: Ask,
  finished: readonly KeptAction[],
  kept: readonly KnownAction[],
  journalState: Pick<JournalState, 'ladder' | 'report'>,
): Promise<KeptAction[]> {
  const actions: KeptAction[] = [];
  for (const action of finished) {
    const known = kept.find(({ id }) => id === action.id);
    const behaviour = known === undefined ? null : await askPractised(ask, journalState, known);
    actions.push(behaviour === null ? action : { ...action, behaviour });
  }
  return actions;
}
