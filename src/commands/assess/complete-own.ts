import { behavioursOfPlan } from '../../core/evidence/behaviours-to-offer.js';
import { withStatus } from '../../core/plan/action-status.js';
import { dateIn } from '../../core/plan/due-dates.js';
import { ownDays } from '../../core/plan/own-action.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { ended } from '../../views/text/words.js';
import type { World } from '../../world/world.js';
import { askOptionalPart } from '../plan/ask-action.js';
import { askDayOrNone } from '../shared/ask.js';
import { askPractised } from '../shared/ask-practised.js';
import type { JournalState } from '../shared/journal-state.js';

/**
 * What the person does already gets what other actions have: a behaviour that is rated once it is done, how one tells
 * that it is, and a date. A habit has neither.
 *
 * @param keep gets all actions after each answer, so that leaving loses none
 */
export async function completeOwn(
  ask: Ask,
  actions: readonly KeptAction[],
  own: readonly KeptAction[],
  journalState: Pick<JournalState, 'ladder' | 'report' | 'state'>,
  world: World,
  keep: (actions: KeptAction[]) => void,
): Promise<void> {
  let complete = [...actions];
  for (const action of actions) {
    const isTaken = action.status === 'active' && own.some(({ id }) => id === action.id);
    if (!isTaken) continue;
    const add = (words: Partial<KeptAction>) => {
      complete = complete.map((one) => (one.id === action.id ? { ...one, ...words } : one));
      keep(complete);
    };
    const planned = behavioursOfPlan(journalState.ladder, [
      ...journalState.state.actions,
      ...actions,
    ]);
    const behaviour = await askPractised(ask, journalState, action, undefined, planned);
    if (behaviour !== null) add({ behaviour });
    const { title = '', doneWhen } = action;
    // In other words, it has been asked when it is done.
    if (own.includes(action)) {
      add({ doneWhen: await askOptionalPart(ask, `${ended(title)} Done when …`, doneWhen) });
    }
    const others = [...withStatus(journalState.state.actions, 'active'), ...actions];
    const proposed = dateIn(ownDays, { ...action, today: world.today }, others);
    add({ due: await askDayOrNone(ask, 'By when, or n for no date?', proposed, world) });
  }
}
