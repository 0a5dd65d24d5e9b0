import { addDays } from '../base/day.js';
import { CoachError } from '../base/errors.js';
import type { KnownAction } from '../journal/fold.js';
import { findId } from '../ladder/find-id.js';
import { findLevel } from '../ladder/find-in-ladder.js';
import type { EventOf, KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { activeIn, findActionIds, findActions } from './find-actions.js';
import type { PlanNow } from './plan-now.js';
import { mostActive, ownAction, takeAction } from './suggestions.js';

/** The words of an action, as a person gives them; what is absent stays as it is. */
export type ActionWords = Partial<
  Pick<
    KeptAction,
    'cue' | 'act' | 'obstacle' | 'fallback' | 'doneWhen' | 'kind' | 'due' | 'behaviour'
  >
>;

/** A change of the plan that is ready to be kept; or how many active actions must be parked before it is. */
export type FittedChange =
  | { readonly actions: readonly KeptAction[] }
  | { readonly parkFirst: number; readonly active: readonly KnownAction[] };

/** Days until the date of an action that comes back after its date has passed. */
const daysAgain = 30;

/**
 * The changes that make actions active: suggestions by their ids, and what is in the queue, let go, or done
 * once. Throws CoachError `usage` for ids that are none of them, or active already.
 */
export function takeActions(now: PlanNow, words: readonly string[]): KeptAction[] {
  const idle = now.kept.filter(({ status }) => status !== 'active');
  const active = activeIn(now).map(({ id }) => id);
  const known = [
    ...now.suggestions.map(({ action }) => action.id),
    ...idle.map((action) => action.id),
    ...active,
  ];
  const ids = words.map((word) => {
    const id = findId(word, known, {
      what: 'suggestion',
      next: ['career-coach plan --all', 'career-coach plan add --will "what I will do"'],
    });
    if (!active.includes(id)) return id;
    throw new CoachError('usage', `${id} is active already`, ['career-coach plan']);
  });
  return [...new Set(ids)].flatMap((id) => takeOne(now, id) ?? []);
}

function takeOne({ kept, suggestions, today }: PlanNow, id: string): KeptAction | null {
  const suggestion = suggestions.find(({ action }) => action.id === id);
  if (suggestion !== undefined) return takeAction(suggestion, today);
  const before = kept.find((action) => action.id === id);
  if (before === undefined) return null;
  const passed = before.due !== null && before.due < today;
  return { id, status: 'active', ...(passed && { due: addDays(today, daysAgain) }) };
}

/** The next action: what waits in the queue, then what is suggested; null when nothing is left to do. */
export function nextAction(now: PlanNow): KeptAction | null {
  const waiting = now.kept.find(({ status }) => status === 'queued')?.id;
  const next = waiting ?? now.suggestions[0]?.action.id;
  return next === undefined ? null : takeOne(now, next);
}

/** An action of one's own, active at once. The act must be given. */
export function addOwn(now: PlanNow, words: ActionWords & { readonly act: string }): KeptAction {
  return { ...ownAction(words.act, now.kept), ...words };
}

/**
 * The changes with those that park active actions to make room: at most three are active. Throws CoachError
 * `usage` when more are taken than can ever be active, or when what is to be parked is not active.
 */
export function fitIn(
  now: PlanNow,
  taken: readonly KeptAction[],
  park: readonly string[] = [],
): FittedChange {
  if (taken.length > mostActive) {
    throw new CoachError('usage', `At most ${mostActive} actions are active at once`, [
      'name fewer; the others wait in the queue',
    ]);
  }
  const active = activeIn(now);
  const parked = findActions({ ...now, kept: active }, park);
  const staying = active.filter((action) => !parked.includes(action));
  const parkFirst = staying.length + taken.length - mostActive;
  if (parkFirst > 0) return { parkFirst, active: staying };
  return { actions: [...parked.map(({ id }) => ({ id, status: 'queued' as const })), ...taken] };
}

/**
 * The changes that finish actions of the plan. A suggestion can be finished without being taken: it was done
 * anyway, or is not wanted. Throws CoachError `usage` for what is neither.
 */
export function finishActions(
  now: PlanNow,
  words: readonly string[],
  status: 'done' | 'dropped',
  because?: string,
): KeptAction[] {
  const suggested = now.suggestions.map(({ action }) => action);
  const ids = findActionIds(
    now,
    words,
    suggested.map(({ id }) => id),
  );
  const kept = now.kept.flatMap(({ id }) => (ids.includes(id) ? { id } : []));
  const others = suggested.filter(({ id }) => ids.includes(id));
  return [...kept, ...others].map((action) => ({
    ...action,
    status,
    ...(because !== undefined && { because }),
  }));
}

/** The change that gives an action of the plan other words. Throws CoachError `usage` for one that is not in it. */
export function editAction(now: PlanNow, word: string, words: ActionWords): KeptAction {
  const [action] = findActions(now, [word]);
  return { id: action?.id ?? word, ...words };
}

/** The behaviours on which the changed actions work, each once. */
export function behavioursOf(now: PlanNow, actions: readonly KeptAction[]): string[] {
  const known = new Map(
    [...now.suggestions.map(({ action }) => action), ...now.kept].map((action) => [
      action.id,
      action.behaviour,
    ]),
  );
  const behaviours = actions.map(({ id, behaviour }) => behaviour ?? known.get(id) ?? null);
  return [...new Set(behaviours.filter((behaviour) => behaviour !== null))];
}

/** The rank that a word names as the target: a rank or a level's id. Throws CoachError `usage`. */
export function findTarget(ladder: Ladder, word: string): number {
  const words = ladder.levels.flatMap(({ rank, id }) => [`${rank}`, id]);
  const next = [`a rank from 1 to ${ladder.levels.length}, or an id: career-coach ladder`];
  const level = findLevel(ladder, findId(word, words, { what: 'level', next }));
  if (level === null) throw new Error('a level that was found is not in the ladder');
  return level.rank;
}

/** The evidence for what was finished, tied to the behaviours of its actions. */
export function finishingEvidence(
  now: PlanNow,
  actions: readonly KeptAction[],
  text: string,
): Omit<EventOf<'evidence'>, 'v' | 'id' | 'at' | 'day'> {
  return { type: 'evidence', date: now.today, text, behaviours: behavioursOf(now, actions) };
}
