import type { Day } from '../base/day.js';
import type { Assessment, KnownAction } from '../journal/state.js';
import type { Answer, Answers } from '../ladder/answers.js';
import type { JsonOf } from '../output/output.schema.js';
import type { Event, EventOf, KeptAction } from '../schema/events.schema.js';
import type { ActionStatus } from '../schema/report.schema.js';

/** A rating of a check-in, beside the one that it replaced. */
export interface Rerated {
  readonly behaviour: string;
  /** null: there was none. */
  readonly from: Answer | null;
  readonly answer: Answer;
}

/** An action as the history tells of it, in its current words. */
export type ToldAction = Pick<KnownAction, 'id' | 'title' | 'cue' | 'act'>;

/** An action that was taken into the plan, parked, done or let go. */
export interface PlanMove {
  readonly day: Day;
  readonly id: string;
  readonly status: ActionStatus;
  /** Whether it was in the plan before, and parked. */
  readonly again?: true;
  /** Why it was let go. */
  readonly because?: string;
  /** The id of the action whose place it took. */
  readonly insteadOf?: string;
}

type EntryOfAction = Extract<JsonOf<'history'>['entries'][number], { kind: 'action' }>;
export type ToldMove = Omit<EntryOfAction, 'kind'>;

/**
 * The answers after an assessment, which need not ask about everything again. Without those that the changed ladder
 * cannot read. Updates `answers`.
 */
export function answerAgain(
  answers: Map<string, Answer>,
  { answers: given }: Pick<Assessment, 'answers'>,
): void {
  for (const { behaviour, answer, misfit } of given) {
    if (misfit === undefined && answer !== 'skip') answers.set(behaviour, answer);
  }
}

/** How many ratings rose since the assessment before, and how many fell. */
export function countChanged({ answers: given }: Pick<Assessment, 'answers'>, before: Answers) {
  const rises = given.map(({ behaviour, answer, misfit }) => {
    const from = before.get(behaviour);
    const isBoth = misfit === undefined && typeof from === 'number' && typeof answer === 'number';
    return isBoth ? answer - from : 0;
  });
  return {
    higher: rises.filter((rise) => rise > 0).length,
    lower: rises.filter((rise) => rise < 0).length,
  };
}

/** The ratings of a check-in until now, one for each behaviour. Updates `answers` with this event's. */
export function ratedBy(
  { sitting, ratings = [] }: EventOf<'checkin'>,
  bySitting: ReadonlyMap<string, readonly Rerated[]>,
  answers: Map<string, Answer>,
): Rerated[] {
  const rated = new Map(bySitting.get(sitting)?.map((rating) => [rating.behaviour, rating]));
  for (const { behaviour, answer } of ratings) {
    const from = rated.get(behaviour)?.from ?? answers.get(behaviour) ?? null;
    rated.set(behaviour, { behaviour, from, answer });
    answers.set(behaviour, answer);
  }
  return [...rated.values()];
}

/**
 * The actions that an event moves in the plan. Parking counts only for what was active, and says nothing where another
 * action takes the place. Updates `statuses` with the statuses after it.
 */
export function movesOf(event: Event, statuses: Map<string, ActionStatus>): PlanMove[] {
  const changes = statusesIn(event);
  if (changes.length === 0) return [];
  const replaced = new Set(changes.map(({ insteadOf }) => insteadOf));
  return changes.flatMap(({ id, status, because, insteadOf }) => {
    const before = statuses.get(id);
    statuses.set(id, status);
    if (before === status) return [];
    if (status === 'queued' && (before !== 'active' || replaced.has(id))) return [];
    return {
      day: event.day,
      id,
      status,
      ...(status === 'active' && before === 'queued' && { again: true as const }),
      ...(because !== undefined && { because }),
      ...(insteadOf !== undefined && { insteadOf }),
    };
  });
}

type NewStatus = Pick<KeptAction, 'id' | 'because' | 'insteadOf'> & {
  readonly status: ActionStatus;
};

function statusesIn(event: Event): NewStatus[] {
  if (event.type === 'plan') {
    return (event.actions ?? []).flatMap(({ status, ...change }) =>
      status ? { ...change, status } : [],
    );
  }
  if (event.type !== 'checkin') return [];
  return (event.actions ?? []).flatMap(({ id, outcome }) =>
    outcome === 'done' || outcome === 'dropped' ? { id, status: outcome } : [],
  );
}

/** Nothing for an action whose description is missing. */
export function toldMove(
  { insteadOf, ...move }: PlanMove,
  known: ReadonlyMap<string, KnownAction>,
): ToldMove[] {
  const action = known.get(move.id);
  if (action === undefined) return [];
  const other = insteadOf === undefined ? undefined : known.get(insteadOf);
  return [
    {
      ...toldAction(action.id, known),
      ...move,
      ...(other !== undefined && { insteadOf: { id: other.id, title: other.title } }),
    },
  ];
}

/** An action whose description is missing is told by its id. */
export function toldAction(id: string, known: ReadonlyMap<string, KnownAction>): ToldAction {
  const { title = id, cue = '', act = id } = known.get(id) ?? {};
  return { id, title, cue, act };
}
