import type { Agenda } from '../../core/checkin/agenda.js';
import { agendaOf, needsNewDate } from '../../core/checkin/agenda.js';
import type { NewCheckin } from '../../core/checkin/checkin-event.js';
import { heldSince } from '../../core/checkin/rated-since.js';
import type { KnownAction } from '../../core/journal/state.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { longestId } from '../../core/schema/atoms.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { reloadJournal } from '../shared/journal-state.js';

/** A check-in in progress. Each step is written at once, so that leaving loses nothing. */
export interface OpenSitting {
  readonly ask: Ask;
  readonly world: World;
  readonly sitting: string;
  /** Actions, behaviours and steps that were asked about, whatever the answer: nobody is asked twice. */
  readonly asked: Set<string>;
  /** The journal before the check-in. */
  readonly initialState: JournalState;
}

export function currentState({ initialState, world }: OpenSitting): JournalState {
  return reloadJournal(initialState, world);
}

export function currentAgenda(open: OpenSitting): Agenda {
  const { ladder, state } = currentState(open);
  return agendaOf(ladder, state, open.world.today, open.sitting, open.asked);
}

/** Steps about one action; an answer such as "Enter for none" leaves no other trace. */
const stepsOfAction = ['@not-yet', '@practised', '@note', '@reason', '@help'] as const;

/**
 * A step with its action: the plan may have changed before a check-in goes on. Later check-ins look for `@idle` and `@kept`,
 * too.
 */
export function stepOf(
  step: (typeof stepsOfAction)[number] | '@idle' | '@kept' | '@next' | '@when',
  id: string,
): string {
  return `${step} ${id}`.slice(0, longestId);
}

/** Whether the person keeps an action though they do by now what it is for. Later check-ins ask again once it is late. */
export function isKept(open: OpenSitting, action: KnownAction): boolean {
  const step = stepOf('@kept', action.id);
  if (open.asked.has(step)) return true;
  const { ladder, state } = currentState(open);
  return (
    (state.asked.get(step) ?? '') >= action.since &&
    heldSince(ladder, action, state) !== null &&
    !needsNewDate(action, open.world.today)
  );
}

/** Asks what was not answered before the check-in was left. */
export async function askOnce(
  { asked }: OpenSitting,
  step: string,
  ask: () => Promise<unknown>,
): Promise<void> {
  if (asked.has(step)) return;
  await ask();
  asked.add(step);
}

/** All is asked about an action: its steps need not be kept. */
export function endAction({ asked }: OpenSitting, id: string): void {
  forgetSteps(asked, id);
  asked.add(id);
}

export function forgetSteps(asked: Set<string>, id: string): void {
  for (const step of stepsOfAction) asked.delete(stepOf(step, id));
}

/** So that a check-in goes on where it was left, and its end can tell what was not yet. */
export function saveAsked({ initialState, sitting, asked }: OpenSitting): void {
  if (asked.size === 0) return;
  initialState.journal.append([planEvent(initialState.ladder, { sitting, asked: [...asked] })]);
}

export function saveStep(
  { initialState, sitting }: OpenSitting,
  fields: Omit<NewCheckin, 'type' | 'sitting' | 'ladder' | 'key'>,
): void {
  initialState.journal.append([
    { type: 'checkin', sitting, ladder: initialState.ladder.id, ...fields },
  ]);
}

export function saveActions(
  { initialState, sitting, asked }: OpenSitting,
  actions: KeptAction[],
): void {
  // What was taken a moment ago has had no time to go anywhere.
  for (const { id, status } of actions) if (status === 'active') asked.add(id);
  initialState.journal.append([planEvent(initialState.ladder, { sitting, actions })]);
}

/** So that what was not wanted comes last when something is offered again. */
export function saveDeclined({ initialState, sitting }: OpenSitting, id: string): void {
  initialState.journal.append([planEvent(initialState.ladder, { sitting, declined: [id] })]);
}
