import { CoachError } from '../../core/base/errors.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import { addOwn, inOwnWords, takeActions } from '../../core/plan/plan-change.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { World } from '../../world/world.js';
import { requireAsk, showPrivacyNote } from '../shared/ask.js';
import { requireIds, requireText } from '../shared/check-text.js';
import type { Run } from '../shared/run.js';
import { readActionOptions } from './action-options.js';
import { askWords } from './ask-action.js';
import { activate, readPlan } from './change-plan.js';

export const run: Run<'plan add'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const text = ownActionText(words);
  const fromOptions = readActionOptions(options, journalState.ladder, world);
  if (text !== null && fromOptions.act !== undefined) {
    throw new CoachError('usage', 'Give the action either as text or with --will, not both', [
      'career-coach plan add --when "…" --will "…"',
    ]);
  }
  const ids = text === null && words.length > 0 ? requireIds(words) : [];
  const wording = text === null ? fromOptions : { ...fromOptions, act: text };
  const actions =
    ids.length > 0
      ? withWording(takeActions(now, ids), fromOptions)
      : [await createOwnAction(now, wording, world)];
  const more = ids.length > 0 && Object.keys(fromOptions).length > 0 ? ' …' : '';
  const instead = `career-coach plan add ${ids.length > 0 ? ids.join(' ') : '--will "…"'}${more}`;
  return activate(actions, { journalState, now, park: options.park ?? [], instead }, world);
};

/** An argument with spaces is an action in the person's words, not an id; null if there is none. */
function ownActionText(words: readonly string[]): string | null {
  const [first = ''] = words;
  if (!/\s/.test(first.trim())) return null;
  if (words.length > 1) {
    throw new CoachError('usage', 'Add one action of your own at a time', [
      'career-coach plan add "what I will do"',
    ]);
  }
  return requireText(first, 'The action');
}

/** Applies the options to a suggestion. Throws CoachError `usage` for several, as they fit only one. */
function withWording(
  actions: readonly KeptAction[],
  fromOptions: ActionWords,
): readonly KeptAction[] {
  if (Object.keys(fromOptions).length > 0 && actions.length > 1) {
    throw new CoachError(
      'usage',
      'Options such as --when and --due describe one action, but you named several',
      ['career-coach plan add ID --when "…" --due "in 3 weeks", for each of them'],
    );
  }
  return actions.map((action) => ({ ...action, ...inOwnWords(action, fromOptions) }));
}

async function createOwnAction(
  now: PlanNow,
  wording: ActionWords,
  world: World,
): Promise<KeptAction> {
  if (wording.act !== undefined) return addOwn(now, { ...wording, act: wording.act });
  const ask = await requireAsk(
    'You did not say what to add',
    ['career-coach plan add ID', 'career-coach plan add --when "…" --will "…"'],
    world,
  );
  showPrivacyNote(await world.ladder(), world);
  const { behaviour = null, kind = 'experience', ...fromOptions } = wording;
  return addOwn(now, { behaviour, kind, ...(await askWords(ask, fromOptions, world)) });
}
