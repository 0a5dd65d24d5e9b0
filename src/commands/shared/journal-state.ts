import type { State } from '../../core/journal/fold.js';
import { fold } from '../../core/journal/fold.js';
import { buildReport } from '../../core/report/report.js';
import type { Event } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import type { Journal, World } from '../../world/world.js';
import { tellLoss } from './require-report.js';

export { requireReport } from './require-report.js';

/** What a command starts from. */
export interface JournalState {
  readonly ladder: Ladder;
  /** Where it was read, and where to add to it. */
  readonly journal: Journal;
  /** As the journal has them, those of other ladders and those that were taken back included. */
  readonly events: readonly Event[];
  readonly state: State;
  /** null before the first stage. */
  readonly report: Report | null;
}

/** Reads ladder and journal. Tells of lines that could not be used; they stay where they are. */
export async function readJournal(world: World): Promise<JournalState> {
  const ladder = await world.ladder();
  const journal = await world.store.journal();
  const content = journal.read();
  tellLoss(content, world);
  return know(ladder, journal, content.events, world);
}

/** Whether there is a stage: an assessment, or a draft whose stage was shown. */
export function hasStage({ state: { draft, assessments } }: Pick<JournalState, 'state'>): boolean {
  return assessments.length > 0 || (draft !== null && draft.placed !== null);
}

/** The same after new events were added. */
export function readAgain({ ladder, journal }: JournalState, world: World): JournalState {
  return know(ladder, journal, journal.read().events, world);
}

function know(
  ladder: Ladder,
  journal: Journal,
  events: readonly Event[],
  world: World,
): JournalState {
  const state = fold(events, ladder.id);
  let report: Report | null | undefined;
  return {
    ladder,
    journal,
    events,
    state,
    // Most of the work, and some commands do without it.
    get report() {
      report ??= buildReport(ladder, state, world.today);
      return report;
    },
  };
}
