import type { Day } from '../base/day.js';
import { addDays } from '../base/day.js';
import type { State } from '../journal/fold.js';
import { isOpen } from '../journal/fold.js';
import { allBehaviours, findBehaviour } from '../ladder/find-in-ladder.js';
import { gapsTowards, targetOn } from '../placement/gaps.js';
import { longestId } from '../schema/atoms.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { Ladder, LadderAction } from '../schema/ladder.schema.js';
import type { Action, Gap } from '../schema/report.schema.js';

/** At most so many actions are active at once: the gain of a plan goes with many (Dalton & Spiller 2012). */
export const mostActive = 3;

/** What the plan needs to know of the actions that are in it. */
type PlannedAction = Pick<Action, 'id' | 'behaviour' | 'status'>;

/** An action that could be taken, with the days from taking it to its due date. */
export interface Suggestion {
  readonly action: Action;
  readonly days: number;
}

/**
 * One action for each gap, in the order of the gaps, that is not in the plan yet. Where a strand lacks something
 * that is expected, one of the first three is about it; without a mentor, the fourth is to ask for one.
 */
export function suggestActions(
  ladder: Ladder,
  gaps: readonly Gap[],
  kept: readonly PlannedAction[],
  mentor: string | null,
): Suggestion[] {
  const known = new Set(kept.map(({ id }) => id));
  const busy = new Set(kept.filter(isOpen).map(({ behaviour }) => behaviour));
  const free = gaps.filter(({ behaviour }) => !busy.has(behaviour));
  const ask = mentorSuggestion(ladder);
  const taken = new Set(known).add(ask.action.id);
  const fromGaps = withStrandEarly(free).map((gap) => {
    const suggested = suggestFor(ladder, gap, taken);
    taken.add(suggested.action.id);
    return suggested;
  });
  if (mentor !== null || known.has(ask.action.id)) return fromGaps;
  return [...fromGaps.slice(0, mostActive), ask, ...fromGaps.slice(mostActive)];
}

/** What is worth doing next, beside the plan as it stands: towards its target. */
export function suggestNext(
  ladder: Ladder,
  { target, actions }: Pick<State, 'target' | 'actions'>,
  { stage, gaps }: { readonly stage: number; readonly gaps: readonly Gap[] },
  mentor: string | null,
): Suggestion[] {
  const towards = gapsTowards(targetOn(ladder, target), stage, gaps);
  return suggestActions(ladder, towards, actions, mentor);
}

/** The action as the sentence that it is: "When …, I will …."; one’s own words as they are, where no cue was given. */
export function sentenceOf({ cue, act }: Pick<KeptAction, 'cue' | 'act'>): string {
  if (!cue) return /[.!?…]$/.test(act ?? '') ? `${act}` : `${act}.`;
  return `When ${cue}, I will ${act}.`;
}

/** How many more actions may become active. */
export function roomFor(kept: readonly PlannedAction[]): number {
  return Math.max(0, mostActive - kept.filter(({ status }) => status === 'active').length);
}

/** The change of the journal that makes a suggestion an active action, due from today on. */
export function takeAction({ action, days }: Suggestion, today: Day): KeptAction {
  return { ...action, status: 'active', due: addDays(today, days) };
}

/** An action of one's own, from a line of text, that is active at once. Its id is made from its first words. */
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
 * Moves the first gap of a strand that is expected already to the third place, when the first three have none:
 * every person sells, at every level.
 */
function withStrandEarly(gaps: readonly Gap[]): readonly Gap[] {
  const first = gaps.slice(0, mostActive);
  if (first.some(({ strand }) => strand !== undefined)) return gaps;
  const strand = gaps.find((gap) => gap.strand !== undefined && gap.foundation);
  if (strand === undefined) return gaps;
  const others = gaps.filter((gap) => gap !== strand);
  return [...others.slice(0, mostActive - 1), strand, ...others.slice(mostActive - 1)];
}

/** One action for a gap, of those that fit its rating and are not known yet. There always is one. */
export function suggestFor(ladder: Ladder, gap: Gap, known: ReadonlySet<string>): Suggestion {
  const { actions = [], looksLike = [] } = findBehaviour(ladder, gap.behaviour)?.behaviour ?? {};
  const wanted = purposeFor(ladder, gap);
  const isUnused = ({ id }: LadderAction) => !known.has(id);
  const action =
    actions.find((candidate) => candidate.for === wanted && isUnused(candidate)) ??
    actions.find(isUnused);
  return action === undefined
    ? madeAction(ladder, gap, looksLike, known)
    : suggestion(action, gap.behaviour);
}

/** What a gap wants: a chance, a habit where the rating is the one below held, or a start. */
function purposeFor({ scale }: Pick<Ladder, 'scale'>, gap: Gap): LadderAction['for'] {
  if (gap.noOpportunity) return 'opening';
  return gap.rating === scale.held - 1 && gap.rating > 1 ? 'habit' : 'start';
}

function suggestion(
  { id, kind, cue, act, obstacle, fallback, doneWhen, days }: LadderAction,
  behaviour: string | null,
): Suggestion {
  const texts = { id, kind, cue, act, obstacle, fallback, doneWhen };
  return { action: { ...texts, behaviour, due: null, status: 'queued' }, days };
}

/**
 * An action from the statement, for a ladder without actions, or when all of them are used. Each time another
 * of the examples is the one to copy.
 */
function madeAction(
  ladder: Ladder,
  gap: Gap,
  looksLike: readonly string[],
  known: ReadonlySet<string>,
): Suggestion {
  const taken = new Set([...known, ...idsOfOthers(ladder, gap.behaviour)]);
  const id = freeId(gap.behaviour, taken);
  const before = id === gap.behaviour ? 0 : Number(/\d+$/.exec(id)?.[0]) - 1;
  const example = looksLike[before % Math.max(1, looksLike.length)];
  const purpose = `do this on purpose: ${quoted(gap.statement)}`;
  return {
    action: {
      id,
      behaviour: gap.behaviour,
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

/** What other behaviours and their actions are called: an action that is made must not be taken for theirs. */
function idsOfOthers(ladder: Ladder, behaviour: string): string[] {
  return allBehaviours(ladder).flatMap(({ behaviour: { id, actions } }) =>
    id === behaviour ? [] : [id, ...actions.map((action) => action.id)],
  );
}

/** A sentence of the ladder inside of a sentence. */
function quoted(text: string): string {
  return `“${text.replace(/\.$/, '')}”`;
}

/** What is suggested to somebody without a mentor, when the ladder has no words of its own for it. */
const askForMentor: LadderAction = {
  id: 'ask-for-mentor',
  for: 'start',
  kind: 'exposure',
  cue: 'this week’s plan is made',
  act: 'ask somebody who works at the next level for half an hour on this report',
  obstacle: 'nobody comes to mind',
  fallback: 'ask my lead who could',
  doneWhen: 'a first talk is in the calendar',
  days: 14,
};

function mentorSuggestion(ladder: Ladder): Suggestion {
  return suggestion(ladder.mentorAction ?? askForMentor, null);
}

function freeId(id: string, known: ReadonlySet<string>): string {
  if (!known.has(id)) return id;
  let number = 2;
  while (known.has(numbered(id, number))) number += 1;
  return numbered(id, number);
}

function numbered(id: string, number: number): string {
  const suffix = `-${number}`;
  return id.slice(0, longestId - suffix.length) + suffix;
}
