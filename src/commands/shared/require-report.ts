import type { Day } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import type { State } from '../../core/journal/fold.js';
import { answeredIn } from '../../core/journal/fold.js';
import type { Report } from '../../core/schema/report.schema.js';
import type { World } from '../../world/world.js';

/** What commands check first, and tell before they begin. */

/** Says what a reading of the journal left out. */
export function tellLoss({ setAside, newer }: Loss, world: World): void {
  const [first] = setAside;
  if (first !== undefined) {
    world.notice(
      `${setAside.length} journal ${setAside.length === 1 ? 'line' : 'lines'} set aside, the first is line ${first.line} (${first.reason}); nothing was deleted; career-coach doctor explains`,
    );
  }
  if (newer > 0) {
    world.notice(
      `${newer} ${newer === 1 ? 'event is' : 'events are'} of a newer version of career-coach: kept, and left out here`,
    );
  }
}

type Journal = Awaited<ReturnType<World['store']['journal']>>;
type Loss = Pick<ReturnType<Journal['read']>, 'setAside' | 'newer'>;

interface WithDraft {
  readonly draft: State['draft'];
}

/** What may hold a stage. */
interface WithSittings extends WithDraft {
  readonly assessments: readonly unknown[];
}

/** The report, or CoachError `no-assessment` when there is no stage yet. */
export function requireReport({
  report,
  state,
}: {
  readonly report: Report | null;
  readonly state: WithSittings;
}): Report {
  return report ?? noAssessment(state);
}

/** Throws CoachError `no-assessment`. */
export function noAssessment(state: WithSittings): never {
  if (state.assessments.length > 0) {
    throw new CoachError(
      'no-assessment',
      'The ladder was changed so much that too few of your answers fit it for a stage',
      ['career-coach assess'],
    );
  }
  const draft = openDraft({ state });
  if (draft === null) {
    throw new CoachError('no-assessment', 'There is no assessment yet', ['career-coach assess']);
  }
  throw new CoachError(
    'no-assessment',
    `There is no finished assessment yet: ${describeDraft(draft)}`,
    ['career-coach assess'],
  );
}

/** How far an interview came that was left before its end. */
export interface OpenDraft {
  readonly answered: number;
  readonly since: Day;
}

/** The interview that can be gone on with; null where none is open. */
export function openDraft({ state: { draft } }: { readonly state: WithDraft }): OpenDraft | null {
  if (draft === null) return null;
  return { answered: answeredIn(draft), since: draft.since };
}

function describeDraft({ answered, since }: OpenDraft): string {
  return `${answered} ${answered === 1 ? 'answer' : 'answers'} saved on ${since}`;
}
