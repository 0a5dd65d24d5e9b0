import { CoachError } from '../core/errors.js';
import type { Draft, State } from '../core/journal.js';
import { fold } from '../core/journal.js';
import type { Ladder } from '../core/ladder.schema.js';
import { buildReport } from '../core/report.js';
import type { Report } from '../core/report.schema.js';
import type { World } from '../world.js';

/** What a command starts from. */
export interface Known {
  readonly ladder: Ladder;
  readonly state: State;
  /** null before the first stage. */
  readonly report: Report | null;
}

/** Reads ladder and journal. Tells of lines that could not be used; they stay where they are. */
export async function readKnown(world: World): Promise<Known> {
  const ladder = await world.ladder();
  const { events, setAside } = world.store.readJournal();
  if (setAside.length > 0 && !world.quiet) {
    const [first] = setAside;
    world.err.write(
      `${setAside.length} journal ${setAside.length === 1 ? 'line' : 'lines'} set aside, the first is line ${first?.line} (${first?.reason}); nothing was deleted\n`,
    );
  }
  return know(ladder, fold(events, ladder.id), world);
}

/** The same after new events were added. */
export function readAgain({ ladder }: Known, world: World): Known {
  return know(ladder, fold(world.store.readJournal().events, ladder.id), world);
}

function know(ladder: Ladder, state: State, world: World): Known {
  return { ladder, state, report: buildReport(ladder, state, world.today) };
}

/** The report, or CoachError `no-assessment` when there is no stage yet. */
export function requireReport({ report, state }: Known): Report {
  if (report !== null) return report;
  if (state.draft === null) {
    throw new CoachError('no-assessment', 'There is no assessment yet', ['career-coach assess']);
  }
  throw new CoachError(
    'no-assessment',
    `There is no finished assessment yet: ${describeDraft(state.draft)}`,
    ['career-coach assess'],
  );
}

function describeDraft({ answers, since }: Draft): string {
  const answered = new Set(answers.map(({ question }) => question)).size;
  return `${answered} ${answered === 1 ? 'answer' : 'answers'} saved on ${since}`;
}
