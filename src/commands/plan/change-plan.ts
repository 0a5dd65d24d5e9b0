import { CoachError } from '../../core/base/errors.js';
import type { KnownAction } from '../../core/journal/fold.js';
import { privacyNote } from '../../core/ladder/privacy-note.js';
import { fitIn } from '../../core/plan/plan-change.js';
import { planEvent } from '../../core/plan/plan-event.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import { planNow } from '../../core/plan/plan-now.js';
import { sentenceOf } from '../../core/plan/suggestions.js';
import type { KeptAction, NewEvent } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { Left, leavingCodes } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import type { Known } from '../shared/journal-state.js';
import { readAgain, readKnown, requireReport } from '../shared/journal-state.js';

/** The plan as it stands, for a command that changes it. Throws CoachError `no-assessment`. */
export async function readPlan(world: World): Promise<{ known: Known; now: PlanNow }> {
  const known = await readKnown(world);
  requireReport(known);
  return { known, now: planNow(known.ladder, known.state, world.today) };
}

/** A change of the plan that is kept as one: undoing it takes all of it back. */
export interface Change {
  readonly actions?: readonly KeptAction[];
  readonly target?: number;
  /** What happened, where it belongs to it. */
  readonly beside?: readonly Extract<NewEvent, { type: 'evidence' }>[];
}

/** Keeps a change, and shows what became of it. */
export async function keepChange(
  { actions = [], target, beside = [] }: Change,
  { known, json }: { readonly known: Known; readonly json: boolean },
  world: World,
): Promise<number> {
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
  await showChange(readAgain(known, world), changed, json, world);
  return 0;
}

async function showChange(
  known: Known,
  changed: readonly string[],
  json: boolean,
  world: World,
): Promise<void> {
  const report = requireReport(known);
  if (json) {
    const { toJson } = await import('../../views/json.js');
    const { plan, nextCheckin } = report;
    const { folder } = world.store;
    world.out.write(toJson({ schemaVersion: 1, folder, changed, nextCheckin, plan }));
  } else {
    const { renderPlanChange } = await import('../../views/terminal/pages.js');
    const style = await world.style(world.out);
    world.out.write(renderPlanChange(report, changed, known.ladder, style));
  }
}

/** What makes actions active needs besides the actions. */
export interface Activating {
  readonly known: Known;
  readonly now: PlanNow;
  /** Ids of active actions that make room. */
  readonly park: readonly string[];
  readonly json: boolean;
  /** The command that answers without a terminal which action to park. */
  readonly instead: string;
}

/** Makes actions active, and asks which ones to park where there is no room. */
export async function activate(
  taken: readonly KeptAction[],
  { known, now, park, json, instead }: Activating,
  world: World,
): Promise<number> {
  const parked = [...park];
  let fitting = fitIn(now, taken, parked);
  while ('parkFirst' in fitting) {
    parked.push(await askWhichToPark(fitting.active, instead, world));
    fitting = fitIn(now, taken, parked);
  }
  return keepChange({ actions: fitting.actions }, { known, json }, world);
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

/**
 * The way to ask, or CoachError `needs-terminal` with a sentence of its own: it says what is to be answered, not
 * only that nobody can be asked.
 */
export async function askOr(
  message: string,
  instead: readonly string[],
  world: World,
): Promise<Ask> {
  try {
    return await world.ask(instead);
  } catch (error) {
    if (error instanceof CoachError && error.code === 'needs-terminal') {
      throw new CoachError('needs-terminal', message, instead);
    }
    throw error;
  }
}

/** Runs what asks questions before anything is kept; leaving on the way changes nothing. */
export async function orLeave(asking: () => Promise<number>, world: World): Promise<number> {
  try {
    return await asking();
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    world.notice('Nothing was changed.');
    return leavingCodes[error.how];
  }
}

/** Reminds a person, before they write, what not to write. */
export function remind(ladder: Ladder, world: World): void {
  world.notice(privacyNote(ladder));
}
