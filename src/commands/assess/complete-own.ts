import { withStatus } from '../../core/plan/action-status.js';
import { dateIn } from '../../core/plan/due-dates.js';
import { ownDaysFor } from '../../core/plan/own-action.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { ended } from '../../views/text/words.js';
import type { World } from '../../world/world.js';
import { askOptionalPart } from '../plan/ask-action.js';
import { askInTurn } from '../plan/ask-in-turn.js';
import { askDayOrNone } from '../shared/ask.js';
import { askPractised } from '../shared/ask-practised.js';
import type { JournalState } from '../shared/journal-state.js';

/**
 * What the person does already gets what other actions have: a behaviour that is rated once it is done, how one tells
 * that it is, and a date. A habit has neither. Escape goes back one of these.
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
    const kept = (words: ActionWords) => {
      complete = complete.map((one) => (one.id === action.id ? { ...one, ...words } : one));
      keep(complete);
      return words;
    };
    const { title = '', act = title } = action;
    const others = [...withStatus(journalState.state.actions, 'active'), ...actions];
    const days = ownDaysFor(act, world.today);
    const proposed = dateIn(days, { ...action, today: world.today }, others);
    await askInTurn(ask, action, [
      // In other words, it has been asked when it is done.
      (one, { doneWhen }) =>
        own.includes(action)
          ? askOptionalPart(one, `${ended(title)} Done when …`, doneWhen).then((doneWhen) =>
              kept({ doneWhen }),
            )
          : null,
      async (one) =>
        kept({
          due: await askDayOrNone(
            one,
            `${ended(title)} By when, or n for no date?`,
            proposed,
            world,
          ),
        }),
      // Last, as of every new action: its answer may take several screens, and Escape would pass by all of them.
      (one) =>
        action.behaviour
          ? null
          : askPractised(one, journalState, action, undefined, true).then((behaviour) =>
              kept({ behaviour }),
            ),
    ]);
  }
}
