import type { KnownAction } from '../../core/journal/fold.js';
import { makeRoom } from '../../core/plan/plan-change.js';
import { planEvent } from '../../core/plan/plan-event.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import { planNow } from '../../core/plan/plan-now.js';
import { sentenceOf } from '../../core/plan/suggestions.js';
import type { KeptAction, NewEvent } from '../../core/schema/events.schema.js';
import type { World } from '../../world/world.js';
import { askOr } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import { readAgain, readJournal, requireReport } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';

/** The plan as it stands, for a command that changes it. Throws CoachError `no-assessment`. */
export async function readPlan(world: World): Promise<{ known: JournalState; now: PlanNow }> {
  const known = await readJournal(world);
  requireReport(known);
  return { known, now: planNow(known.ladder, known.state, world.today) };
}

/** A change of the plan that is kept as one: undoing it takes all of it back. */
interface PlanChange {
  readonly actions?: readonly KeptAction[];
  readonly target?: number;
  /** What happened, where it belongs to it. */
  readonly beside?: readonly Extract<NewEvent, { type: 'evidence' }>[];
}

/** Keeps a change, and tells what became of it. */
export async function keepChange(
  { actions = [], target, beside = [] }: PlanChange,
  known: JournalState,
  world: World,
): Promise<Result<'plan next'>> {
  const sitting = world.newId();
  known.journal.append([
    planEvent(known.ladder, {
      sitting,
      ...(actions.length > 0 && { actions: [...actions] }),
      ...(target !== undefined && { target }),
    }),
    ...beside.map((event) => ({ ...event, sitting })),
  ]);
  const changed = actions.map(({ id }) => id);
  const report = requireReport(readAgain(known, world));
  const { plan, nextCheckin } = report;
  return {
    json: { folder: world.store.folder, changed, nextCheckin, plan },
    page: async (style) => {
      const { renderPlanChange } = await import('../../views/terminal/pages.js');
      return renderPlanChange(report, changed, known.ladder, style);
    },
  };
}

/** What makes actions active needs besides the actions. */
interface Activating {
  readonly known: JournalState;
  readonly now: PlanNow;
  /** Ids of active actions that make room. */
  readonly park: readonly string[];
  /** The command that answers without a terminal which action to park. */
  readonly instead: string;
}

/** Makes actions active, and asks which ones to park where there is no room. */
export async function activate(
  taken: readonly KeptAction[],
  { known, now, park, instead }: Activating,
  world: World,
): Promise<Result<'plan next'>> {
  const parked = [...park];
  let fitting = makeRoom(now, taken, parked);
  while ('parkFirst' in fitting) {
    parked.push(await askWhichToPark(fitting.active, instead, world));
    fitting = makeRoom(now, taken, parked);
  }
  return keepChange({ actions: fitting.actions }, known, world);
}

async function askWhichToPark(
  active: readonly KnownAction[],
  instead: string,
  world: World,
): Promise<string> {
  const commands = active.map(({ id }) => `${instead} --park ${id}`);
  const ask = await askOr(
    'Three actions are active; one of them must be parked first',
    commands,
    world,
  );
  return ask.question({
    kind: 'one',
    message: 'Three actions are active. Which one waits in the queue instead?',
    choices: active.map((action) => ({ value: action.id, label: sentenceOf(action) })),
  });
}
