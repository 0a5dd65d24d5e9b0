import { CoachError } from '../../core/base/errors.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import { addOwn, takeActions } from '../../core/plan/plan-change.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { World } from '../../world/world.js';
import { askOr, remind } from '../shared/ask.js';
import { givenIds, givenText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { givenWords } from './action-options.js';
import { askWords } from './ask-action.js';
import { activate, readPlan } from './change-plan.js';

export const run: Run<'plan add'> = async ({ arguments: named, options }, world) => {
  const { known, now } = await readPlan(world);
  const text = ownText(named);
  const given = givenWords(options, known.ladder, world);
  if (text !== null && given.act !== undefined) {
    throw new CoachError('usage', 'The action is said twice: by its text, and by --will', [
      'career-coach plan add --when "…" --will "…"',
    ]);
  }
  const ids = text === null && named.length > 0 ? givenIds(named) : [];
  const words = text === null ? given : { ...given, act: text };
  const taken =
    ids.length > 0 ? reworded(takeActions(now, ids), given) : [await own(now, words, world)];
  const more = ids.length > 0 && Object.keys(given).length > 0 ? ' …' : '';
  const instead = `career-coach plan add ${ids.length > 0 ? ids.join(' ') : '--will "…"'}${more}`;
  return activate(taken, { known, now, park: options.park ?? [], instead }, world);
};

/** A text with spaces is no id: it is what one wants to do. null: it is not said that way. */
function ownText(named: readonly string[]): string | null {
  const [first = ''] = named;
  if (!/\s/.test(first.trim())) return null;
  if (named.length > 1) {
    throw new CoachError('usage', 'One action of your own at a time', [
      'career-coach plan add "what I will do"',
    ]);
  }
  return givenText(first, 'The action');
}

/** The action that is taken, with those of its words that were given; for several nobody knows whose they are. */
function reworded(taken: readonly KeptAction[], given: ActionWords): readonly KeptAction[] {
  if (Object.keys(given).length > 0 && taken.length > 1) {
    throw new CoachError('usage', 'Words and dates are for one action, and several are named', [
      'name one action',
    ]);
  }
  return taken.map((action) => ({ ...action, ...given }));
}

/** An action from the words that were given, or from those that are asked for. */
async function own(now: PlanNow, words: ActionWords, world: World): Promise<KeptAction> {
  if (words.act !== undefined) return addOwn(now, { ...words, act: words.act });
  const ask = await askOr(
    'What is to be added is not said',
    ['career-coach plan add ID', 'career-coach plan add --when "…" --will "…"'],
    world,
  );
  remind(await world.ladder(), world);
  const { behaviour = null, kind = 'experience', ...given } = words;
  return addOwn(now, { behaviour, kind, ...(await askWords(ask, given, world)) });
}
