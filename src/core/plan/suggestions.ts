import type { Day } from '../base/day.js';
import { workingDayIn } from '../base/working-day.js';
import type { State } from '../journal/fold.js';
import { isOpen } from '../journal/fold.js';
import { allBehaviours, findBehaviour } from '../ladder/find-in-ladder.js';
import { gapsTowards, targetOn } from '../placement/gaps.js';
import { longestId } from '../schema/atoms.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { Ladder, LadderAction } from '../schema/ladder.schema.js';
import type { Action, Gap } from '../schema/report.schema.js';
import { titleFromStatement, titleFromWords } from './titles.js';

/** Plans stop helping when there are many at once (Dalton & Spiller 2012). */
export const maxActive = 3;

type PlannedAction = Pick<Action, 'id' | 'behaviour' | 'status'>;

export interface Suggestion {
  readonly action: Action;
  /** Days from taking it to its due date. */
  readonly days: number;
}

/**
 * Suggests one new action for each gap, in order. If a strand has an expected gap, one of the first three is about it;
 * without a mentor, the fourth is to ask for one.
 */
export function suggestActions(
  ladder: Ladder,
  gaps: readonly Gap[],
  kept: readonly PlannedAction[],
  mentor: string | null,
): Suggestion[] {
  const plannedIds = new Set(kept.map(({ id }) => id));
  const busy = new Set(kept.filter(isOpen).map(({ behaviour }) => behaviour));
  const free = gaps.filter(({ behaviour }) => !busy.has(behaviour));
  const ask = suggestion(mentorAction(ladder), null);
  const usedIds = new Set(plannedIds).add(ask.action.id);
  const fromGaps = withStrandEarly(free).map((gap) => {
    const suggested = suggestFor(ladder, gap, usedIds);
    usedIds.add(suggested.action.id);
    return suggested;
  });
  if (mentor !== null || plannedIds.has(ask.action.id)) return fromGaps;
  return [...fromGaps.slice(0, maxActive), ask, ...fromGaps.slice(maxActive)];
}

/** Suggestions towards the plan's target. */
export function suggestNext(
  ladder: Ladder,
  { target, actions }: Pick<State, 'target' | 'actions'>,
  { stage, gaps }: { readonly stage: number; readonly gaps: readonly Gap[] },
  mentor: string | null,
): Suggestion[] {
  const towards = gapsTowards(targetOn(ladder, target), stage, gaps);
  return suggestActions(ladder, towards, actions, mentor);
}

/** "When …, I will …."; without a cue, the person's own words. */
export function sentenceOf({ cue, act }: Pick<KeptAction, 'cue' | 'act'>): string {
  if (!cue) return /[.!?…]$/.test(act ?? '') ? `${act}` : `${act}.`;
  return `When ${cue}, I will ${act}.`;
}

/** The number of actions that may still become active. */
export function roomFor(kept: readonly PlannedAction[]): number {
  return Math.max(0, maxActive - kept.filter(({ status }) => status === 'active').length);
}

/** Makes a suggestion an active action; its due date counts from today. */
export function takeAction({ action, days }: Suggestion, today: Day): KeptAction {
  return { ...action, status: 'active', due: workingDayIn(days, today) };
}

/** An active action in the person's own words, with an id made of the first three. */
export function ownAction(text: string, kept: readonly PlannedAction[]): KeptAction {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const id = freeId(
    `own-${(words ?? ['action']).slice(0, 3).join('-')}`.slice(0, 40),
    new Set(kept.map((action) => action.id)),
  );
  return {
    id,
    status: 'active',
    behaviour: null,
    title: titleFromWords({ act: text }),
    kind: 'experience',
    cue: '',
    act: text,
    obstacle: null,
    fallback: null,
    doneWhen: null,
    due: null,
  };
}

/**
 * Moves the first expected gap of a strand up to third place if no strand is among the first three: strands matter at
 * every level.
 */
function withStrandEarly(gaps: readonly Gap[]): readonly Gap[] {
  const first = gaps.slice(0, maxActive);
  if (first.some(({ strand }) => strand !== undefined)) return gaps;
  const strand = gaps.find((gap) => gap.strand !== undefined && gap.foundation);
  if (strand === undefined) return gaps;
  const rest = gaps.filter((gap) => gap !== strand);
  return [...rest.slice(0, maxActive - 1), strand, ...rest.slice(maxActive - 1)];
}

/** Prefers an unused action that fits the gap's rating, and makes one up if all are used. */
export function suggestFor(ladder: Ladder, gap: Gap, usedIds: ReadonlySet<string>): Suggestion {
  const { actions = [], looksLike = [] } = findBehaviour(ladder, gap.behaviour)?.behaviour ?? {};
  const wanted = purposeFor(ladder, gap);
  const isUnused = ({ id }: LadderAction) => !usedIds.has(id);
  const action =
    actions.find((candidate) => candidate.for === wanted && isUnused(candidate)) ??
    actions.find(isUnused);
  return action === undefined
    ? makeUpAction(ladder, gap, looksLike, usedIds)
    : suggestion(action, gap.behaviour);
}

/** A gap needs a chance, a habit if its rating is just below held, or else a start. */
function purposeFor({ scale }: Pick<Ladder, 'scale'>, gap: Gap): LadderAction['for'] {
  if (gap.noOpportunity) return 'opening';
  return gap.rating === scale.held - 1 && gap.rating > 1 ? 'habit' : 'start';
}

function suggestion(
  { id, kind, cue, act, obstacle, fallback, doneWhen, effort, days, ...action }: LadderAction,
  behaviour: string | null,
): Suggestion {
  const title = action.title ?? titleFromWords({ cue, act });
  const words = { title, ...(effort !== undefined && { effort }) };
  const texts = { id, ...words, kind, cue, act, obstacle, fallback, doneWhen };
  return { action: { ...texts, behaviour, due: null, status: 'queued' }, days };
}

/**
 * Makes an action from the behaviour's statement if the ladder has none or all are used, and cites the next of its
 * examples each time.
 */
function makeUpAction(
  ladder: Ladder,
  gap: Gap,
  looksLike: readonly string[],
  usedIds: ReadonlySet<string>,
): Suggestion {
  const id = freeId(gap.behaviour, new Set([...usedIds, ...idsOfOthers(ladder, gap.behaviour)]));
  const earlierCount = id === gap.behaviour ? 0 : Number(/\d+$/.exec(id)?.[0]) - 1;
  const example = looksLike[earlierCount % Math.max(1, looksLike.length)];
  const purpose = `do this on purpose: ${quoted(gap.statement)}`;
  return {
    action: {
      id,
      behaviour: gap.behaviour,
      title: titleFromStatement(gap.statement),
      cue: 'the next fitting occasion comes',
      act: example === undefined ? purpose : `${purpose}, so that it looks like ${quoted(example)}`,
      obstacle: 'no occasion comes within two weeks',
      fallback: 'ask my lead where one could be made',
      doneWhen: 'somebody else has seen it happen once',
      kind: 'experience',
      due: null,
      status: 'queued',
    },
    days: 30,
  };
}

/** Ids of other behaviours and their actions, which a made-up action must not reuse. */
function idsOfOthers(ladder: Ladder, behaviour: string): string[] {
  return allBehaviours(ladder).flatMap(({ behaviour: { id, actions } }) =>
    id === behaviour ? [] : [id, ...actions.map((action) => action.id)],
  );
}

function quoted(text: string): string {
  return `“${text.replace(/\.$/, '')}”`;
}

/** The default for ladders without a `mentorAction`. */
const askForMentor: LadderAction = {
  id: 'ask-for-mentor',
  title: 'Ask for a mentor',
  effort: '15 min',
  now: true,
  for: 'start',
  kind: 'exposure',
  cue: 'this week’s plan is made',
  act: 'ask somebody who works at the next level for half an hour on this report',
  obstacle: 'nobody comes to mind',
  fallback: 'ask my lead who could',
  doneWhen: 'a first talk is in the calendar',
  days: 14,
};

/** What is suggested to somebody who has no mentor. */
export function mentorAction(ladder: Ladder): LadderAction {
  return ladder.mentorAction ?? askForMentor;
}

function freeId(id: string, usedIds: ReadonlySet<string>): string {
  if (!usedIds.has(id)) return id;
  let number = 2;
  while (usedIds.has(numbered(id, number))) number += 1;
  return numbered(id, number);
}

function numbered(id: string, number: number): string {
  const suffix = `-${number}`;
  return id.slice(0, longestId - suffix.length) + suffix;
}
