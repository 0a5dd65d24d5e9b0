import type { Checkin } from '../../core/journal/fold.js';
import type { Report } from '../../core/schema/report.schema.js';
import type { World } from '../../world/world.js';
import type { Known } from '../shared/journal-state.js';

/** What there is to tell about a check-in. */
export interface Told {
  readonly report: Report;
  /** null: nothing was said. */
  readonly checkin: Checkin | null;
  /** Whether this run of the program kept it. */
  readonly recorded: boolean;
  /** Whether it came to its end. */
  readonly finished: boolean;
  /** The caller's own key; absent: it has none. */
  readonly key?: string | undefined;
  /** The short id of the undo that took it back, for `career-coach undo ID`; absent or null: it counts. */
  readonly undo?: string | null;
}

/** Prints a check-in as JSON: as it was recorded, the plan, the stage, the next date. */
export async function printCheckinJson(
  { report, checkin, recorded, finished, key, undo = null }: Told,
  world: World,
): Promise<void> {
  const { toJson } = await import('../../views/json.js');
  const { stage, plan, nextCheckin, basis } = report;
  world.out.write(
    toJson({
      schemaVersion: 1,
      ...(key !== undefined && { id: key }),
      recorded,
      ...(undo !== null && { takenBackBy: undo }),
      finished,
      checkin,
      stage,
      basis,
      plan,
      nextCheckin,
    }),
  );
}

/** Prints a check-in for people. */
export async function printCheckin(report: Report, checkin: Checkin, world: World): Promise<void> {
  const { renderCheckin } = await import('../../views/terminal/pages.js');
  const style = await world.style(world.out);
  world.out.write(renderCheckin(report, await world.ladder(), checkin, style));
}

/** The check-in of a sitting; null where nothing was said in it, or it was taken back. */
export function checkinOf({ state }: Known, sitting: string | undefined): Checkin | null {
  return state.checkins.find((checkin) => checkin.sitting === sitting) ?? null;
}
