import { CoachError } from '../../core/base/errors.js';
import { editionsIn } from '../../core/journal/read-on-ladder.js';
import { countAnswered } from '../../core/journal/state.js';
import { termsOf } from '../../core/ladder/edition.js';
import { inWordsOf } from '../../core/ladder/fill-in-terms.js';
import type { Misfit } from '../../core/ladder/read-old-answers.js';
import type { Event } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { defaultSettings } from '../../core/settings/default-settings.js';
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
  state,
  events,
  ladder,
}: Pick<JournalState, 'report' | 'state' | 'events' | 'ladder'>): Report {
  if (report !== null) return report;
  const { assessments, draft } = state;
  if (assessments.length > 0) {
    throw new CoachError('no-assessment', whyNoStage(state), ['career-coach assess']);
  }
  if (draft === null) throw noAssessment(events, ladder);
  const answered = countAnswered(draft);
  throw new CoachError(
    'no-assessment',
    `There is no finished assessment yet: ${answered} ${answered === 1 ? 'answer' : 'answers'} saved on ${draft.since}`,
    ['career-coach assess'],
  );
}

const misfitWords = {
  scale: 'rated on points that its scale no longer has',
  replaced: 'given to statements that say something else now',
  removed: 'given to behaviours that are gone',
} as const satisfies Record<Misfit, string>;

/** Why there is no stage although there was one: the ladder has changed. */
export function whyNoStage({ assessments }: Pick<JournalState['state'], 'assessments'>): string {
  const misfits = assessments.at(-1)?.answers.flatMap(({ misfit }) => misfit ?? []) ?? [];
  const reasons = Object.entries(misfitWords).flatMap(([misfit, words]) => {
    const count = misfits.filter((one) => one === misfit).length;
    return count === 0 ? [] : `${count} ${count === 1 ? 'was' : 'were'} ${words}`;
  });
  const because = reasons.length === 0 ? '' : `: ${reasons.join(', ')}`;
  return `The ladder has changed so much that too few of your answers still fit it to give a stage${because}`;
}

/** Names the ladder that the journal does speak of: perhaps that is the one that was meant. */
function noAssessment(events: readonly Event[], ladder: Ladder): CoachError {
  const other = events.findLast(
    (event) =>
      (event.type === 'assessment' || event.type === 'answer') && event.ladder !== ladder.id,
  );
  if (other === undefined || !('ladder' in other)) {
    return new CoachError('no-assessment', 'There is no assessment yet', ['career-coach assess']);
  }
  const ref = 'edition' in other ? other.edition : undefined;
  const edition = editionsIn(events).get(ref ?? '');
  const id = edition?.ladder ?? other.ladder ?? '';
  const name =
    edition === undefined
      ? `“${id}”`
      : `“${inWordsOf({ terms: termsOf(edition) }, edition.title)}” (${id})`;
  const sameId = id === ladder.id ? ', which has the same id' : '';
  return new CoachError(
    'no-assessment',
    `There is no assessment yet on the ladder in use, “${ladder.title}”; the answers in your journal were given on ${name}${sameId}`,
    [
      id === defaultSettings.ladder && sameId === ''
        ? 'career-coach settings reset ladder'
        : 'career-coach settings set ladder FILE goes back to that ladder',
      'career-coach assess answers the one in use',
    ],
  );
}
