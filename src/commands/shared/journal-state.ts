import { hasCurrentAnswers } from '../../core/answers/counting-answers.js';
import type { State } from '../../core/journal/state.js';
import { countAnswered } from '../../core/journal/state.js';
import { stateOf } from '../../core/plan/ladder-words.js';
import { buildReport } from '../../core/report/report.js';
import type { Event } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import type { Journal, World } from '../../world/world.js';
import { noticeOpenBranch } from './branch.js';
import {
  journalOnLadder,
  type LadderInUse,
  ladderAnswered,
  ladderInUse,
  ladderToWriteOn,
} from './journal-on-ladder.js';
import { warnAboutLoss, whyNoStage } from './require-report.js';

export { requireReport } from './require-report.js';

/** The journal and everything derived from it. */
export interface JournalState {
  readonly ladder: Ladder;
  /** For appending. */
  readonly journal: Journal;
  /** All events, including those of other ladders and those taken back. */
  readonly events: readonly Event[];
  readonly state: State;
  /** null before the first stage. */
  readonly report: Report | null;
}

/** What makes the state of the events. */
type Fold = typeof stateOf;

/**
 * Warns about journal lines that it cannot read; they stay in the file.
 *
 * @param fold `foldPast` for who looks at the past, too
 */
export async function readJournal(world: World, fold: Fold = stateOf): Promise<JournalState> {
  await noticeOpenBranch(world);
  return readJournalOn(await ladderInUse(world), world, fold);
}

/** Like `readJournal`, for commands that need of the ladder no more than what the journal knows, if its file is gone. */
export async function readJournalToWrite(world: World): Promise<JournalState> {
  return readJournalOn(await ladderToWriteOn(world), world);
}

/**
 * Like `readJournal`, for plans, check-ins and pages: they go on where the ladder has changed so much that today's gives
 * no stage, on the ladder as it was when its last assessment was made.
 */
export async function readJournalAsAnswered(
  world: World,
  fold: Fold = stateOf,
): Promise<JournalState> {
  return asAnswered(await readJournal(world, fold), world, fold);
}

/** The same, also where the ladder's file is gone. */
export async function readJournalToGoOn(world: World): Promise<JournalState> {
  return asAnswered(await readJournalToWrite(world), world);
}

async function asAnswered(
  today: JournalState,
  world: World,
  fold: Fold = stateOf,
): Promise<JournalState> {
  const { ladder, state } = today;
  if (state.assessments.length === 0 || hasCurrentAnswers(ladder, state)) return today;
  const answered = await ladderAnswered(ladder, world);
  if (answered === null) return today;
  const then = await readJournalOn(answered, world, fold);
  if (!hasCurrentAnswers(then.ladder, then.state)) return today;
  world.notice(
    `${whyNoStage(state)}. This goes on by the version that you answered; career-coach assess asks by the present one.`,
  );
  return then;
}

async function readJournalOn(
  inUse: LadderInUse,
  world: World,
  fold: Fold = stateOf,
): Promise<JournalState> {
  const stored = await world.store.journal();
  const content = stored.read();
  warnAboutLoss(content, world);
  const { journal, events } = await journalOnLadder(stored, content, inUse);
  return journalStateFrom(inUse.ladder, journal, events, world, fold);
}

/** A draft counts once its stage has been shown. */
export function hasStage({ state: { draft, assessments } }: Pick<JournalState, 'state'>): boolean {
  return assessments.length > 0 || (draft !== null && draft.placed !== null);
}

/** How many answers an unfinished assessment has that doesn't count yet; null: there is none. */
export function openAnswers({ state: { draft }, report }: JournalState): number | null {
  return draft === null || report?.basis?.unfinished ? null : countAnswered(draft);
}

/** Says that an assessment is unfinished, on pages that go on from the one before it. */
export async function noticeDraft(journalState: JournalState, world: World): Promise<void> {
  const answered = openAnswers(journalState);
  if (answered === null) return;
  const { draftSentence } = await import('../../views/text/words.js');
  world.notice(draftSentence(answered));
}

/** Reads the journal again, after appending to it. */
export function reloadJournal({ ladder, journal }: JournalState, world: World): JournalState {
  return journalStateFrom(ladder, journal, journal.read().events, world);
}

/** The state with events that were just appended. Faster than reading again, but blind to what others wrote meanwhile. */
export function withAppended(
  { ladder, journal, events }: JournalState,
  appended: readonly Event[],
  world: World,
): JournalState {
  return journalStateFrom(ladder, journal, [...events, ...appended], world);
}

function journalStateFrom(
  ladder: Ladder,
  journal: Journal,
  events: readonly Event[],
  world: World,
  fold: Fold = stateOf,
): JournalState {
  let state: State | undefined;
  let report: Report | null | undefined;
  return {
    ladder,
    journal,
    events,
    // Lazy: they are most of the work, and some commands never read them.
    get state() {
      state ??= fold(ladder, events);
      return state;
    },
    get report() {
      report ??= buildReport(ladder, this.state, world.today);
      return report;
    },
  };
}
