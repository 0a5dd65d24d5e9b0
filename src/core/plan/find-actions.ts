import { dayInWords } from '../base/day.js';
import { anyOf } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import type { KnownAction } from '../journal/state.js';
import { isOpen } from '../journal/state.js';
import { couldBe, findEachId, findId } from '../ladder/find-id.js';
import type { Action, Report } from '../schema/report.schema.js';
import { activeOf } from './action-status.js';
import type { PlanNow } from './plan-now.js';
import { beginsTitle, isTitle, nearlyBeginsTitle } from './typed-titles.js';

/** An action as people call it: by its title. */
export function asNamed({ id, title }: Pick<KnownAction, 'id' | 'title'>) {
  return { id, words: title };
}

/** In the order of their numbers on the plan's page, which start at 1. */
export function activeIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return activeOf(kept);
}

export function queuedIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return kept.filter(({ status }) => status === 'queued');
}

/**
 * Whether a smaller step has taken its place and is not finished, or another action has: what was stuck and swapped comes
 * back by hand alone.
 */
export function isReplaced(
  { id, parked = '' }: Pick<Action, 'id' | 'parked'>,
  { kept }: { readonly kept: readonly Omit<Action, 'until'>[] },
): boolean {
  const isSwap = ({ step, since = '' }: Omit<Action, 'until'>) => !step && since >= parked;
  return kept.some((other) => other.insteadOf === id && (isOpen(other) || isSwap(other)));
}

/** What is parked, but nothing that another action stands for. */
export function waitingIn(now: Pick<PlanNow, 'kept'>): KnownAction[] {
  return queuedIn(now).filter((action) => !isReplaced(action, now));
}

/** What is suggested, then what is parked and may be offered by itself. */
export function offeredIn({ active, queue, done, dropped }: Report['plan']): Action[] {
  const kept = [...active, ...queue, ...done, ...dropped];
  const isParked = ({ since }: Action) => since !== undefined;
  return [
    ...queue.filter((one) => !isParked(one)),
    ...queue.filter((one) => isParked(one) && !isReplaced(one, { kept })),
  ];
}

/**
 * What a smaller step was taken for, as far as that is open: a step of a step has the larger step first, and the action
 * behind it last.
 */
export function wholesOf<A extends StepOrWhole>(
  { insteadOf, step }: Pick<KnownAction, 'insteadOf' | 'step'>,
  { kept }: { readonly kept: readonly A[] },
): A[] {
  const whole = step && kept.find((one) => one.id === insteadOf && isOpen(one));
  if (!whole) return [];
  // Nothing stands for itself, even in a journal that somebody changed.
  const others = kept.filter((one) => one !== whole);
  return [whole, ...wholesOf(whole, { kept: others })];
}

type StepOrWhole = Pick<KnownAction, 'id' | 'status' | 'insteadOf' | 'step'>;

/** The action behind a smaller step, while that one is open; null: it is no such step, or nothing is open. */
export function wholeOf<A extends StepOrWhole>(
  step: Pick<KnownAction, 'insteadOf' | 'step'>,
  now: { readonly kept: readonly A[] },
): A | null {
  return wholesOf(step, now).at(-1) ?? null;
}

/** The small step for which an action was parked, once that is done or let go. */
export function finishedStepOf(
  { id, parked = '' }: Pick<KnownAction, 'id' | 'parked'>,
  now: Pick<PlanNow, 'kept'>,
): KnownAction | undefined {
  const isFinished = (step: KnownAction) => !isOpen(step) && step.since >= parked;
  return now.kept.findLast(
    (step) => isFinished(step) && wholesOf(step, now).some((whole) => whole.id === id),
  );
}

/** The first parked action whose small step is done, unless it is held or was not wanted. */
export function madeSmallerIn(
  now: Pick<PlanNow, 'kept' | 'held' | 'declined'>,
): KnownAction | undefined {
  return queuedIn(now).find(
    (action) =>
      finishedStepOf(action, now)?.status === 'done' &&
      !isReplaced(action, now) &&
      !now.held.has(action.behaviour ?? '') &&
      !now.declined.has(action.id),
  );
}

/** Behaviours whose action was dropped, with none taken since. Their other actions are offered, but not ticked. */
export function declinedBehaviours(kept: PlanNow['kept']): ReadonlySet<string | null> {
  const letGo = kept.filter(({ status }) => status === 'dropped');
  const taken = kept.filter(({ status }) => status === 'active' || status === 'done');
  const declined = letGo.filter(
    ({ behaviour, until }) =>
      !taken.some((other) => other.behaviour === behaviour && other.since > (until ?? '')),
  );
  return new Set(declined.map(({ behaviour }) => behaviour));
}

/** Active and queued actions. */
export function openIn({ kept }: Pick<PlanNow, 'kept'>): KnownAction[] {
  return kept.filter(isOpen);
}

export function suggestedIn({ suggestions }: Pick<PlanNow, 'suggestions'>) {
  return suggestions.map(({ action }) => action);
}

/**
 * Finds actions by id, by the beginning of an id, or by the number of an active action; each is returned once.
 * Throws CoachError `usage` if a word matches none.
 */
export function findActions(now: Pick<PlanNow, 'kept'>, words: readonly string[]): KnownAction[] {
  const ids = findActionIds(now, words);
  return now.kept.filter(({ id }) => ids.includes(id));
}

/**
 * Like `findActions`, but also matches other ids, such as those of suggestions, where nothing in the plan matches. Active
 * actions take precedence over parked ones.
 */
export function findActionIds(
  now: Pick<PlanNow, 'kept'>,
  words: readonly string[],
  others: readonly string[] = [],
): string[] {
  const active = activeIn(now);
  const open = openIn(now).map(({ id }) => id);
  return findEachId(words, (word) => {
    const isNumber = /^[1-9]$/.test(word) && !open.includes(word);
    const numbered = isNumber ? active[Number(word) - 1] : undefined;
    return numbered?.id ?? findOpen(word, now, others);
  });
}

/** The words that only begin a title or an id, each with the whole title: the person may have meant another action. */
export function begunTitles(
  now: Pick<PlanNow, 'kept'>,
  words: readonly string[],
): { readonly word: string; readonly title: string }[] {
  return words
    .filter((word) => !/^\d+$/.test(word))
    .flatMap((word) =>
      findActions(now, [word]).flatMap(({ id, title }) =>
        id === word || isTitle(word, title) ? [] : { word, title },
      ),
    );
}

function findOpen(word: string, now: Pick<PlanNow, 'kept'>, others: readonly string[]): string {
  const closed = now.kept.find(({ id, status }) => id === word && !isOpen({ status }));
  if (closed !== undefined) {
    const how = closed.status === 'done' ? 'done' : 'let go';
    throw new CoachError(
      'usage',
      `${word} was already ${how}${closed.until === null ? '' : ` on ${dayInWords(closed.until)}`}`,
      ['career-coach plan'],
    );
  }
  const open = openIn(now);
  const ids = open.map(({ id }) => id);
  if (ids.includes(word) || others.includes(word)) return word;
  const active = matching(word, activeIn(now));
  const meant = active.length > 0 ? active : matching(word, queuedIn(now));
  const [only] = meant;
  if (meant.length > 1) throw couldBe(word, meant);
  if (only !== undefined) return only;
  // A title of the plan with the word in it is nearer than the id of a suggestion that begins with it.
  const isNamed = open.some(({ title }) => title.toLowerCase().includes(word.toLowerCase()));
  if (!isNamed && /^\d{1,3}$/.test(word)) throw noSuchNumber(word, now);
  return findId(word, isNamed ? ids : [...ids, ...others], {
    what: 'action in your plan called',
    named: open.map(asNamed),
    next: ['career-coach plan'],
  });
}

function noSuchNumber(word: string, now: Pick<PlanNow, 'kept'>): CoachError {
  const count = activeIn(now).length;
  const some = count === 1 ? 'there is only number 1' : `the numbers go from 1 to ${count}`;
  const numbers = count === 0 ? 'no action is active' : some;
  return new CoachError('usage', `There is no action ${word} in your plan: ${numbers}`, [
    'career-coach plan',
  ]);
}

/** The ids of the actions whose id or title begins with the word; a whole title is that action alone. */
function matching(word: string, actions: readonly KnownAction[]): string[] {
  const whole = actions.filter(({ title }) => isTitle(word, title));
  const found = whole.length > 0 ? whole : actions.filter((action) => begins(word, action));
  return found.map(({ id }) => id);
}

function begins(word: string, { id, title }: Pick<KnownAction, 'id' | 'title'>): boolean {
  return (word !== '' && id.startsWith(word)) || beginsTitle(word, title);
}

/** The suggestion or the action in the plan that has this title; null: none has. */
export function findTitled(now: PlanParts, text: string): string | null {
  return titledIn(now).find(({ title }) => isTitle(text, title))?.id ?? null;
}

/**
 * Throws CoachError `usage` for half a title, or nearly one: an action of the person's own would take the place of the
 * suggestion unnoticed.
 */
export function refuseHalfTitle(now: PlanParts, text: string): void {
  const near = titledIn(now).filter(({ title }) => nearlyBeginsTitle(text, title));
  const [first] = near;
  if (first === undefined) return;
  const own = `--will=${text}`;
  const number = activeIn(now).findIndex(({ id }) => id === first.id) + 1;
  if (number > 0) {
    throw new CoachError(
      'usage',
      `"${text}" is nearly “${first.title}”, which is number ${number} in your plan already`,
      [`career-coach plan edit ${number}`, asOwn],
      { word: text, ids: [own] },
    );
  }
  const ids = near.map(({ id }) => id).slice(0, maxListed);
  const told = near.length > 1 ? anyOf(ids) : `${first.id} (“${first.title}”)`;
  throw new CoachError(
    'usage',
    `There is no suggestion called "${text}"; did you mean ${told}?`,
    ['career-coach plan --all', asOwn],
    { word: text, ids: [...ids, own] },
  );
}

type PlanParts = Pick<PlanNow, 'kept' | 'suggestions'>;

function titledIn(now: PlanParts) {
  return [...suggestedIn(now), ...openIn(now)];
}

const asOwn = 'as an action of your own: career-coach plan add --will "…"';

const maxListed = 5;
