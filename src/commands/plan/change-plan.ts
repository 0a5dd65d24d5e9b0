import type { KnownAction } from '../../core/journal/state.js';
import type { NextReason } from '../../core/plan/plan-change.js';
import { makeRoom } from '../../core/plan/plan-change.js';
import { planEvent } from '../../core/plan/plan-event.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import { planNow } from '../../core/plan/plan-now.js';
import type { KeptAction, NewEvent } from '../../core/schema/events.schema.js';
import type { ChangeOptions } from '../../views/terminal/plan-change.js';
import type { World } from '../../world/world.js';
import { requireAsk } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournalAsAnswered, reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';
import { pickAction } from './ask-which.js';

/** Throws CoachError `no-assessment`. */
export async function readPlan(
  world: World,
): Promise<{ journalState: JournalState; now: PlanNow }> {
  const journalState = await readJournalAsAnswered(world);
  requireReport(journalState);
  return { journalState, now: planNow(journalState.ladder, journalState.state, world.today) };
}

/** A change of the plan, written as one sitting so that one undo takes all of it back. */
interface PlanChange {
  readonly actions?: readonly KeptAction[];
  readonly target?: number;
  /** Why the program chose the action. */
  readonly because?: NextReason;
  /** Evidence that belongs to the change. */
  readonly beside?: readonly Extract<NewEvent, { type: 'evidence' }>[];
}

export async function savePlanChange(
  { actions = [], target, because, beside = [] }: PlanChange,
  journalState: JournalState,
  world: World,
): Promise<Result<'plan next'>> {
  const sitting = world.newId();
  journalState.journal.append([
    planEvent(journalState.ladder, {
      sitting,
      ...(actions.length > 0 && { actions: [...actions] }),
      ...(target !== undefined && { target }),
    }),
    ...beside.map((event) => ({ ...event, sitting })),
  ]);
  return planChange(reloadJournal(journalState, world), world, {
    changedIds: actions.map(({ id }) => id),
    before: journalState.report?.plan.active ?? [],
    because,
  });
}

/** The plan as it is, with what was changed in it. */
export function planChange(
  journalState: JournalState,
  world: World,
  { changedIds = [], ...options }: ChangeOptions & { readonly changedIds?: readonly string[] } = {},
): Result<'plan next'> {
  const report = requireReport(journalState);
  const { ladder } = journalState;
  const { plan, nextCheckin } = report;
  return {
    json: { folder: world.store.folder, changed: changedIds, nextCheckin, plan },
    page: async (style) => {
      const { renderPlanChange } = await import('../../views/terminal/plan-change.js');
      return renderPlanChange(report, changedIds, ladder, style, options);
    },
  };
}

interface Activation {
  readonly journalState: JournalState;
  readonly now: PlanNow;
  /** Ids of active actions that go back to the queue. */
  readonly park: readonly string[];
  /** The command to suggest with `--park ID` added when there is no terminal. */
  readonly instead: string;
  readonly because?: NextReason;
  /** Whether what has no room may be parked itself. */
  readonly orLater?: boolean;
}

/** Asks which actions to park when there is no room. */
export async function activate(
  actions: readonly KeptAction[],
  { journalState, now, park, instead, because, orLater = false }: Activation,
  world: World,
): Promise<Result<'plan next'>> {
  const parked = [...park];
  let fit = makeRoom(now, actions, parked);
  while ('parkFirst' in fit) {
    const which = await askWhichToPark(fit.active, { instead, orLater }, world);
    if (which === newOne) return keepForLater(actions, journalState, world);
    parked.push(which);
    fit = makeRoom(now, actions, parked);
  }
  const reason = because === undefined ? {} : { because };
  return savePlanChange({ actions: fit.actions, ...reason }, journalState, world);
}

export function keepForLater(
  actions: readonly KeptAction[],
  journalState: JournalState,
  world: World,
): Promise<Result<'plan next'>> {
  const parked = actions.map((action) => ({ ...action, status: 'queued' as const }));
  return savePlanChange({ actions: parked }, journalState, world);
}

/** The answer that parks what has no room; no id has such a sign. */
export const newOne = '@new';

export async function askWhichToPark(
  active: readonly KnownAction[],
  { instead, orLater }: Required<Pick<Activation, 'instead' | 'orLater'>>,
  world: World,
): Promise<string> {
  const commands = [
    ...active.map(({ id }) => `${instead} --park ${id}`),
    ...(orLater ? [`${instead} --later`] : []),
  ];
  const ask = await requireAsk(
    'Three actions are already active; park one of them first',
    commands,
    world,
  );
  const message = 'Three actions are active. Which one do you want to park?';
  return pickAction(ask, message, [
    ...active,
    ...(orLater ? [{ id: newOne, title: 'The new one: keep it for later' }] : []),
  ]);
}
