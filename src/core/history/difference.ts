import type { CountingAnswers } from '../answers/counting-answers.js';
import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { undoneIds } from '../journal/fold.js';
import { isOwn } from '../journal/own.js';
import type { KnownAction, State } from '../journal/state.js';
import type { Answer, Answers } from '../ladder/answers.js';
import { allBehaviours } from '../ladder/find-in-ladder.js';
import type { JsonOf } from '../output/output.schema.js';
import { isHeld } from '../placement/gaps.js';
import { stateOf } from '../plan/ladder-words.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { countedCheckins, notedAfterAssessment } from './noted.js';
import { pulledDown } from './pulled-down.js';
import { ratedTwice } from './rated-twice.js';
import { standingOn } from './standing.js';

/** Changes between a moment and today. */
export type Difference = Omit<JsonOf<'history diff'>, 'ladder'>;

export type BehaviourChange = Difference['behaviours'][number];
type RatedAndBack = NonNullable<Difference['andBack']>[number];
export type NewEvidence = Difference['evidence'][number];

export interface Moment {
  readonly day: Day;
  readonly after: 'assessment' | null;
  /** The events until then, without those that were taken back. */
  readonly events: readonly Event[];
}

/** The end of a day; where sittings are given, the end of the last of them on that day. */
export function endOf(
  day: Day,
  events: readonly Event[],
  sittings: ReadonlySet<string> = new Set(),
): Moment {
  const until = countedEvents(events).filter((event) => event.day <= day);
  const last = until.findLastIndex(
    (event) => 'sitting' in event && sittings.has(event.sitting ?? ''),
  );
  return { day, after: null, events: last < 0 ? until : until.slice(0, last + 1) };
}

/**
 * The last assessment before today after which something was written down, complete with its plan; without one, the
 * last of all. null before the first.
 */
export function lastAssessment(
  ladder: Ladder,
  events: readonly Event[],
  today: Day,
): Moment | null {
  const counted = countedEvents(events);
  const ends = new Map<string, { day: Day; end: number }>();
  const assessed = new Set<string>();
  counted.forEach((event, index) => {
    if (!('sitting' in event) || event.sitting === undefined) return;
    if ('ladder' in event && event.ladder !== ladder.id) return;
    if (event.type === 'assessment') assessed.add(event.sitting);
    ends.set(event.sitting, { day: event.day, end: index + 1 });
  });
  const moments = [...assessed].flatMap((sitting) => ends.get(sitting) ?? []);
  const moment =
    moments.findLast(({ day, end }) => day < today && end < counted.length) ?? moments.at(-1);
  if (moment === undefined) return null;
  return { day: moment.day, after: 'assessment', events: counted.slice(0, moment.end) };
}

/** Leaves out undos and the events that they took back. */
function countedEvents(events: readonly Event[]): readonly Event[] {
  const undone = undoneIds(events);
  return events.filter(({ id, type }) => type !== 'undo' && !undone.has(id));
}

/**
 * Null before the first stage.
 *
 * @param state what the journal says, where it is known already
 */
export function differenceSince(
  ladder: Ladder,
  moment: Moment,
  events: readonly Event[],
  today: Day,
  state: State = stateOf(ladder, events),
): Difference | null {
  const then = stateOf(ladder, moment.events);
  const currentThen = currentAnswers(ladder, then, moment.day);
  const current = currentAnswers(ladder, state, today);
  if (current === null) return null;
  const newActions = finishedSince(then, state);
  const evidence = addedEvidence(then, state);
  const before = currentThen === null ? null : standingOn(ladder, currentThen, moment.day);
  const now = standingOn(ladder, current, today);
  const behaviours = changedBehaviours(ladder, currentThen, current);
  const fall =
    before === null ? null : pulledDown(ladder, behaviours, current.placing, before, now);
  const andBack = ratedAndBack(ladder, currentThen, current, ratedSince(then, state));
  return {
    from: moment.day,
    after: moment.after,
    to: today,
    ...{ before, now, behaviours },
    ...(fall !== null && { pulledDown: fall }),
    ...(andBack.length > 0 && { andBack }),
    ...(currentThen !== null && {
      ratedTwice: ratedTwice(ladder, currentThen.answers, current.answers),
    }),
    ...newActions,
    evidence,
    noted: evidence.filter(({ noted }) => noted).length,
    roles: added(then.roles, state.roles),
    assessments: state.assessments.length - then.assessments.length,
    checkins: countCheckins(state) - countCheckins(then),
  };
}

export function changedBehaviours(
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

/** The last rating that check-ins since then gave each behaviour. */
function ratedSince(then: State, now: State): Answers {
  const known = new Set(then.checkins.map(({ last }) => last));
  return new Map(
    now.checkins
      .filter(({ last }) => !known.has(last))
      .flatMap(({ ratings }) => ratings.map(({ behaviour, answer }) => [behaviour, answer])),
  );
}

function ratedAndBack(
  ladder: Ladder,
  before: CountingAnswers | null,
  now: CountingAnswers,
  since: Answers,
): RatedAndBack[] {
  return allBehaviours(ladder).flatMap(({ behaviour: { id: behaviour, statement } }) => {
    const rating = now.answers.get(behaviour);
    const between = since.get(behaviour);
    const isBack = rating === before?.answers.get(behaviour) && rating !== between;
    return isBack && typeof rating === 'number' && typeof between === 'number'
      ? { behaviour, statement, rating, between }
      : [];
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

/** The lines that are new since then, or read otherwise. */
function addedEvidence(before: State, now: State): NewEvidence[] {
  const known = new Map(before.evidence.map((line) => [line.id, line]));
  const isNoted = notedAfterAssessment(now);
  return now.evidence.filter(isOwn).flatMap((line): NewEvidence[] => {
    const then = known.get(line.id);
    if (then === undefined) return [isNoted(line) ? { ...line, noted: true } : line];
    return partsOfLine.some((part) => isOther(then[part], line[part])) ? [line] : [];
  });
}

function countCheckins({ checkins }: State): number {
  return countedCheckins(checkins).length;
}

const partsOfLine = ['text', 'date', 'behaviours', 'links', 'source'] as const;

/** Most parts are of the same event, so that they need no closer look. */
function isOther(a: unknown, b: unknown): boolean {
  return a !== b && JSON.stringify(a) !== JSON.stringify(b);
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
