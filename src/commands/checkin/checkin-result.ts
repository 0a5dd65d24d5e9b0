import type { Checkin } from '../../core/journal/state.js';
import type { World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { requireReport } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';

interface CheckinOutcome {
  /** null if nothing was answered, or the check-in was taken back. */
  readonly checkin: Checkin | null;
  /** Where nothing was answered, the plan may have changed in it. */
  readonly sitting?: string;
  /** Whether this run of the program wrote it. */
  readonly recorded: boolean;
  /** false if the person left early. */
  readonly finished: boolean;
  /** The caller's --id. */
  readonly key?: string | undefined;
  /** The short id of the undo that took the check-in back; absent or null if it counts. */
  readonly undo?: string | null;
}

export function checkinResult(
  journalState: JournalState,
  { checkin, sitting, recorded, finished, key, undo = null }: CheckinOutcome,
  { today }: Pick<World, 'today'>,
): Result<'checkin'> {
  const report = requireReport(journalState);
  const { stage, plan, nextCheckin, basis } = report;
  return {
    json: {
      ...(key !== undefined && { id: key }),
      recorded,
      ...(undo !== null && { takenBackBy: undo }),
      finished,
      checkin: checkin === null ? null : withoutEnd(checkin),
      stage,
      basis,
      plan,
      nextCheckin,
    },
    ...(finished &&
      undo === null && {
        page: async (style) => {
          const { checkinPage } = await import('./checkin-page.js');
          const of = checkin?.sitting ?? sitting;
          return checkinPage(checkin, of, journalState, today, style).join('\n');
        },
      }),
  };
}

function withoutEnd({ last: _, ...checkin }: Checkin): Omit<Checkin, 'last'> {
  return checkin;
}

/** null if nothing was answered in the sitting, or it was taken back. */
export function checkinOf({ state }: JournalState, sitting: string | undefined): Checkin | null {
  return state.checkins.find((checkin) => checkin.sitting === sitting) ?? null;
}
