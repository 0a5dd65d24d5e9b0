import type { Checkin } from '../../core/journal/fold.js';
import type { JournalState } from '../shared/journal-state.js';
import { requireReport } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';

/** What there is to tell about a check-in besides what the journal knows. */
interface CheckinOutcome {
  /** null: nothing was said, or it was taken back. */
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

/** A check-in to be printed: as it was recorded, the plan, the stage, the next date. */
export function tellCheckin(
  known: JournalState,
  { checkin, recorded, finished, key, undo = null }: CheckinOutcome,
): Result<'checkin'> {
  const report = requireReport(known);
  const { stage, plan, nextCheckin, basis } = report;
  return {
    json: {
      ...(key !== undefined && { id: key }),
      recorded,
      ...(undo !== null && { takenBackBy: undo }),
      finished,
      checkin,
      stage,
      basis,
      plan,
      nextCheckin,
    },
    ...(finished &&
      checkin !== null && {
        page: async (style) => {
          const { renderCheckin } = await import('../../views/terminal/pages.js');
          return renderCheckin(report, known.ladder, checkin, style);
        },
      }),
  };
}

/** The check-in of a sitting; null where nothing was said in it, or it was taken back. */
export function checkinOf({ state }: JournalState, sitting: string | undefined): Checkin | null {
  return state.checkins.find((checkin) => checkin.sitting === sitting) ?? null;
}
