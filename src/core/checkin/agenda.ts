import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { ActionOutcome, Checkin, Evidence, KnownAction, State } from '../journal/fold.js';
import type { Answer } from '../ladder/answers.js';
import { allBehaviours, findBehaviour } from '../ladder/find-in-ladder.js';
import { isHeld } from '../placement/gaps.js';
import { nextAction } from '../plan/plan-change.js';
import type { PlanNow } from '../plan/plan-now.js';
import type { Suggestion } from '../plan/suggestions.js';
import { roomFor, suggestFor, takeAction } from '../plan/suggestions.js';
import type { KeptAction } from '../schema/events.schema.js';
import type { Ladder, Scale } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

/** An action that is found stuck so often in a row wants another one in its place. */
const stuckTooOften = 2;

/** What a check-in goes through, in order. Worked out anew after each step, it holds what is still to be said. */
export interface Agenda {
  /** The day of the last check-in, or of the assessment. */
  readonly since: Day;
  /** What was learnt last time; null: nothing was said. */
  readonly learnt: { readonly day: Day; readonly note: string } | null;
  /** What happened since then. */
  readonly changed: {
    readonly done: readonly KnownAction[];
    readonly dropped: readonly KnownAction[];
    readonly evidence: readonly Evidence[];
  };
  /** Whether the date of an active action has passed. */
  readonly overdue: boolean;
  /** Active actions of which nothing was said yet in this sitting. */
  readonly actions: readonly KnownAction[];
  /** Behaviours whose actions were done since they were last rated. */
  readonly rerate: readonly Rateable[];
  /** A held behaviour that was longest not confirmed; null: there is none. */
  readonly confirm: Rateable | null;
}

/** A behaviour that can be rated anew. */
export interface Rateable {
  readonly behaviour: string;
  readonly statement: string;
  /** The answer that counts now; null: none. */
  readonly answer: Answer | null;
  /** The rating that is proposed. */
  readonly proposed: number;
}

/**
 * The check-in of today that was left before its end and can go on; null: a new one begins. Only a conversation
 * ends without a day for the next one.
 */
export function openSitting({ checkins }: Pick<State, 'checkins'>, today: Day): string | null {
  const last = checkins.at(-1);
  return last !== undefined && last.day === today && last.next === null ? last.sitting : null;
}

/** What is to be said in a sitting. */
export function agendaOf(ladder: Ladder, state: State, today: Day, sitting: string): Agenda {
  const before = state.checkins.filter((checkin) => checkin.sitting !== sitting);
  const here = state.checkins.find((checkin) => checkin.sitting === sitting);
  const assessed = state.assessments.at(-1)?.day ?? today;
  const since = later(before.at(-1)?.day, assessed);
  const asked = new Set(here?.actions.map(({ id }) => id));
  // What a check-in was told is no news at the next one.
  const told = new Set(
    state.checkins.flatMap(({ day, actions }) => actions.map((action) => outcomeKey(action, day))),
  );
  const finished = (outcome: 'done' | 'dropped') =>
    state.actions.filter(({ id, status, until }) => {
      if (status !== outcome || until === null || until < since) return false;
      return !told.has(outcomeKey({ id, outcome }, until));
    });
  const active = state.actions.filter(({ status }) => status === 'active');
  return {
    since,
    overdue: active.some(({ due }) => due !== null && due < today),
    learnt: lastNote(before),
    changed: {
      done: finished('done'),
      dropped: finished('dropped'),
      evidence: state.evidence.filter(({ date }) => date > since),
    },
    actions: active.filter(({ id }) => !asked.has(id)),
    rerate: toRerate(ladder, state, today),
    confirm: longestUnconfirmed(ladder, state, today, here),
  };
}

function outcomeKey({ id, outcome }: Checkin['actions'][number], day: Day): string {
  return `${day} ${outcome} ${id}`;
}

function later(one: Day | undefined, other: Day): Day {
  return one !== undefined && one > other ? one : other;
}

function lastNote(checkins: readonly Checkin[]): Agenda['learnt'] {
  const last = checkins.findLast(({ note }) => note !== null);
  return last === undefined || last.note === null ? null : { day: last.day, note: last.note };
}

/** The behaviours of actions that were done after their last rating, in the order of taking. */
function toRerate(ladder: Ladder, state: State, today: Day): Rateable[] {
  const current = currentAnswers(ladder, state, today);
  const assessed = current?.assessed ?? '';
  const ids = state.actions.flatMap(({ status, behaviour, until }) => {
    if (status !== 'done' || behaviour === null || until === null || until < assessed) return [];
    const rated = state.rerated.get(behaviour)?.day ?? '';
    return rated >= until ? [] : behaviour;
  });
  return [...new Set(ids)].flatMap((id) => {
    const statement = findBehaviour(ladder, id)?.behaviour.statement;
    const answer = current?.answers.get(id) ?? null;
    if (statement === undefined) return [];
    return { behaviour: id, statement, answer, proposed: proposedAfter(ladder.scale, answer) };
  });
}

/**
 * The rating that is proposed when an action was done: the point below held, for once is not as a rule; the
 * habit action follows. Never less than what was said before.
 */
function proposedAfter({ held }: Pick<Scale, 'held'>, answer: Answer | null): number {
  return Math.max(held - 1, typeof answer === 'number' ? answer : 1);
}

/**
 * The held behaviour whose rating is oldest and that has no younger evidence. Of several those of the highest
 * level come first: they carry the stage.
 */
function longestUnconfirmed(
  ladder: Ladder,
  state: State,
  today: Day,
  here: Checkin | undefined,
): Rateable | null {
  const current = currentAnswers(ladder, state, today);
  if (current === null) return null;
  const done = new Set(
    state.actions.flatMap((a) => (a.status === 'done' ? (a.behaviour ?? []) : [])),
  );
  // One is enough: what was rated here and is not about an action that was done is a confirmation.
  if (here?.ratings.some(({ behaviour }) => !done.has(behaviour))) return null;
  const waiting = new Set(toRerate(ladder, state, today).map(({ behaviour }) => behaviour));
  const candidates = allBehaviours(ladder).flatMap((placed) => {
    const { id, statement } = placed.behaviour;
    const answer = current.answers.get(id);
    if (typeof answer !== 'number' || !isHeld(ladder, answer) || waiting.has(id)) return [];
    const rated = state.rerated.get(id)?.day ?? current.assessed;
    const confirmed = lastMention(state.evidence, id, rated);
    const rateable = { behaviour: id, statement, answer, proposed: answer };
    return { rateable, confirmed, rank: placed.level?.rank ?? 0 };
  });
  const [first] = candidates
    .filter(({ confirmed }) => confirmed < today)
    .sort((a, b) =>
      a.confirmed === b.confirmed ? b.rank - a.rank : a.confirmed < b.confirmed ? -1 : 1,
    );
  return first?.rateable ?? null;
}

function lastMention(evidence: readonly Evidence[], behaviour: string, rated: Day): Day {
  return evidence
    .filter(({ behaviours }) => behaviours.includes(behaviour))
    .reduce((latest, { date }) => (date > latest ? date : latest), rated);
}

/** Whether an action was found stuck so often in a row that another one is offered. */
export function isStuckTooOften({ stuck }: Pick<KnownAction, 'stuck'>): boolean {
  return stuck >= stuckTooOften;
}

/** What is asked after each outcome, before anything else: what happened, why, or what would help. */
export const askedAfter = {
  done: 'what happened',
  moved: 'what happened',
  stuck: 'what would help',
  dropped: 'why',
} as const satisfies Record<ActionOutcome, string>;

/** Whether an action stays in the plan although its date has passed, so that it needs another one. */
export function needsNewDate(
  { status, due }: Pick<KnownAction, 'status' | 'due'>,
  today: Day,
): boolean {
  return status === 'active' && due !== null && due < today;
}

/** The behaviours whose actions were done in a sitting, each once; null stands for actions of one's own. */
export function finishedIn(state: State, sitting: string): (string | null)[] {
  const here = state.checkins.find((checkin) => checkin.sitting === sitting);
  const done = here?.actions.flatMap(({ id, outcome }) => (outcome === 'done' ? id : [])) ?? [];
  const behaviours = state.actions
    .filter(({ id }) => done.includes(id))
    .map(({ behaviour }) => behaviour);
  return [...new Set(behaviours)];
}

/**
 * What could be taken next: the next action for a behaviour, or of all; null where none is left, or no room for it.
 */
export function nextFor(behaviour: string | null, now: PlanNow): KeptAction | null {
  if (roomFor(now.kept) === 0) return null;
  if (behaviour === null) return nextAction(now);
  const found = now.suggestions.find(({ action }) => action.behaviour === behaviour);
  return found === undefined ? null : takeAction(found, now.today);
}

/** Another action for the behaviour of an action; null for an action of one's own, or where no gap is left. */
export function replacementFor(
  ladder: Ladder,
  report: Pick<Report, 'gaps'>,
  kept: readonly KnownAction[],
  behaviour: string | null,
): Suggestion | null {
  const gap = report.gaps.find((one) => one.behaviour === behaviour);
  return gap === undefined ? null : suggestFor(ladder, gap, new Set(kept.map(({ id }) => id)));
}
