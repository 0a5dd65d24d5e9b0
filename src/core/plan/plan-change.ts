import { CoachError } from '../base/errors.js';
import type { KnownAction } from '../journal/state.js';
import { findEachId, findId } from '../ladder/find-id.js';
import { allBehaviours, findLevel } from '../ladder/find-in-ladder.js';
import type { EventOf, KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Gap } from '../schema/report.schema.js';
import { isDeclined } from './declined.js';
import { dateIn } from './due-dates.js';
import {
  activeIn,
  asNamed,
  findActionIds,
  findActions,
  finishedStepOf,
  queuedIn,
  suggestedIn,
  waitingIn,
} from './find-actions.js';
import { ownAction, ownDays, ownDaysFor } from './own-action.js';
import type { PlanNow } from './plan-now.js';
import { maxActive } from './suggestion-order.js';
import type { Suggestion } from './suggestions.js';
import { fromLadder, suggestFor, takeAction } from './suggestions.js';
import { titleFromWords } from './titles.js';
import { bareWords } from './wording.js';

/** An action's fields as a person enters them; absent ones stay unchanged. */
export type ActionWords = Partial<
  Pick<
    KeptAction,
    'title' | 'cue' | 'act' | 'obstacle' | 'fallback' | 'doneWhen' | 'kind' | 'due' | 'behaviour'
  >
>;

/** A change that fits the plan, or the number of active actions to park first. */
export type FittedChange =
  | { readonly actions: readonly KeptAction[] }
  | { readonly parkFirst: number; readonly active: readonly KnownAction[] };

/**
 * Activates suggestions, and queued, dropped or done actions. Throws CoachError `usage` for other ids and for actions
 * that are already active.
 */
export function takeActions(now: PlanNow, words: readonly string[]): KeptAction[] {
  const idle = now.kept.filter(({ status }) => status !== 'active');
  const active = activeIn(now).map(({ id }) => id);
  const candidates = [
    ...now.suggestions.map(({ action }) => action.id),
    ...idle.map((action) => action.id),
    ...active,
  ];
  const named = [...now.suggestions.map(({ action }) => action), ...idle].map(asNamed);
  const ids = findEachId(words, (word) => {
    const id = findId(word, candidates, {
      what: 'suggestion',
      named,
      next: ['career-coach plan --all', 'career-coach plan add --will "what I will do"'],
    });
    if (!active.includes(id)) return id;
    throw new CoachError('usage', `${id} is already active`, ['career-coach plan']);
  });
  const taken: KeptAction[] = [];
  for (const id of new Set(ids)) {
    const action = activate(now, id, taken);
    if (action !== null) taken.push(action);
  }
  return taken;
}

interface Named {
  readonly now: PlanNow;
  readonly ids: readonly string[];
}

/**
 * The ids of the actions that words stand for, and the plan with these among the suggestions. Pages name behaviours and
 * actions of every level, so each can be taken: of a behaviour, what is parked or suggested for it, or else the first
 * action that fits. Other words stay. Throws CoachError `usage` where an active action works on the behaviour.
 */
export function withNamed(ladder: Ladder, now: PlanNow, words: readonly string[]): Named {
  return words.reduce<Named>(
    ({ now, ids }, word) => {
      const found = named(ladder, now, word);
      if (typeof found === 'string') return { now, ids: [...ids, found] };
      const suggestions = [...now.suggestions, found];
      return { now: { ...now, suggestions }, ids: [...ids, found.action.id] };
    },
    { now, ids: [] },
  );
}

function named(ladder: Ladder, now: PlanNow, word: string): Suggestion | string {
  const known = [...suggestedIn(now), ...now.kept];
  const placed = allBehaviours(ladder).find(
    ({ behaviour: { id, actions } }) => id === word || actions.some((one) => one.id === word),
  );
  if (placed === undefined || known.some(({ id }) => id === word)) return word;
  const { id: behaviour, statement, actions } = placed.behaviour;
  const rating = now.held.has(behaviour) ? ladder.scale.held - 1 : null;
  const gap: Gap = {
    ...{ behaviour, statement, rating, reason: 'next' },
    ...{ noOpportunity: false, foundation: false },
  };
  const action = actions.find(({ id }) => id === word);
  if (action !== undefined) return fromLadder(action, gap);
  const isFor = (one: { readonly behaviour: string | null }) => one.behaviour === behaviour;
  const active = activeIn(now).find(isFor);
  if (active !== undefined) {
    throw new CoachError(
      'usage',
      `“${active.title}”, number ${activeIn(now).indexOf(active) + 1} in your plan, works on that already`,
      [`career-coach why ${word} lists the other actions for it`, 'career-coach plan'],
    );
  }
  const ready = [...waitingIn(now), ...suggestedIn(now)].find(isFor);
  if (ready !== undefined) return ready.id;
  const done = now.kept.filter(({ status }) => status === 'done');
  return suggestFor(ladder, gap, new Set(now.kept.map(({ id }) => id)), done) ?? word;
}

/** @param others taken with it */
function activate(
  { kept, suggestions, today, days }: PlanNow,
  id: string,
  others: readonly KeptAction[] = [],
): KeptAction | null {
  const dated = [...activeIn({ kept }), ...others];
  const suggestion = suggestions.find(({ action }) => action.id === id);
  if (suggestion !== undefined) return takeAction(suggestion, today, dated);
  const before = kept.find((action) => action.id === id);
  if (before === undefined) return null;
  const due = dateIn(days.get(id) ?? ownDays, { id, effort: before.effort, today }, dated);
  // The time that it had begins anew; a later day was chosen.
  const isTooSoon = before.due !== null && before.due < due;
  return { id, status: 'active', ...(isTooSoon && { due }) };
}

/** Why an action is the next one. */
export type NextReason = 'parked' | 'smaller' | 'mentor' | Gap['reason'];

/**
 * The next action, and why it is the next: what was parked for a behaviour that is still missing, then suggestions, then
 * what else was parked, but nothing that another action has replaced; what was declined comes last. What was too large
 * waits behind the suggestions, though a smaller step of it is done. null if there is none.
 */
export function nextWithReason(
  now: PlanNow,
): { readonly action: KeptAction; readonly reason: NextReason } | null {
  const parked = waitingIn(now);
  const isWanted = (action: KnownAction) =>
    !now.held.has(action.behaviour ?? '') && finishedStepOf(action, now)?.status !== 'done';
  const [id] = [
    ...parked.filter((one) => isWanted(one) && !isDeclined(one.id, now)).map(({ id }) => id),
    ...now.suggestions.map(({ action: { id } }) => id),
    ...parked.map(({ id }) => id),
  ];
  const action = id === undefined ? null : activate(now, id);
  if (action === null) return null;
  const suggested = now.suggestions.find((suggestion) => suggestion.action.id === id);
  if (suggested === undefined) {
    const whole = parked.find((one) => one.id === id);
    const step = whole && finishedStepOf(whole, now);
    return { action, reason: step === undefined ? 'parked' : 'smaller' };
  }
  return { action, reason: suggested.gap?.reason ?? 'mentor' };
}

export function nextAction(now: PlanNow): KeptAction | null {
  return nextWithReason(now)?.action ?? null;
}

/** Adds an action in the person's own words, active at once. */
export function addOwn(now: PlanNow, words: ActionWords & { readonly act: string }): KeptAction {
  const { act, ...others } = words;
  const own = bareWords({
    ...ownAction(
      act,
      now.kept,
      dateIn(ownDaysFor(act, now.today), { today: now.today }, activeIn(now)),
    ),
    ...others,
  });
  return { ...own, title: others.title ?? titleFromWords(own) };
}

/**
 * Parks active actions to make room for new ones: at most three are active. Throws CoachError `usage` if more than
 * three are taken, or if an action to park is not active.
 */
export function makeRoom(
  now: PlanNow,
  taken: readonly KeptAction[],
  park: readonly string[] = [],
): FittedChange {
  if (taken.length > maxActive) {
    throw new CoachError('usage', `At most ${maxActive} actions are active at once`, [
      'name fewer; you can take the others later',
    ]);
  }
  const active = activeIn(now);
  const parked = findActions({ ...now, kept: active }, park);
  const staying = active.filter((action) => !parked.includes(action));
  const parkFirst = staying.length + taken.length - maxActive;
  if (parkFirst > 0) return { parkFirst, active: staying };
  return { actions: [...parked.map(({ id }) => ({ id, status: 'queued' as const })), ...taken] };
}

/**
 * Finishes actions of the plan, or suggestions that were done without being taken or are not wanted. Throws CoachError
 * `usage` for other words.
 */
export function finishActions(
  now: PlanNow,
  words: readonly string[],
  status: 'done' | 'dropped',
  because?: string,
): KeptAction[] {
  const suggested = now.suggestions.map(({ action }) => action);
  const ids = findActionIds(now, words, idsOf(suggested));
  const kept = now.kept.flatMap(({ id }) => (ids.includes(id) ? { id } : []));
  const finishedSuggestions = suggested.filter(({ id }) => ids.includes(id));
  return [...kept, ...finishedSuggestions].map((action) => ({
    ...action,
    status,
    ...(because !== undefined && { because }),
  }));
}

/** Puts active actions, or suggestions, into the queue. Throws CoachError `usage` for other words, and for what is there. */
export function parkActions(
  now: PlanNow,
  words: readonly string[],
  because?: string,
): KeptAction[] {
  const suggested = now.suggestions.map(({ action }) => action);
  const ids = [...new Set(findActionIds(now, words, idsOf(suggested)))];
  refuseParked(now, ids);
  return ids.flatMap((id) => {
    const suggestion = now.suggestions.find(({ action }) => action.id === id);
    const action = suggestion === undefined ? { id } : takeAction(suggestion, now.today, []);
    return { ...action, status: 'queued' as const, ...(because !== undefined && { because }) };
  });
}

/** Throws CoachError `usage` for what is in the queue. */
export function refuseParked(now: PlanNow, ids: readonly string[]): void {
  const parked = queuedIn(now).find(({ id }) => ids.includes(id));
  if (parked === undefined) return;
  throw new CoachError('usage', `${parked.id} is parked already`, [
    `career-coach plan add ${parked.id}`,
    'career-coach plan',
  ]);
}

function idsOf(actions: readonly Pick<KnownAction, 'id'>[]): string[] {
  return actions.map(({ id }) => id);
}

/** Throws CoachError `usage` if the action is not in the plan. */
export function editAction(
  now: PlanNow,
  word: string,
  words: ActionWords,
  titleInLadder?: string,
): KeptAction {
  const [action] = findActions(now, [word]);
  return { id: action?.id ?? word, ...inOwnWords(action ?? {}, words, titleInLadder) };
}

/**
 * The words that change. A title follows them if it was made of them; a title that somebody wrote stays, but the
 * ladder's, which names the ladder's act, goes with that.
 */
export function inOwnWords(
  action: Pick<KeptAction, 'cue' | 'act' | 'title'>,
  words: ActionWords,
  titleInLadder?: string,
): ActionWords {
  const { cue, act } = bareWords({ id: '', ...action, ...words });
  const isAnother = action.title === titleInLadder && act !== bareWords({ id: '', ...action }).act;
  const wasWritten =
    action.title !== undefined && action.title !== titleFromWords(action) && !isAnother;
  const title = titleFromWords({ cue, act });
  return words.title !== undefined || wasWritten || title === action.title
    ? words
    : { ...words, title };
}

/** The behaviours of changed actions, each once. */
export function behavioursOf(now: PlanNow, actions: readonly KeptAction[]): string[] {
  const behaviourById = new Map(
    [...now.suggestions.map(({ action }) => action), ...now.kept].map((action) => [
      action.id,
      action.behaviour,
    ]),
  );
  const behaviours = actions.map(({ id, behaviour }) => behaviour ?? behaviourById.get(id) ?? null);
  return [...new Set(behaviours.filter((behaviour) => behaviour !== null))];
}

/** The rank of a level, from its rank or id. Throws CoachError `usage` for other words. */
export function findTarget(ladder: Ladder, word: string): number {
  const words = ladder.levels.flatMap(({ rank, id }) => [`${rank}`, id]);
  const next = [`a rank from 1 to ${ladder.levels.length}, or an id: career-coach ladder`];
  const level = findLevel(ladder, findId(word, words, { what: 'level', next }));
  if (level === null) throw new Error('a level that was found is not in the ladder');
  return level.rank;
}

/** Evidence for finished actions, tied to their behaviours. */
export function finishingEvidence(
  now: PlanNow,
  actions: readonly KeptAction[],
  text: string,
): Omit<EventOf<'evidence'>, 'v' | 'id' | 'at' | 'day'> {
  return { type: 'evidence', date: now.today, text, behaviours: behavioursOf(now, actions) };
}
