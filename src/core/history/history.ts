import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { daysBetween } from '../base/day.js';
import type { StateSoFar } from '../journal/fold.js';
import { foldEach, undoneIds } from '../journal/fold.js';
import type { Assessment, Checkin, KnownAction, State } from '../journal/state.js';
import { anonymousFrom } from '../journal/state.js';
import type { Answer, Answers } from '../ladder/answers.js';
import type { JsonOf } from '../output/output.schema.js';
import { inLadderWords } from '../plan/ladder-words.js';
import type { Event, EventOf } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { ActionStatus } from '../schema/report.schema.js';
import type { PlanMove, Rerated } from './changes.js';
import { answerAgain, countChanged, movesOf, ratedBy, toldAction, toldMove } from './changes.js';
import { countedCheckins, notedAfterAssessment } from './noted.js';
import { ratedTwice, sidesRatedTwice } from './rated-twice.js';
import { notYetIn } from './sitting-changes.js';
import type { StagePosition, Standing } from './standing.js';
import { computedPosition, recordedPosition, recordedStanding, standingOn } from './standing.js';

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
  const timed = (id: string) => (entry: HistoryEntry) => ({ id, entry });
  const idOf = (one: object) => past.ids.get(one) ?? '';
  const entries = [
    ...past.assessments.map((entry) => timed(idOf(entry))(entry)),
    ...state.checkins.map((checkin) =>
      timed(past.begun.get(checkin.sitting) ?? checkin.last)(
        checkinEntry(checkin, past, actions, counted),
      ),
    ),
    ...past.moves.flatMap((move) =>
      toldMove(move, actions)
        .map((told): HistoryEntry => {
          const step = told.status === 'done' &&
            actions.get(told.id)?.step && { step: true as const };
          return { kind: 'action', ...told, ...step };
        })
        .map(timed(idOf(move))),
    ),
    ...past.reviews.map((review) => timed(idOf(review))({ ...review, ...unnamed })),
    ...state.evidence.map((line) => {
      const { date, text, behaviours, fromReview } = line;
      const noted = isNoted(line) && { noted: true as const };
      const others = fromReview && { fromReview };
      return timed(line.id)({
        ...{ kind: 'evidence', day: date, text, behaviours, ...noted, ...others },
      });
    }),
    // They begin with the day, and have no id.
    ...roleEntries(state, today).map(timed('')),
  ]
    .sort(byTime)
    .map(({ entry }) => entry);
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
      ratedTwice: ratedTwice(ladder, then, current.answers),
      sides: sidesRatedTwice(ladder, then, current.answers),
    }),
  };
}

interface Timed {
  /** The id of its event, which begins with the time. */
  readonly id: string;
  readonly entry: HistoryEntry;
}

function byTime(a: Timed, b: Timed): number {
  if (a.entry.day !== b.entry.day) return a.entry.day < b.entry.day ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
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
  /** The id of the event of each assessment, move and review. */
  readonly ids: ReadonlyMap<object, string>;
  /** The id of the first event of each sitting. */
  readonly begun: ReadonlyMap<string, string>;
  /** By sitting, the actions that were asked about without an outcome. */
  readonly notYet: ReadonlyMap<string, readonly string[]>;
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

function beginSitting(begun: Map<string, string>, event: Event): void {
  const sitting = 'sitting' in event ? event.sitting : undefined;
  if (sitting !== undefined && !begun.has(sitting)) begun.set(sitting, event.id);
}

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
  let lastAssessed: Answers = new Map();
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
  const ids = new Map<object, string>();
  const begun = new Map<string, string>();
  const told = <T extends object>(one: T, { id }: Pick<Event, 'id'>): T => {
    ids.set(one, id);
    return one;
  };
  const assess = (event: Assessment, soFar: StateSoFar): EntryOf<'assessment'> => {
    const changed = countChanged(event, lastAssessed);
    answerAgain(answers, event);
    lastAssessed = new Map(answers);
    const standing = standingAfter(event, soFar) ?? recordedStanding(event, ladder);
    return { ...assessmentEntry(event, standing), ...(assessments.length > 0 && changed) };
  };
  const state = foldEach(events, ladder.id, (event, soFar) => {
    beginSitting(begun, event);
    moves.push(...movesOf(event, statuses).map((move) => told(move, event)));
    if (event.type === 'review' && !isReadAgain(event, reviews)) {
      const { day, by, id, sitting = '' } = event;
      // Some of what they wrote stands in the journal before their answers.
      reviews.push(told({ kind: 'review', day, by }, { id: begun.get(sitting) ?? id }));
    }
    if (event.type === 'assessment') assessments.push(told(assess(event, soFar), event));
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
    ids,
    begun,
    notYet: notYetIn(events),
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
  { ratings, standings, notYet }: Past,
  known: ReadonlyMap<string, KnownAction>,
  counted: ReadonlySet<Checkin>,
): EntryOf<'checkin'> {
  const { sitting, day, note, actions, next, correction } = checkin;
  const standing = standings.get(sitting);
  const waiting = (notYet.get(sitting) ?? []).filter((id) => known.has(id));
  return {
    kind: 'checkin',
    day,
    sitting,
    left: next === null,
    ...(counted.has(checkin) && { counted: true as const }),
    ...(correction && { correction }),
    note,
    actions: actions.map((action) => ({ ...toldAction(action.id, known), ...action })),
    ...(waiting.length > 0 && { notYet: waiting.map((id) => toldAction(id, known)) }),
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
