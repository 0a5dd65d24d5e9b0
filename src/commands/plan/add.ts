import { CoachError } from '../../core/base/errors.js';
import { withChange } from '../../core/journal/fold-plan.js';
import { dateIn } from '../../core/plan/due-dates.js';
import {
  activeIn,
  findTitled,
  refuseHalfTitle,
  suggestedIn,
  waitingIn,
} from '../../core/plan/find-actions.js';
import { ownAction, ownDays } from '../../core/plan/own-action.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import {
  addOwn,
  inOwnWords,
  refuseParked,
  takeActions,
  withNamed,
} from '../../core/plan/plan-change.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import { maxOffered, roomFor, sentenceOf } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Action } from '../../core/schema/report.schema.js';
import type { World } from '../../world/world.js';
import { personToAsk, requireAsk, showPrivacyNote } from '../shared/ask.js';
import { askPractised } from '../shared/ask-practised.js';
import { requireIds, requireText } from '../shared/check-text.js';
import type { JournalState } from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';
import { readActionOptions } from './action-options.js';
import { askOptionalPart, askPart, askTitleOfLong, askWords } from './ask-action.js';
import type { AskPart } from './ask-in-turn.js';
import { askInTurn } from './ask-in-turn.js';
import { activate, askWhichToPark, keepForLater, newOne, readPlan } from './change-plan.js';

export const run: Run<'plan add'> = async ({ arguments: words, options }, world) => {
  const { journalState, now: plan } = await readPlan(world);
  const { text, ...typed } = readWords(words, plan);
  const { now, ids } = withNamed(journalState.ladder, plan, typed.ids);
  const fromOptions = readActionOptions(options, journalState.ladder, world);
  if (text !== null && fromOptions.act !== undefined) {
    throw new CoachError('usage', 'Give the action either as text or with --will, not both', [
      'career-coach plan add --when "…" --will "…"',
    ]);
  }
  const wording = text === null ? fromOptions : { ...fromOptions, act: text };
  const room = readPlace(options);
  const { act } = wording;
  const added =
    ids.length > 0
      ? { actions: readActions(now, ids, wording), ...room }
      : act !== undefined
        ? await ownInTerminal(
            journalState,
            now,
            { ...wording, act },
            { ...options, ...room },
            world,
          )
        : await askWhatToAdd(journalState, now, { wording, ...room }, world);
  if (added.later) {
    // With other words, it changes.
    if (Object.keys(wording).length === 0)
      refuseParked(
        now,
        added.actions.map(({ id }) => id),
      );
    return keepForLater(added.actions, journalState, world);
  }
  const more = ids.length > 0 && Object.keys(fromOptions).length > 0 ? ' …' : '';
  const instead = `career-coach plan add ${ids.length > 0 ? ids.join(' ') : '--will "…"'}${more}`;
  const place = { journalState, now, park: added.park, instead, orLater: true };
  return activate(added.actions, place, world);
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

function readPlace({ park = [], later = false }: Partial<Place>): Place {
  if (!later || park.length === 0) return { park, later };
  throw new CoachError('usage', '--later parks the new action, so --park has nothing to do', [
    'give one of the two',
  ]);
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
    return withChange(action, inOwnWords({ ...known, ...action }, fromOptions, action.title));
  });
}

function readActions(
  now: PlanNow,
  ids: readonly string[],
  { act, ...wording }: ActionWords,
): readonly KeptAction[] {
  const words = { ...wording, ...(act !== undefined && { act }) };
  return withWording(takeActions(now, ids), words, now);
}

type Added = Place & { readonly actions: readonly KeptAction[] };

/** Where somebody is there to ask, what makes a few words an action is offered, and can be left out. */
async function ownInTerminal(
  journalState: JournalState,
  full: PlanNow,
  words: ActionWords & { readonly act: string },
  { json = false, ...given }: Place & { readonly json?: boolean },
  world: World,
): Promise<Added> {
  const ask = await personToAsk({ json }, world);
  if (ask === null) return { actions: [addOwn(full, words)], ...given };
  const { now, park, later } = await askPlace(full, given, world);
  const own = addOwn(now, words);
  const askCue: AskPart = async (one, { cue }) => ({
    cue: (await askOptionalPart(one, 'When …', cue)) ?? '',
  });
  const askDoneWhen: AskPart = (one, entered) => askPart(one, 'doneWhen', entered, world);
  const askDue: AskPart = (one, entered) => askPart(one, 'due', entered, world);
  const { cue, act, due = null } = own;
  const entered = await askInTurn(ask, { ...words, cue, act, due }, [
    askTitleOfLong(words.title),
    ...(cue ? [] : [askCue]),
    ...(words.doneWhen ? [] : [askDoneWhen]),
    ...(words.due !== undefined || due === null || later ? [] : [askDue]),
    practised(journalState),
  ]);
  return { actions: [addOwn(now, { ...entered, act: words.act })], park, later };
}

/** Room is made before anybody types, and what is parked for it stands in the way of no date. */
async function askPlace(
  now: PlanNow,
  { park, later }: Place,
  world: World,
): Promise<Place & { readonly now: PlanNow }> {
  if (roomFor(now.kept) > 0 || park.length > 0 || later) return { now, park, later };
  const which = { instead: 'career-coach plan add ID', orLater: true };
  const first = await askWhichToPark(activeIn(now), which, world);
  if (first === newOne) return { now, park, later: true };
  const kept = now.kept.map((action) =>
    action.id === first ? { ...action, status: 'queued' as const } : action,
  );
  return { now: { ...now, kept }, park: [first], later };
}

const ownChoice = '@own';

/** What could be taken comes first. */
async function askWhatToAdd(
  journalState: JournalState,
  now: PlanNow,
  { wording, ...given }: Place & { readonly wording: ActionWords },
  world: World,
): Promise<Added> {
  const instead = ['career-coach plan add ID', 'career-coach plan add --when "…" --will "…"'];
  const ask = await requireAsk('You did not say what to add', instead, world);
  const { now: placed, park, later } = await askPlace(now, given, world);
  const offered = [
    // What is parked already has no need to be parked.
    ...(later ? [] : waitingIn(now)),
    ...suggestedIn(now).slice(0, maxOffered),
  ];
  const chosen =
    offered.length === 0
      ? ownChoice
      : await ask.question({
          kind: 'one',
          message: 'What do you want to work on?',
          choices: [
            ...offered.map((action) => ({
              value: action.id,
              label: labelOf(action),
              detail: sentenceOf(action),
            })),
            { value: ownChoice, label: 'Something of my own' },
          ],
        });
  if (chosen !== ownChoice) {
    return { actions: withWording(takeActions(placed, [chosen]), wording, placed), park, later };
  }
  showPrivacyNote(journalState, world);
  const { kind = 'experience', ...fromOptions } = wording;
  const due = dateIn(ownDays, { today: now.today }, activeIn(placed));
  const last = practised(journalState);
  const { act = '', ...others } = await askWords(ask, { due, ...fromOptions }, last, world);
  return { actions: [addOwn(placed, { kind, act, ...others })], park, later };
}

/** What a new action works on, so that it counts for something once it is done. */
function practised(journalState: JournalState): AskPart {
  return (ask, words) => {
    if (words.behaviour !== undefined) return null;
    const own = ownAction(words.act ?? '', [], null);
    return askPractised(ask, journalState, own, undefined, true).then((behaviour) => ({
      behaviour,
    }));
  };
}

/** Where the new action goes. */
interface Place {
  /** Ids of active actions that make room for it. */
  readonly park: readonly string[];
  /** Whether it is parked itself. */
  readonly later: boolean;
}

function labelOf({ title, effort, since }: Pick<Action, 'title' | 'effort' | 'since'>): string {
  const notes = [effort, since === undefined ? undefined : 'parked'].filter(Boolean);
  return notes.length === 0 ? title : `${title} (${notes.join(', ')})`;
}
