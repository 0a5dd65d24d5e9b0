import type { Day } from '../base/day.js';
import { daysBetween } from '../base/day.js';
import { ended } from '../base/sentence.js';
import { isOwn } from '../journal/own.js';
import type { KnownAction, State } from '../journal/state.js';
import { isOpen } from '../journal/state.js';
import { allBehaviours, findBehaviour } from '../ladder/find-in-ladder.js';
import { gapsTowards, targetOn } from '../placement/gaps.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { Ladder, LadderAction } from '../schema/ladder.schema.js';
import type { Action, Gap } from '../schema/report.schema.js';
import { declinedLast, declinedNow, isForPresent } from './declined.js';
import type { Dated } from './due-dates.js';
import { dateIn } from './due-dates.js';
import { isReplaced } from './find-actions.js';
import { type MadeUpAction, makeUpAction } from './made-up-actions.js';
import type { Leading } from './suggestion-order.js';
import {
  canMoveLevel,
  groupOf,
  inOrder,
  maxActive,
  placesTowardsNext,
  readyFirst,
  withEarly,
  withTarget,
  withTowardsNext,
} from './suggestion-order.js';
import { titleFromWords } from './titles.js';
import { isDoing } from './wording.js';

/** A longer list is hard to choose from. */
export const maxOffered = 5;

export type PlannedAction = Pick<Action, 'id' | 'behaviour' | 'status'>;

/** As it was done, perhaps in the person's own words. */
export type DoneAction = Pick<
  Action,
  'id' | 'title' | 'effort' | 'cue' | 'act' | 'obstacle' | 'fallback' | 'doneWhen'
>;

export interface Suggestion {
  readonly action: Action;
  /** Days from taking it to its due date. */
  readonly days: number;
  /** Whether it waits for no occasion. */
  readonly now: boolean;
  /** The gap that it serves; null: it asks for a mentor. */
  readonly gap: Gap | null;
  /** Whether the level hangs on it. */
  readonly decides: boolean;
  /** Whether the next level takes what it's for. */
  readonly isTowardsNext?: boolean;
  /** Whether the person had it in their plan before. */
  readonly isParked?: true;
}

/**
 * Suggests one new action for each gap. What decides comes first, then what was done before, then what others doubt,
 * then what is missing at the present level, then what is new at the next one; of strands, one about which the person
 * wrote; the first that can begin at once leads its group. Right behind what decides, at the latest, comes something
 * that speaks most for the lower level. Of those that are offered, one of the first three is about a strand, if one has
 * an expected gap, and one can move the level; one of the first three about what `why` names for the next level, and one
 * of the first four about that level at all; without a mentor, the last is to ask for one. A gap for which nothing is
 * left gets nothing.
 */
export function suggestActions(
  ladder: Ladder,
  gaps: readonly Gap[],
  kept: readonly (PlannedAction & DoneAction)[],
  mentor: string | null,
  {
    decisive = [],
    inQuestion = false,
    weightiest = [],
    towardsNext = [],
    noted = [],
  }: Leading = {},
): readonly Suggestion[] {
  const plannedIds = new Set(kept.map(({ id }) => id));
  const done = kept.filter(({ status }) => status === 'done');
  const busy = new Set(kept.filter(isOpen).map(({ behaviour }) => behaviour));
  const ask = fromLadder(mentorAction(ladder), null);
  const usedIds = new Set(plannedIds).add(ask.action.id);
  const open = gaps.filter(({ behaviour }) => !busy.has(behaviour));
  const leading = { decisive, inQuestion, weightiest, towardsNext, noted };
  const fromGaps = inOrder(open, leading).flatMap((gap) => {
    const suggested = suggestFor(ladder, gap, usedIds, done);
    if (suggested === null) return [];
    usedIds.add(suggested.action.id);
    const isTowardsNext = towardsNext.includes(gap.behaviour);
    return { ...suggested, decides: decisive.includes(gap.behaviour), isTowardsNext };
  });
  const ordered = readyFirst(fromGaps);
  const all =
    mentor !== null || plannedIds.has(ask.action.id)
      ? ordered
      : [...ordered.slice(0, maxActive), ask, ...ordered.slice(maxActive)];
  const active = kept.flatMap((one) => (one.status === 'active' ? one.behaviour : []));
  const offered = all.slice(0, maxOffered).toSorted((a, b) => groupOf(a) - groupOf(b));
  const grouped = [...offered, ...all.slice(maxOffered)];
  const places = placesTowardsNext(gaps, active, towardsNext);
  return withEarly(withTowardsNext(grouped, places), canMoveLevel, maxActive);
}

/** Suggestions towards the plan's target, for no gap whose action was let go since the last assessment. */
export function suggestNext(
  ladder: Ladder,
  {
    target,
    actions,
    assessments,
    declined,
    evidence,
  }: Pick<State, 'target' | 'actions' | 'assessments' | 'declined' | 'evidence'>,
  {
    stage,
    gaps,
    decisive,
    inQuestion,
    weightiest,
    towardsNext,
  }: Required<Omit<Leading, 'noted'>> & { readonly stage: number; readonly gaps: readonly Gap[] },
  mentor: string | null,
  today: Day,
): Suggestion[] {
  const assessed = assessments.at(-1)?.day ?? '';
  const letGo = actions
    .filter(({ status, until }) => status === 'dropped' && (until ?? '') >= assessed)
    .map(({ behaviour }) => behaviour);
  // The result goes on naming what decides, so only a day without it is granted.
  const letGoToday = actions
    .filter(({ status, until }) => status === 'dropped' && until === today)
    .map(({ behaviour }) => behaviour);
  const wanted = gaps.filter(
    ({ behaviour }) => !(decisive.includes(behaviour) ? letGoToday : letGo).includes(behaviour),
  );
  const towards = gapsTowards(targetOn(ladder, target), stage, wanted);
  // Who chose to stay where they are has no level to decide.
  const isStaying = target !== null && target <= stage;
  // What was swapped is as good as let go, but nobody is asked twice on that day.
  const isSwapped = (one: KnownAction) =>
    one.status === 'queued' && one.parked !== today && isReplaced(one, { kept: actions });
  const kept = actions.map((one) =>
    isSwapped(one) ? { ...one, status: 'dropped' as const } : one,
  );
  const all = suggestActions(ladder, towards, kept, mentor, {
    ...(isStaying ? {} : { decisive, towardsNext }),
    inQuestion,
    weightiest,
    noted: evidence.filter(isOwn).flatMap(({ behaviours }) => behaviours),
  });
  // What was let go of late is not offered again in other words; what the ladder has for it, is.
  const letGoLately = actions.flatMap(({ status, until, behaviour }) =>
    status === 'dropped' && daysBetween(until ?? '', today) < daysWithoutFiller ? behaviour : [],
  );
  const written = daysInLadder(ladder);
  const wanting = all.filter(
    ({ action: { id, behaviour } }) => written.has(id) || !letGoLately.includes(behaviour),
  );
  const now = { declined: declinedNow({ declined, assessments }), today, isStaying };
  // They get nothing of the next one, either, before what this level asks for.
  const ordered = isStaying
    ? [...wanting.filter(isForPresent), ...wanting.filter((one) => !isForPresent(one))]
    : wanting;
  return withTarget(declinedLast(ordered, now), targetOn(ladder, target), {
    actions,
    gaps,
    ...now,
  });
}

/** Days for which a behaviour whose action was let go gets none that is made up of its statement. */
const daysWithoutFiller = 42;

/** "When …, I will …."; without a cue, the person's own words. */
export function sentenceOf({ cue, act }: Pick<KeptAction, 'cue' | 'act'>): string {
  if (!cue) {
    return ended(`${act?.charAt(0).toLocaleUpperCase('en') ?? ''}${act?.slice(1) ?? ''}`);
  }
  return ended(isDoing(act ?? '') ? `When ${cue}: ${act}` : `When ${cue}, I will ${act}`);
}

/** The number of actions that may still become active. */
export function roomFor(kept: readonly PlannedAction[]): number {
  return Math.max(0, maxActive - kept.filter(({ status }) => status === 'active').length);
}

/** Makes a suggestion an active action; its due date counts from today, beside those of the plan. */
export function takeAction(
  { action, days }: Suggestion,
  today: Day,
  active: readonly Dated[],
): KeptAction {
  return { ...action, status: 'active', due: dateIn(days, { ...action, today }, active) };
}

/**
 * Prefers an unused action of the ladder that fits the gap's rating; if all are used, repeats one that was done, or
 * makes one up; null if those are used, too. Where the work gives no chance, only what creates one makes sense.
 *
 * @param done actions that others may go on from
 */
export function suggestFor(
  ladder: Ladder,
  gap: Gap,
  usedIds: ReadonlySet<string>,
  done: readonly DoneAction[] = [],
): Suggestion | null {
  const actions = findBehaviour(ladder, gap.behaviour)?.behaviour.actions ?? [];
  const doneIds = new Set(done.map(({ id }) => id));
  const isHabitDone = actions.some((action) => action.for === 'habit' && doneIds.has(action.id));
  const purpose = purposeFor(ladder, gap);
  const wanted = isHabitDone && purpose === 'start' ? 'habit' : purpose;
  const fits = (purpose: LadderAction['for']) =>
    purpose === wanted || (wanted !== 'opening' && purpose !== 'opening');
  const eligible = actions.filter(
    (action) =>
      !usedIds.has(action.id) &&
      fits(action.for) &&
      // A first step would go backwards.
      !(isHabitDone && action.for === 'start') &&
      (action.after === undefined || doneIds.has(action.after)),
  );
  // What can begin now helps more than what fits the rating best.
  const ready = eligible.filter(({ now }) => now);
  const [action] = [ready, eligible].flatMap((some) => [
    ...some.filter((candidate) => candidate.for === wanted),
    ...some,
  ]);
  const used = { usedIds, done, authored: actions };
  const found = action ?? makeUpAction(ladder, gap, wanted, used);
  return found && fromLadder(found, gap);
}

/** A gap needs a chance, a habit if its rating is just below held, or else a start. */
function purposeFor({ scale }: Pick<Ladder, 'scale'>, gap: Gap): LadderAction['for'] {
  if (gap.noOpportunity) return 'opening';
  return gap.rating === scale.held - 1 && gap.rating > 1 ? 'habit' : 'start';
}

export function fromLadder(action: LadderAction | MadeUpAction, gap: Gap | null): Suggestion {
  const { id, kind, cue, act, obstacle, fallback, doneWhen, effort } = action;
  const title = action.title ?? titleFromWords({ cue, act });
  const words = { title, ...(effort !== undefined && { effort }) };
  const texts = { id, ...words, kind, cue, act, obstacle, fallback, doneWhen };
  const now = action.now === true;
  return {
    action: { ...texts, behaviour: gap?.behaviour ?? null, due: null, status: 'queued' },
    days: daysOf(action),
    now,
    gap,
    decides: false,
  };
}

/** What begins this week is due in one to three weeks. */
const soonest = 7;

const latest = 21;

function daysOf({ days, now = false }: Pick<LadderAction, 'days' | 'now'>): number {
  return now ? Math.min(Math.max(days, soonest), latest) : days;
}

export function daysInLadder(ladder: Ladder): ReadonlyMap<string, number> {
  const actions = allBehaviours(ladder).flatMap(({ behaviour }) => behaviour.actions);
  return new Map([...actions, mentorAction(ladder)].map((action) => [action.id, daysOf(action)]));
}

/** The default for ladders without a `mentorAction`. */
const askForMentor: LadderAction = {
  id: 'ask-for-mentor',
  title: 'Ask for a mentor',
  effort: '15 min',
  now: true,
  for: 'start',
  kind: 'exposure',
  cue: 'I plan my week',
  act: 'think of the person who does best what I want to learn and ask for half an hour on my result',
  obstacle: 'nobody comes to mind',
  fallback: 'ask my lead who could be a mentor to me',
  doneWhen: 'a first talk is in the calendar',
  days: 10,
};

/** What is suggested to somebody who has no mentor. */
export function mentorAction(ladder: Ladder): LadderAction {
  return ladder.mentorAction ?? askForMentor;
}
