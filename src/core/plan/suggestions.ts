import type { Day } from '../base/day.js';
import { daysBetween } from '../base/day.js';
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
import { makeUpAction } from './made-up-actions.js';
import { ownDays } from './own-action.js';
import { titleFromWords } from './titles.js';
import { isDoing } from './wording.js';

/** Plans stop helping when there are many at once (Dalton & Spiller 2012). */
export const maxActive = 3;

/** A longer list is hard to choose from. */
export const maxOffered = 5;

export type PlannedAction = Pick<Action, 'id' | 'behaviour' | 'status'>;

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
}

/** What orders suggestions beside the order of the gaps. */
export interface Leading {
  /** Behaviours that would be enough for the level in question, where one plan can hold them. */
  readonly decisive?: readonly string[];
  /** Whether the present level is in question: then the one after it can wait. */
  readonly inQuestion?: boolean;
  /** Behaviours whose answers speak most for the lower of the two levels that come nearest: what `why` names. */
  readonly weightiest?: readonly string[];
}

/**
 * Suggests one new action for each gap. What decides comes first, then what is missing at the present level, then what
 * is new at the next one; the first that can begin at once leads its group. Right behind what decides, at the latest,
 * comes something that speaks most for the lower level. Of those that are offered, one of the first three is about a
 * strand, if one has an expected gap; one of the first four about the next level; without a mentor, the last is to ask
 * for one. A gap for which nothing is left gets nothing.
 */
export function suggestActions(
  ladder: Ladder,
  gaps: readonly Gap[],
  kept: readonly PlannedAction[],
  mentor: string | null,
  { decisive = [], inQuestion = false, weightiest = [] }: Leading = {},
): Suggestion[] {
  const plannedIds = new Set(kept.map(({ id }) => id));
  const doneIds = new Set(kept.flatMap(({ id, status }) => (status === 'done' ? id : [])));
  const busy = new Set(kept.filter(isOpen).map(({ behaviour }) => behaviour));
  const ask = fromLadder(mentorAction(ladder), null);
  const usedIds = new Set(plannedIds).add(ask.action.id);
  const open = gaps.filter(({ behaviour }) => !busy.has(behaviour));
  const fromGaps = inOrder(open, { decisive, inQuestion, weightiest }).flatMap((gap) => {
    const suggested = suggestFor(ladder, gap, usedIds, doneIds);
    if (suggested === null) return [];
    usedIds.add(suggested.action.id);
    return { ...suggested, decides: decisive.includes(gap.behaviour) };
  });
  const ordered = readyFirst(fromGaps);
  const all =
    mentor !== null || plannedIds.has(ask.action.id)
      ? ordered
      : [...ordered.slice(0, maxActive), ask, ...ordered.slice(maxActive)];
  return [...inGroups(all.slice(0, maxOffered)), ...all.slice(maxOffered)];
}

/** In the order of the result, so that each heading stands once. */
export function inGroups(suggestions: readonly Suggestion[]): Suggestion[] {
  return suggestions.toSorted((a, b) => groupOf(a) - groupOf(b));
}

function groupOf({ decides, gap }: Suggestion): number {
  if (decides) return 0;
  if (gap === null) return 4;
  if (!gap.foundation) return 2;
  return gap.noOpportunity ? 3 : 1;
}

/** What decides, then the present level before the next one, but neither strands nor the next level only at the end. */
function inOrder(
  gaps: readonly Gap[],
  { decisive, inQuestion, weightiest }: Required<Leading>,
): readonly Gap[] {
  const others = gaps.filter(({ behaviour }) => !decisive.includes(behaviour));
  const present = [
    ...gaps.filter(({ behaviour }) => decisive.includes(behaviour)),
    ...others.filter(({ foundation }) => foundation),
    ...others.filter(({ foundation }) => !foundation),
  ];
  const isStrand = ({ strand, foundation }: Gap) => strand !== undefined && foundation;
  const isWeighty = ({ behaviour }: Gap) => weightiest.includes(behaviour);
  // Where nothing decides, what is expected by now comes first, and `why` says so.
  const withWeighty =
    decisive.length === 0 ? present : withEarly(present, isWeighty, decisive.length + 1);
  const withStrand = withEarly(withWeighty, isStrand, maxActive);
  return inQuestion ? withStrand : withEarly(withStrand, isNext, maxActive + 1);
}

function isNext({ reason }: Gap): boolean {
  return reason === 'next';
}

/** If none of the first few is such a gap, moves the first one to the last of these places. */
function withEarly(
  gaps: readonly Gap[],
  isWanted: (gap: Gap) => boolean,
  places: number,
): readonly Gap[] {
  if (gaps.slice(0, places).some(isWanted)) return gaps;
  const wanted = gaps.find(isWanted);
  if (wanted === undefined) return gaps;
  const rest = gaps.filter((gap) => gap !== wanted);
  return [...rest.slice(0, places - 1), wanted, ...rest.slice(places - 1)];
}

/** The first that can begin at once goes to the front; of the next level only what decides, or if nothing else is left. */
function readyFirst(suggestions: readonly Suggestion[]): Suggestion[] {
  const present = suggestions.filter(({ gap }) => gap?.foundation === true);
  const candidates = present.length > 0 ? present : suggestions;
  const decisive = suggestions.filter(({ decides }) => decides);
  const first = [...decisive, ...candidates].find(({ now }) => now) ?? decisive[0] ?? candidates[0];
  if (first === undefined) return [];
  return [first, ...suggestions.filter((suggestion) => suggestion !== first)];
}

/** Parked actions for what decides, which would otherwise be offered to nobody who chooses anew. */
export function parkedDecisive(
  gaps: readonly Gap[],
  decisive: readonly string[],
  kept: readonly KnownAction[],
  days: ReadonlyMap<string, number>,
): Suggestion[] {
  const busy = new Set(kept.flatMap((one) => (one.status === 'active' ? one.behaviour : [])));
  return gaps.flatMap((gap): Suggestion[] => {
    if (!decisive.includes(gap.behaviour) || busy.has(gap.behaviour)) return [];
    const parked = kept.find(
      ({ behaviour, status }) => status === 'queued' && behaviour === gap.behaviour,
    );
    if (parked === undefined) return [];
    const { since: _, until: __, stuck: ___, parked: ____, ...action } = parked;
    return [{ action, days: days.get(action.id) ?? ownDays, now: false, gap, decides: true }];
  });
}

/** Suggestions towards the plan's target, for no gap whose action was let go since the last assessment. */
export function suggestNext(
  ladder: Ladder,
  {
    target,
    actions,
    assessments,
    declined,
  }: Pick<State, 'target' | 'actions' | 'assessments' | 'declined'>,
  {
    stage,
    gaps,
    decisive,
    inQuestion,
    weightiest,
  }: Required<Leading> & { readonly stage: number; readonly gaps: readonly Gap[] },
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
  const leading = target === null || target > stage ? decisive : [];
  const all = suggestActions(ladder, towards, actions, mentor, {
    decisive: leading,
    inQuestion,
    weightiest,
  });
  // What was let go of late is not offered again in other words; what the ladder has for it, is.
  const letGoLately = actions.flatMap(({ status, until, behaviour }) =>
    status === 'dropped' && daysBetween(until ?? '', today) < daysWithoutFiller ? behaviour : [],
  );
  const written = daysInLadder(ladder);
  const wanting = all.filter(
    ({ action: { id, behaviour } }) => written.has(id) || !letGoLately.includes(behaviour),
  );
  const now = { declined: declinedNow({ declined, assessments }), today };
  // Who stays at a level gets nothing of the next one before what this level asks for.
  const isStaying = target !== null && target <= stage;
  const ordered = isStaying
    ? [...wanting.filter(isForPresent), ...wanting.filter((one) => !isForPresent(one))]
    : wanting;
  return declinedLast(ordered, now);
}

/** Days for which a behaviour whose action was let go gets none that is made up of its statement. */
const daysWithoutFiller = 42;

/** "When …, I will …."; without a cue, the person's own words. */
export function sentenceOf({ cue, act }: Pick<KeptAction, 'cue' | 'act'>): string {
  if (!cue) {
    const own = `${act?.charAt(0).toLocaleUpperCase('en') ?? ''}${act?.slice(1) ?? ''}`;
    return /[.!?…]$/.test(own) ? own : `${own}.`;
  }
  return isDoing(act ?? '') ? `When ${cue}: ${act}.` : `When ${cue}, I will ${act}.`;
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
 * Prefers an unused action of the ladder that fits the gap's rating, and makes one up if all are used; null if those
 * are used, too. Where the work gives no chance, only what creates one makes sense.
 *
 * @param doneIds actions that others may go on from
 */
export function suggestFor(
  ladder: Ladder,
  gap: Gap,
  usedIds: ReadonlySet<string>,
  doneIds: ReadonlySet<string> = new Set(),
): Suggestion | null {
  const actions = findBehaviour(ladder, gap.behaviour)?.behaviour.actions ?? [];
  const wanted = purposeFor(ladder, gap);
  const fits = (purpose: LadderAction['for']) =>
    purpose === wanted || (wanted !== 'opening' && purpose !== 'opening');
  const eligible = actions.filter(
    (action) =>
      !usedIds.has(action.id) &&
      fits(action.for) &&
      (action.after === undefined || doneIds.has(action.after)),
  );
  // What can begin now helps more than what fits the rating best.
  const ready = eligible.filter(({ now }) => now);
  const [action] = [ready, eligible].flatMap((some) => [
    ...some.filter((candidate) => candidate.for === wanted),
    ...some,
  ]);
  return action === undefined ? madeUpFor(ladder, gap, wanted, usedIds) : fromLadder(action, gap);
}

/** A gap needs a chance, a habit if its rating is just below held, or else a start. */
function purposeFor({ scale }: Pick<Ladder, 'scale'>, gap: Gap): LadderAction['for'] {
  if (gap.noOpportunity) return 'opening';
  return gap.rating === scale.held - 1 && gap.rating > 1 ? 'habit' : 'start';
}

function fromLadder(action: LadderAction, gap: Gap | null): Suggestion {
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

function madeUpFor(
  ladder: Ladder,
  gap: Gap,
  purpose: LadderAction['for'],
  usedIds: ReadonlySet<string>,
): Suggestion | null {
  const action = makeUpAction(ladder, gap, purpose, usedIds);
  return action === null ? null : fromLadder(action, gap);
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
