import { CoachError } from '../../core/base/errors.js';
import { activeIn, findTitled, refuseHalfTitle } from '../../core/plan/find-actions.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import { addOwn, inOwnWords, takeActions } from '../../core/plan/plan-change.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import { maxOffered, roomFor, sentenceOf } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { World } from '../../world/world.js';
import { requireAsk, showPrivacyNote } from '../shared/ask.js';
import { requireIds, requireText } from '../shared/check-text.js';
import type { JournalState } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';
import { readActionOptions } from './action-options.js';
import { askWords } from './ask-action.js';
import { activate, askWhichToPark, readPlan } from './change-plan.js';

export const run: Run<'plan add'> = async ({ arguments: words, options }, world) => {
  const { journalState, now } = await readPlan(world);
  const { ids, text } = readWords(words, now);
  const fromOptions = readActionOptions(options, journalState.ladder, world);
  if (text !== null && fromOptions.act !== undefined) {
    throw new CoachError('usage', 'Give the action either as text or with --will, not both', [
      'career-coach plan add --when "…" --will "…"',
    ]);
  }
  const wording = text === null ? fromOptions : { ...fromOptions, act: text };
  const said = ids.length > 0 || wording.act !== undefined;
  const { actions, park } = said
    ? { actions: readActions(now, ids, wording), park: options.park ?? [] }
    : await askWhatToAdd(journalState, now, { wording, park: options.park ?? [] }, world);
  const more = ids.length > 0 && Object.keys(fromOptions).length > 0 ? ' …' : '';
  const instead = `career-coach plan add ${ids.length > 0 ? ids.join(' ') : '--will "…"'}${more}`;
  return activate(actions, { journalState, now, park, instead }, world);
};

/** What was typed names suggestions, or is an action in the person's own words. */
function readWords(words: readonly string[], now: PlanNow) {
  // Nobody adds a suggestion a second time as their own.
  const titled = findTitled(now, words.join(' '));
  if (titled !== null) return { ids: [titled], text: null };
  const text = ownActionText(words);
  if (text !== null) refuseHalfTitle(now, text);
  return { ids: text === null && words.length > 0 ? requireIds(words) : [], text };
}

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
  { kept }: Pick<PlanNow, 'kept'>,
): readonly KeptAction[] {
  if (Object.keys(fromOptions).length > 0 && actions.length > 1) {
    throw new CoachError(
      'usage',
      'Options such as --when and --due describe one action, but you named several',
      ['career-coach plan add ID --when "…" --due "in 3 weeks", for each of them'],
    );
  }
  return actions.map((action) => {
    // What was in the plan before has its words there.
    const known = kept.find(({ id }) => id === action.id);
    return { ...action, ...inOwnWords({ ...known, ...action }, fromOptions) };
  });
}

function readActions(
  now: PlanNow,
  ids: readonly string[],
  { act, ...wording }: ActionWords,
): readonly KeptAction[] {
  if (ids.length === 0 && act !== undefined) return [addOwn(now, { ...wording, act })];
  const words = { ...wording, ...(act !== undefined && { act }) };
  return withWording(takeActions(now, ids), words, now);
}

const ownChoice = '@own';

/** What could be taken comes first, and room for it is made before anybody types. */
async function askWhatToAdd(
  journalState: JournalState,
  now: PlanNow,
  { wording, park }: { readonly wording: ActionWords; readonly park: readonly string[] },
  world: World,
): Promise<{ readonly actions: readonly KeptAction[]; readonly park: readonly string[] }> {
  const instead = ['career-coach plan add ID', 'career-coach plan add --when "…" --will "…"'];
  const ask = await requireAsk('You did not say what to add', instead, world);
  const isFull = roomFor(now.kept) === 0 && park.length === 0;
  const parked = isFull
    ? [await askWhichToPark(activeIn(now), 'career-coach plan add ID', world)]
    : park;
  const offered = now.suggestions.slice(0, maxOffered).map(({ action }) => action);
  const chosen =
    offered.length === 0
      ? ownChoice
      : await ask.question({
          kind: 'one',
          message: 'What do you want to work on?',
          choices: [
            ...offered.map((action) => ({
              value: action.id,
              label:
                action.effort === undefined ? action.title : `${action.title} (${action.effort})`,
              detail: sentenceOf(action),
            })),
            { value: ownChoice, label: 'Something of my own' },
          ],
        });
  if (chosen !== ownChoice) {
    return { actions: withWording(takeActions(now, [chosen]), wording, now), park: parked };
  }
  showPrivacyNote(journalState, world);
  const { behaviour = null, kind = 'experience', ...fromOptions } = wording;
  const own = addOwn(now, { behaviour, kind, ...(await askWords(ask, fromOptions, world)) });
  return { actions: [own], park: parked };
}
