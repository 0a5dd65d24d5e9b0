import { CoachError } from '../../core/base/errors.js';
import { countAnswered } from '../../core/journal/fold.js';
import type { Report } from '../../core/schema/report.schema.js';
import type { JournalContent, World } from '../../world/world.js';
import type { JournalState } from './journal-state.js';

export function warnAboutLoss({ setAside, newer }: JournalContent, world: World): void {
  const [first] = setAside;
  if (first !== undefined) {
    world.notice(
      `${setAside.length} journal ${setAside.length === 1 ? 'line' : 'lines'} set aside, starting with line ${first.line} (${first.reason}); nothing was deleted; career-coach doctor explains`,
    );
  }
  if (newer > 0) {
    world.notice(
      `${newer} ${newer === 1 ? 'event comes' : 'events come'} from a newer version of career-coach: kept in the journal, ignored here`,
    );
  }
}

/** Throws CoachError `no-assessment` when there is no stage yet. */
export function requireReport({
  report,
  state: { assessments, draft },
}: Pick<JournalState, 'report' | 'state'>): Report {
  if (report !== null) return report;
  if (assessments.length > 0) {
    throw new CoachError(
      'no-assessment',
      'The ladder has changed so much that too few of your answers still fit it to give a stage',
      ['career-coach assess'],
    );
  }
  if (draft === null) {
    throw new CoachError('no-assessment', 'There is no assessment yet', ['career-coach assess']);
  }
  const answered = countAnswered(draft);
  throw new CoachError(
    'no-assessment',
    `There is no finished assessment yet: ${answered} ${answered === 1 ? 'answer' : 'answers'} saved on ${draft.since}`,
    ['career-coach assess'],
  );
}
