import type { CountingAnswers } from '../answers/counting-answers.js';
import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type {
  Assessment,
  Checkin,
  Evidence,
  KnownAction,
  Rerating,
  Role,
  State,
} from '../journal/fold.js';
import { fold, foldEach, undoneIds } from '../journal/fold.js';
import type { Answer } from '../ladder/answers.js';
import { allBehaviours } from '../ladder/find-in-ladder.js';
import { isHeld, scoreStrands } from '../placement/gaps.js';
import type { PlacementModel } from '../placement/placement.js';
import { place, placementModel, toldPosition } from '../placement/placement.js';
import { profileOf } from '../placement/profile.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { ActionStatus, StrandScore } from '../schema/report.schema.js';

/** The position on one theme. */
export interface ThemeStanding {
  readonly theme: string;
  readonly label: string;
  /** The mean rank from this theme's ratings alone, one decimal. */
  readonly position: number;
}

/** A person's stage on a day. */
export interface Standing {
  readonly day: Day;
  /** Rank of the level. */
  readonly level: number;
  /** From 1.0 to the number of levels, one decimal. */
  readonly position: number;
  /** Only themes with enough ratings. */
  readonly themes: readonly ThemeStanding[];
  readonly strands: readonly StrandScore[];
}

export type HistoryEntry =
  | {
      readonly kind: 'assessment';
      readonly day: Day;
      readonly sitting: string;
      /** Number of answered behaviours. */
      readonly answered: number;
      readonly standing: Standing;
    }
  | {
      readonly kind: 'checkin';
      readonly day: Day;
      readonly sitting: string;
      readonly note: string | null;
      readonly actions: Checkin['actions'];
      /** The last new rating of each behaviour. */
      readonly ratings: readonly Rerating[];
      /** Absent unless the check-in changed the position. */
      readonly standing?: Standing;
    }
  | {
      readonly kind: 'action';
      readonly day: Day;
      readonly id: string;
      readonly status: 'done' | 'dropped';
      readonly cue: string;
      readonly act: string;
    }
  | { readonly kind: 'role'; readonly day: Day; readonly title: string }
  | { readonly kind: 'review'; readonly day: Day; readonly by: string };

export interface History {
  /** The first day of the history to show; null: all of it. */
  readonly since: Day | null;
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  /** The standing at the start. */
  readonly first: Standing | null;
  /** The standing today; null before the first stage. */
  readonly now: Standing | null;
}

export function buildHistory(
  ladder: Ladder,
  events: readonly Event[],
  today: Day,
  since: Day | null = null,
): History {
  const model = placementModel(ladder);
  const { state, sittings, finished, reviews } = replay(model, ladder, events);
  const entries = [
    ...sittings,
    ...finished.flatMap((end) => finishedAction(end, state)),
    ...roleEntries(state, today),
    ...reviews,
  ].sort(byDay);
  const current = currentAnswers(ladder, state, today);
  const now = current === null ? null : standingOn(model, ladder, current, today);
  const standings = entries.flatMap((entry) =>
    'standing' in entry && entry.standing ? entry.standing : [],
  );
  const before = standings.findLast(({ day }) => since !== null && day <= since);
  return {
    since,
    entries: entries.filter(({ day }) => since === null || day >= since),
    first: before ?? standings[0] ?? now,
    now,
  };
}

function byDay(a: HistoryEntry, b: HistoryEntry): number {
  return a.day < b.day ? -1 : Number(a.day > b.day);
}

type SittingEntry = Extract<HistoryEntry, { kind: 'assessment' | 'checkin' }>;

/** The full past of a journal; `State` keeps only the latest. */
interface Replayed {
  readonly state: State;
  readonly sittings: readonly SittingEntry[];
  readonly finished: readonly ActionEnd[];
  readonly reviews: readonly Extract<HistoryEntry, { kind: 'review' }>[];
}

/**
 * Folds the events once and reads the state after each complete assessment and check-in: folding again for each would
 * take quadratic time.
 */
function replay(model: PlacementModel, ladder: Ladder, events: readonly Event[]): Replayed {
  const ends = endsOfRatings(events);
  const assessments: SittingEntry[] = [];
  const standings = new Map<string, Standing>();
  const finished: ActionEnd[] = [];
  const reviews: Extract<HistoryEntry, { kind: 'review' }>[] = [];
  const statuses = new Map<string, ActionStatus>();
  let latest: StagePosition | null = null;
  const state = foldEach(events, ladder.id, (event, soFar) => {
    finished.push(...finishedBy(event, statuses));
    if (event.type === 'review') reviews.push({ kind: 'review', day: event.day, by: event.by });
    const isEnd = event.type === 'checkin' && ends.has(event.id);
    if (event.type !== 'assessment' && !isEnd) return;
    const current = currentAnswers(ladder, soFar, event.day);
    if (current === null) return;
    const now: StagePosition =
      event.type === 'assessment' ? recordedPosition(event) : computedPosition(model, current);
    const moved = latest?.level !== now.level || latest.position !== now.position;
    latest = now;
    if (event.type === 'assessment') {
      assessments.push(assessmentEntry(event, standingOn(model, ladder, current, event.day, now)));
    } else if (moved) {
      standings.set(event.sitting, standingOn(model, ladder, current, event.day, now));
    }
  });
  const checkins = state.checkins.map((checkin) =>
    checkinEntry(checkin, standings.get(checkin.sitting)),
  );
  return { state, sittings: [...assessments, ...checkins], finished, reviews };
}

type StagePosition = Pick<Standing, 'level' | 'position'>;

/** The position of that day: a later version of the program must not rewrite history. */
function recordedPosition({ result: { level, position } }: Assessment): StagePosition {
  return { level, position: toldPosition(position) };
}

function computedPosition(model: PlacementModel, { answers }: CountingAnswers): StagePosition {
  const { stage, position } = place(model, answers);
  return { level: stage, position: toldPosition(position) };
}

function assessmentEntry({ day, sitting, answers }: Assessment, standing: Standing): SittingEntry {
  const answered = answers.filter(({ answer }) => answer !== 'skip').length;
  return { kind: 'assessment', day, sitting, answered, standing };
}

function checkinEntry(checkin: Checkin, standing: Standing | undefined): SittingEntry {
  const { sitting, day, note, actions } = checkin;
  const ratings = new Map(checkin.ratings.map((rating) => [rating.behaviour, rating]));
  return {
    kind: 'checkin',
    day,
    sitting,
    note,
    actions,
    ratings: [...ratings.values()],
    ...(standing && { standing }),
  };
}

/** Ids of the last event of each check-in with ratings; by then all of its ratings are known. */
function endsOfRatings(events: readonly Event[]): ReadonlySet<string> {
  const undone = undoneIds(events);
  const sittings = new Map<string, { end: string; rated: boolean }>();
  for (const event of events) {
    if (event.type !== 'checkin' || undone.has(event.id)) continue;
    const rated = sittings.get(event.sitting)?.rated || (event.ratings ?? []).length > 0;
    sittings.set(event.sitting, { end: event.id, rated });
  }
  return new Set([...sittings.values()].flatMap(({ end, rated }) => (rated ? end : [])));
}

function standingOn(
  model: PlacementModel,
  ladder: Ladder,
  current: CountingAnswers,
  day: Day,
  where: StagePosition = computedPosition(model, current),
): Standing {
  return {
    day,
    ...where,
    themes: profileOf(model, current.answers).themes.map(({ theme, posterior }) => ({
      theme,
      label: ladder.themes[theme]?.label ?? theme,
      position: toldPosition(
        posterior.reduce((mean, share, index) => mean + share * (index + 1), 0),
      ),
    })),
    strands: scoreStrands(ladder, where.level, current.answers),
  };
}

/** The day on which an action was done or dropped; it may have become active again since. */
type ActionEnd = Pick<Extract<HistoryEntry, { kind: 'action' }>, 'day' | 'id' | 'status'>;

/** The actions that an event finishes. Updates `statuses` with the statuses after it. */
function finishedBy(event: Event, statuses: Map<string, ActionStatus>): ActionEnd[] {
  return statusesIn(event).flatMap(({ id, status }) => {
    const before = statuses.get(id);
    statuses.set(id, status);
    const isFinished = status === 'done' || status === 'dropped';
    return isFinished && before !== status ? { day: event.day, id, status } : [];
  });
}

function statusesIn(event: Event): { readonly id: string; readonly status: ActionStatus }[] {
  if (event.type === 'plan') {
    return (event.actions ?? []).flatMap(({ id, status }) => (status ? { id, status } : []));
  }
  if (event.type !== 'checkin') return [];
  return (event.actions ?? []).flatMap(({ id, outcome }) =>
    outcome === 'done' || outcome === 'dropped' ? { id, status: outcome } : [],
  );
}

/** Uses the action's current wording; skips actions whose description is missing. */
function finishedAction({ day, id, status }: ActionEnd, { actions }: State): HistoryEntry[] {
  const action = actions.find((candidate) => candidate.id === id);
  return action === undefined
    ? []
    : [{ kind: 'action', day, id, status, cue: action.cue, act: action.act }];
}

/** Skips roles that have not begun. */
function roleEntries({ roles }: State, today: Day): HistoryEntry[] {
  return roles.flatMap(({ since, title }) =>
    since <= today ? { kind: 'role', day: since, title } : [],
  );
}

export interface BehaviourChange {
  readonly behaviour: string;
  readonly statement: string;
  /** Rank of its level; absent for a behaviour of a strand. */
  readonly level?: number;
  /** Id of its strand; absent for a behaviour of a level. */
  readonly strand?: string;
  /** null: no answer, or one that no longer counts. */
  readonly from: Answer | null;
  readonly to: Answer | null;
  /** `new`: rated now but not before; `gone`: rated before but not now, perhaps because the rating is too old. */
  readonly change: 'up' | 'down' | 'new' | 'gone';
  readonly held: boolean;
}

/** Changes between a moment and today. */
export interface Difference {
  /** The day that today is compared with. */
  readonly from: Day;
  /** The kind of sitting that ended then; null if the moment is a day. */
  readonly after: 'assessment' | 'checkin' | null;
  readonly to: Day;
  /** null: no stage yet. */
  readonly before: Standing | null;
  readonly now: Standing;
  /** In ladder order. */
  readonly behaviours: readonly BehaviourChange[];
  readonly done: readonly KnownAction[];
  readonly dropped: readonly KnownAction[];
  /** Added to the plan since then, and active. */
  readonly taken: readonly KnownAction[];
  readonly evidence: readonly Evidence[];
  readonly roles: readonly Role[];
  readonly assessments: number;
  readonly checkins: number;
}

export interface Moment {
  readonly day: Day;
  readonly after: 'assessment' | 'checkin' | null;
  /** The events until then, without those that were taken back. */
  readonly events: readonly Event[];
}

export function endOf(day: Day, events: readonly Event[]): Moment {
  return { day, after: null, events: countedEvents(events).filter((event) => event.day <= day) };
}

/**
 * The end of the last assessment or check-in but one, or of the only one; null before the first.
 */
export function previousMoment(ladder: Ladder, events: readonly Event[]): Moment | null {
  const counted = countedEvents(events);
  const ends = new Map<
    string,
    { index: number; day: Day; after: 'assessment' | 'checkin' | null }
  >();
  counted.forEach((event, index) => {
    if (!('sitting' in event) || event.sitting === undefined) return;
    if ('ladder' in event && event.ladder !== ladder.id) return;
    const earlier = ends.get(event.sitting);
    const after = event.type === 'assessment' || event.type === 'checkin' ? event.type : null;
    ends.set(event.sitting, { index, day: event.day, after: after ?? earlier?.after ?? null });
  });
  const sittings = [...ends.values()]
    .filter(({ after }) => after !== null)
    .sort((a, b) => a.index - b.index);
  const previous = sittings.at(-2) ?? sittings.at(-1);
  if (previous === undefined) return null;
  const { index, day, after } = previous;
  return { day, after, events: counted.slice(0, index + 1) };
}

/** Leaves out undos and the events that they took back. */
function countedEvents(events: readonly Event[]): readonly Event[] {
  const undone = undoneIds(events);
  return events.filter(({ id, type }) => type !== 'undo' && !undone.has(id));
}

/** Null before the first stage. */
export function differenceSince(
  ladder: Ladder,
  moment: Moment,
  events: readonly Event[],
  today: Day,
): Difference | null {
  const model = placementModel(ladder);
  const then = fold(moment.events, ladder.id);
  const state = fold(events, ladder.id);
  const currentThen = currentAnswers(ladder, then, moment.day);
  const current = currentAnswers(ladder, state, today);
  if (current === null) return null;
  const newActions = finishedSince(then, state);
  return {
    from: moment.day,
    after: moment.after,
    to: today,
    before: currentThen === null ? null : standingOn(model, ladder, currentThen, moment.day),
    now: standingOn(model, ladder, current, today),
    behaviours: changedBehaviours(ladder, currentThen, current),
    ...newActions,
    evidence: added(then.evidence, state.evidence),
    roles: added(then.roles, state.roles),
    assessments: state.assessments.length - then.assessments.length,
    checkins: state.checkins.length - then.checkins.length,
  };
}

function changedBehaviours(
  ladder: Ladder,
  before: CountingAnswers | null,
  now: CountingAnswers,
): BehaviourChange[] {
  return allBehaviours(ladder).flatMap(({ behaviour: { id, statement }, level, strand }) => {
    const from = before?.answers.get(id) ?? null;
    const to = now.answers.get(id) ?? null;
    const change = changeOf(from, to);
    if (change === null) return [];
    const place = level === undefined ? { strand: strand.id } : { level: level.rank };
    const held = isHeld(ladder, to ?? undefined);
    return { behaviour: id, statement, ...place, from, to, change, held };
  });
}

function changeOf(from: Answer | null, to: Answer | null): BehaviourChange['change'] | null {
  if (typeof from === 'number' && typeof to === 'number') {
    if (from === to) return null;
    return from < to ? 'up' : 'down';
  }
  if (typeof to === 'number') return 'new';
  return typeof from === 'number' ? 'gone' : null;
}

function finishedSince(then: State, now: State): Pick<Difference, 'done' | 'dropped' | 'taken'> {
  const before = new Map(then.actions.map(({ id, status }) => [id, status]));
  const became = (status: KnownAction['status']) =>
    now.actions.filter((action) => action.status === status && before.get(action.id) !== status);
  return {
    done: became('done'),
    dropped: became('dropped'),
    taken: now.actions.filter(({ id, status }) => status === 'active' && !before.has(id)),
  };
}

/** The entries of the second list that the first lacks; duplicates count. */
function added<T>(before: readonly T[], now: readonly T[]): T[] {
  const counts = new Map<string, number>();
  for (const entry of before) {
    const text = JSON.stringify(entry);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return now.filter((entry) => {
    const text = JSON.stringify(entry);
    const left = counts.get(text) ?? 0;
    counts.set(text, left - 1);
    return left <= 0;
  });
}
