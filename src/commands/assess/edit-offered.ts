import type { ActionWords } from '../../core/plan/plan-change.js';
import { inOwnWords } from '../../core/plan/plan-change.js';
import { shorterTitle } from '../../core/plan/titles.js';
import { bareWords } from '../../core/plan/wording.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { askDoneWhen, askOptionalPart, askStillIf, askTitle } from '../plan/ask-action.js';
import { askInTurn } from '../plan/ask-in-turn.js';
import { askDay, askText } from '../shared/ask.js';

/** What a person already does may have no occasion of its own. */
async function askCue(ask: Ask, { cue }: KeptAction): Promise<string> {
  return cue ? askText(ask, 'When …', cue) : ((await askOptionalPart(ask, 'When …', null)) ?? '');
}

/** null if nothing was entered: the choice goes on. */
export async function editWords(
  ask: Ask,
  action: KeptAction,
  world: World,
): Promise<ActionWords | null> {
  const { id, act, due } = action;
  const inWords = (words: ActionWords) =>
    inOwnWords(action, bareWords({ id, ...words }), action.title);
  const { cue, doneWhen } = action;
  const before: ActionWords = { cue, act, doneWhen, due: due ?? null };
  const entered = await askInTurn(
    ask,
    before,
    [
      async (one, words) => ({ cue: await askCue(one, { ...action, ...words }) }),
      async (one, words) => ({ act: await askText(one, 'I will …', words.act) }),
      (one, words) => (words.act === act ? null : askStillIf(one, action)),
      async (one, words) => ({
        doneWhen: await askDoneWhen(one, words, words.act !== act),
      }),
      // A habit stays without a date: it is never finished, nor late.
      (one, words) =>
        words.due ? askDay(one, 'Due?', words.due, world).then((day) => ({ due: day })) : null,
      // Another act may need another name; who only turned a phrase presses Enter.
      (one, words) =>
        words.act === act
          ? null
          : askTitle(one, shorterTitle(inWords(words).title ?? '', action.title)).then((title) => ({
              title,
            })),
    ],
    'end',
  );
  return entered === before ? null : inWords(entered);
}
