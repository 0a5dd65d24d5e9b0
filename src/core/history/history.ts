import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { daysBetween } from '../base/day.js';
import type { StateSoFar } from '../journal/fold.js';
import { foldEach, undoneIds } from '../journal/fold.js';
import type { Assessment, Checkin, KnownAction, State } from '../journal/state.js';
import { anonymousFrom } from '../journal/state.js';
import { type Answer, type Answers, isRated } from '../ladder/answers.js';
import type { JsonOf } from '../output/output.schema.js';
import { inLadderWords } from '../plan/ladder-words.js';
import type { Event, EventOf } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { ActionStatus } from '../schema/report.schema.js';
import type { PlanMove, Rerated } from './changes.js';
import {
  answerAgain,
  movesOf,
  ratedBy,
  ratingsMovedBack,
  toldAction,
  toldMove,
} from './changes.js';
import { countedCheckins, notedAfterAssessment } from './noted.js';
import type { StagePosition, Standing, ThemeStanding } from './standing.js';
import {
  computedPosition,
  recordedPosition,
  recordedStanding,
  standingOn,
  themesOf,
} from './standing.js';

export type History = Omit<JsonOf<'history'>, 'date' | 'ladder'>;

export type HistoryEntry = History['entries'][number];

type EntryOf<K extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: K }>;

export function buildHistory(
  ladder: Ladder,
  events: readonly Event[],
  today: Day,
  since: Day | null = null,
): History {
  const past = pastOf(ladder, events);
  const { state } = past;
  const actions = new Map(state.actions.map((action) => [action.id, action]));
  const counted = new Set(countedCheckins(state.checkins));
  const isNoted = notedAfterAssessment(state);
  const unnamed = state.reviews.length >= anonymousFrom ? { by: 'somebody' } : {};
  const entries = [
    ...past.assessments,
    ...state.checkins.map((checkin) => checkinEntry(checkin, past, actions, counted)),
    ...past.moves
      .flatMap((move) => toldMove(move, actions))
      .map((move): HistoryEntry => {
        const step = move.status === 'done' &&
          actions.get(move.id)?.step && { step: true as const };
        return { kind: 'action', ...move, ...step };
      }),
    ...past.reviews.map((review) => ({ ...review, ...unnamed })),
    ...state.evidence.map((line): HistoryEntry => {
      const { date, text, behaviours, fromReview } = line;
      const noted = isNoted(line) && { noted: true as const };
      const others = fromReview && { fromReview };
      return { kind: 'evidence', day: date, text, behaviours, ...noted, ...others };
    }),
    ...roleEntries(state, today),
  ].sort(byDay);
  const current = currentAnswers(ladder, state, today);
  const now = current === null ? null : standingOn(ladder, current, today);
  const standings = entries.flatMap((entry) =>
    'standing' in entry && entry.standing ? entry.standing : [],
  );
  const before = standings.findLast(({ day }) => since !== null && day <= since);
  const first = before ?? standings[0] ?? now;
  const then =
    (first === null || first === now ? current?.answers : past.answersAt.get(first)) ?? new Map();
  return {
    since,
    entries: entries.filter(({ day }) => since === null || day >= since),
    first,
    now,
    ...(current !== null && {
      comparable: comparableStrands(ladder, then, current.answers),
      comparableThemes: comparableThemes(ladder, [first, now], then, current.answers),
    }),
  };
}

function comparableThemes(
  ladder: Ladder,
  standings: readonly (Standing | null)[],
  then: Answers,
  now: Answers,
): string[] {
  const isInBoth = ([id]: readonly [string, Answer]) =>
    isRated(then.get(id)) && isRated(now.get(id));
  const byBoth = [then, now].map((answers) =>
    themesOf(ladder, new Map([...answers].filter(isInBoth))),
  );
  const told = standings.map((standing) => standing?.themes ?? []);
  return Object.keys(ladder.themes).filter((id) => moveOf(id, told) === moveOf(id, byBoth));
}

/** 1: up; -1: down; NaN where it has no position both times. */
function moveOf(id: string, times: readonly (readonly ThemeStanding[])[]): number {
  const [before = Number.NaN, now = Number.NaN] = times.map(
    (themes) => themes.find(({ theme }) => theme === id)?.position,
  );
  return Math.sign(now - before);
}

function comparableStrands({ strands }: Ladder, then: Answers, now: Answers): string[] {
  return strands
    .filter(({ behaviours }) =>
      behaviours.every(({ id }) => isRated(then.get(id)) === isRated(now.get(id))),
    )
    .map(({ id }) => id);
}

function byDay(a: HistoryEntry, b: HistoryEntry): number {
  return a.day < b.day ? -1 : Number(a.day > b.day);
}

/** The full past of a journal; `State` keeps only the latest. */
interface Past {
  readonly state: State;
  readonly assessments: readonly EntryOf<'assessment'>[];
  /** By the sitting of the check-in that moved the position. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** What each standing rests on. */
  readonly answersAt: ReadonlyMap<Standing, Answers>;
  /** By sitting. */
  readonly ratings: ReadonlyMap<string, readonly Rerated[]>;
  readonly moves: readonly PlanMove[];
  readonly reviews: readonly EntryOf<'review'>[];
}

/** The state, for a command that looks at the past of the same events, too: a long journal is folded once. */
export function foldPast(ladder: Ladder, events: readonly Event[]): State {
  return pastOf(ladder, events).state;
}

function pastOf(ladder: Ladder, events: readonly Event[]): Past {
  const known = latest.get(events);
  if (known?.ladder === ladder) return known.past;
  const past = replay(ladder, events);
  latest.set(events, { ladder, past });
  return past;
}

const latest = new WeakMap<readonly Event[], { readonly ladder: Ladder; readonly past: Past }>();

/** Within so many days, nobody gives another second view of the same work. */
const daysOfReview = 28;

/** What is read again so soon was corrected. */
function isReadAgain({ by, day }: EventOf<'review'>, told: readonly EntryOf<'review'>[]): boolean {
  const before = told.findLast((view) => view.by === by);
  return before !== undefined && daysBetween(before.day, day) <= daysOfReview;
}

/** Folds the events once and reads the state on the way: folding again for each moment would take quadratic time. */
function replay(ladder: Ladder, events: readonly Event[]): Past {
  const ends = endsOfRatings(events);
  const assessments: EntryOf<'assessment'>[] = [];
  const standings = new Map<string, Standing>();
  const answersAt = new Map<Standing, Answers>();
  const ratings = new Map<string, Rerated[]>();
  const moves: PlanMove[] = [];
  const reviews: EntryOf<'review'>[] = [];
  const statuses = new Map<string, ActionStatus>();
  const answers = new Map<string, Answer>();
  let latest: StagePosition | null = null;
  const standingAfter = (event: Assessment | EventOf<'checkin'>, soFar: StateSoFar) => {
    const current = currentAnswers(ladder, soFar, event.day);
    if (current === null) return null;
    const now =
      event.type === 'assessment'
        ? recordedPosition(event, ladder)
        : computedPosition(ladder, current);
    const moved = latest?.level !== now.level || latest.position !== now.position;
    latest = now;
    if (!moved && event.type !== 'assessment') return null;
    const standing = standingOn(ladder, current, event.day, now);
    answersAt.set(standing, current.answers);
    return standing;
  };
  const assess = (event: Assessment, soFar: StateSoFar): EntryOf<'assessment'> => {
    answerAgain(answers, event);
    const between = latest?.position ?? 0;
    const standing = standingAfter(event, soFar) ?? recordedStanding(event, ladder);
    const movedBack = ratingsMovedBack(
      [assessments.at(-1)?.standing.position ?? between, between, standing.position],
      soFar.reratedBefore.at(-1) ?? new Map(),
      answersAt.get(standing) ?? answers,
    );
    return { ...assessmentEntry(event, standing), ...(movedBack.length > 0 && { movedBack }) };
  };
  const state = foldEach(events, ladder.id, (event, soFar) => {
    moves.push(...movesOf(event, statuses));
    if (event.type === 'review' && !isReadAgain(event, reviews)) {
      reviews.push({ kind: 'review', day: event.day, by: event.by });
    }
    if (event.type === 'assessment') assessments.push(assess(event, soFar));
    if (event.type === 'checkin') {
      ratings.set(event.sitting, ratedBy(event, ratings, answers));
      const standing = ends.has(event.id) ? standingAfter(event, soFar) : null;
      if (standing !== null) standings.set(event.sitting, standing);
    }
  });
  return {
    state: inLadderWords(ladder, state),
    assessments,
    standings,
    answersAt,
    ratings,
    moves,
    reviews,
  };
}

/** Ids of the last event of each check-in with ratings; by then all of its ratings are known. */
function endsOfRatings(events: readonly Event[]): ReadonlySet<string> {
  const undone = undoneIds(events);
  const ends = new Map<string, string>();
  const rated = new Set<string>();
  for (const event of events) {
    if (event.type !== 'checkin' || undone.has(event.id)) continue;
    ends.set(event.sitting, event.id);
    if (event.ratings !== undefined && event.ratings.length > 0) rated.add(event.sitting);
  }
  return new Set([...rated].flatMap((sitting) => ends.get(sitting) ?? []));
}

function assessmentEntry(
  { day, sitting, answers }: Assessment,
  standing: Standing,
): EntryOf<'assessment'> {
  const answered = answers.filter(({ answer }) => answer !== 'skip').length;
  return { kind: 'assessment', day, sitting, answered, standing };
}

function checkinEntry(
  checkin: Checkin,
  { ratings, standings }: Past,
  known: ReadonlyMap<string, KnownAction>,
  counted: ReadonlySet<Checkin>,
): EntryOf<'checkin'> {
  const { sitting, day, note, actions, next, correction } = checkin;
  const standing = standings.get(sitting);
  return {
    kind: 'checkin',
    day,
    sitting,
    left: next === null,
    ...(counted.has(checkin) && { counted: true as const }),
    ...(correction && { correction }),
    note,
    actions: actions.map((action) => ({ ...toldAction(action.id, known), ...action })),
    ratings: ratings.get(sitting) ?? [],
    ...(standing && { standing }),
  };
}

/** Skips roles that have not begun. */
function roleEntries({ roles }: State, today: Day): HistoryEntry[] {
  return roles.flatMap(({ since, title }) =>
    since <= today ? { kind: 'role', day: since, title } : [],
  );
}
