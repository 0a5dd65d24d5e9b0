import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { anyOf, didYouMean } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import type { State } from '../journal/fold.js';
import { countAnswered, fold, undoneIds } from '../journal/fold.js';
import { hypotheticalEvent } from '../journal/hypothetical-event.js';
import { place, placementModel, toldPosition } from '../placement/placement.js';
import type { Event, EventType, KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { ActionStatus } from '../schema/report.schema.js';

/** What a thing is: a sitting is an assessment, a check-in or a draft; anything else is one event. */
export type ThingKind = 'draft' | Exclude<EventType, 'answer' | 'placed'>;

/** What is taken back as a whole: all events of one sitting, or one event. */
export interface Thing {
  /** Short, and enough to tell it from all others: the end of the id of its first event. */
  readonly id: string;
  readonly kind: ThingKind;
  /** The day of its last event. */
  readonly day: Day;
  /** Words of the person's own by which they know it again; null where there are none. */
  readonly about: string | null;
  readonly events: readonly Event[];
  /** The short id of the undo that took it back; null: it counts. */
  readonly takenBackBy: string | null;
  /** Of an undo: what it took back. */
  readonly tookBack: readonly Pick<Thing, 'id' | 'kind' | 'day'>[];
}

/** All that can be taken back, or was, the latest first; what belongs to another ladder is left out. */
export function listThings(events: readonly Event[], ladder: string): Thing[] {
  const groups = groupEvents(events, ladder);
  const ids = shortIds(groups.map(([first]) => first?.id ?? ''));
  const bare = groups.map((group, index) => ({
    id: ids[index] ?? '',
    kind: kindOf(group),
    day: group.at(-1)?.day ?? '',
    about: group.map(aboutOf).findLast((about) => about !== null) ?? null,
    events: group,
  }));
  const owners = new Map(bare.flatMap((thing) => thing.events.map(({ id }) => [id, thing])));
  const takers = undosByEvent(events);
  return bare
    .map((thing) => {
      const taker = undoneBy(thing.events, takers);
      return {
        ...thing,
        takenBackBy: taker === null ? null : (owners.get(taker)?.id ?? taker),
        tookBack: thingsTakenBack(thing.events, owners),
      };
    })
    .sort((a, b) => ((a.events.at(-1)?.id ?? '') < (b.events.at(-1)?.id ?? '') ? 1 : -1));
}

/** The id of the undo that counts, for each event that was taken back. */
function undosByEvent(events: readonly Event[]): ReadonlyMap<string, string> {
  const undone = undoneIds(events);
  return new Map(
    events.flatMap((event) =>
      event.type === 'undo' && !undone.has(event.id)
        ? event.targets.map((target) => [target, event.id] as const)
        : [],
    ),
  );
}

/** A thing is taken back when all of it is; what came to it later from another machine counts. */
function undoneBy(events: readonly Event[], takers: ReadonlyMap<string, string>): string | null {
  const found = events.map(({ id }) => takers.get(id));
  return found.includes(undefined) ? null : (found.at(-1) ?? null);
}

function thingsTakenBack(
  events: readonly Event[],
  owners: ReadonlyMap<string, Pick<Thing, 'id' | 'kind' | 'day'>>,
): Thing['tookBack'] {
  const targets = events.flatMap((event) => (event.type === 'undo' ? event.targets : []));
  const things = new Set(targets.flatMap((target) => owners.get(target) ?? []));
  return [...things].map(({ id, kind, day }) => ({ id, kind, day }));
}

/** In the order of their first events. */
function groupEvents(events: readonly Event[], ladder: string): Event[][] {
  const groups = new Map<string, Event[]>();
  const ours = new Set<string>();
  for (const event of events) {
    if (!belongsTo(event, ladder, ours)) continue;
    ours.add(event.id);
    const key = groupKey(event);
    const group = groups.get(key) ?? [];
    group.push(event);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** An undo belongs to the ladder of what it took back; evidence and roles belong to all. */
function belongsTo(event: Event, ladder: string, ours: ReadonlySet<string>): boolean {
  if ('ladder' in event) return event.ladder === ladder;
  return event.type !== 'undo' || event.targets.some((target) => ours.has(target));
}

/** Throwing a draft away is a thing of its own: taking it back brings the draft again. */
function groupKey(event: Event): string {
  const sitting = 'sitting' in event && event.type !== 'discarded' ? event.sitting : undefined;
  return sitting === undefined ? `event ${event.id}` : `sitting ${sitting}`;
}

function kindOf(events: readonly Event[]): ThingKind {
  const types = events.map(({ type }) => type);
  if (types.includes('assessment')) return 'assessment';
  if (types.includes('checkin')) return 'checkin';
  if (types.includes('review')) return 'review';
  const [first = 'plan'] = types;
  return first === 'answer' || first === 'placed' ? 'draft' : first;
}

function aboutOf(event: Event): string | null {
  switch (event.type) {
    case 'evidence':
      return event.text;
    case 'role':
      return event.title;
    case 'review':
      return event.by;
    case 'checkin':
      return event.note ?? null;
    case 'plan':
      return (event.actions ?? []).map(({ id }) => id).join(', ') || null;
    default:
      return null;
  }
}

const shortestId = 4;

/** The ends of the ids, all of one length, long enough that no two are equal; the ids must differ. */
function shortIds(ids: readonly string[]): string[] {
  for (let length = shortestId; ; length += 1) {
    const ends = ids.map((id) => id.slice(-length));
    if (new Set(ends).size === ids.length) return ends;
  }
}

/** What a journal amounts to, in the few facts by which a person knows it again. */
export interface Outline {
  /** null: there is no stage. */
  readonly stage: { readonly level: number; readonly position: number } | null;
  readonly assessments: number;
  readonly checkins: number;
  /** Lines of evidence. */
  readonly evidence: number;
  /** How many others gave their view. */
  readonly reviews: number;
  /** How many behaviours check-ins rated anew since the last assessment. */
  readonly rerated: number;
  /** The title of the latest role; null: none was marked. */
  readonly role: string | null;
  /** How many answers a draft has; null: none is open. */
  readonly draft: number | null;
  /** The level that the plan works towards; null: the next one. */
  readonly target: number | null;
  readonly nextCheckin: Day | null;
  readonly actions: readonly {
    readonly id: string;
    readonly status: ActionStatus;
    /** The words and the date, to see whether they changed. */
    readonly text: string;
  }[];
}

/** An undo that is ready to be done. */
export interface UndoPlan {
  readonly thing: Thing;
  /** The ids of the events to take back. */
  readonly targets: readonly string[];
  readonly before: Outline;
  readonly after: Outline;
}

/**
 * What taking back a thing would change; without an id, the last thing that counts.
 * Throws CoachError `usage` when there is none such, when it was taken back already, or when later things
 * build on it.
 */
export function planUndo(
  ladder: Ladder,
  events: readonly Event[],
  today: Day,
  id: string | null = null,
): UndoPlan {
  const things = listThings(events, ladder.id);
  const thing = id === null ? lastThing(things) : findThing(things, id);
  const undone = undoneIds(events);
  const targets = thing.events.map((event) => event.id).filter((target) => !undone.has(target));
  const after = [...events, hypotheticalEvent({ type: 'undo', targets: [...targets] }, today)];
  refuseUnderLater(thing, things, events, after);
  return {
    thing,
    targets,
    before: outlineOf(ladder, events, today),
    after: outlineOf(ladder, after, today),
  };
}

function lastThing(things: readonly Thing[]): Thing {
  const last = things.find(({ takenBackBy }) => takenBackBy === null);
  if (last !== undefined) return last;
  throw new CoachError('usage', 'There is nothing to take back', ['career-coach assess']);
}

const list = 'career-coach undo --list';

function findThing(things: readonly Thing[], id: string): Thing {
  const wanted = id.toLowerCase();
  const found =
    wanted.length < shortestId
      ? []
      : things.filter(({ events }) => events[0]?.id.endsWith(wanted) === true);
  const [thing] = found;
  if (thing === undefined || found.length > 1) {
    const ids = (found.length > 1 ? found : things).map((one) => one.id);
    const sentence =
      found.length > 1
        ? `"${id}" could be ${anyOf(ids)}`
        : `There is nothing with the id "${id}"${didYouMean(wanted, ids)}`;
    throw new CoachError('usage', sentence, [list]);
  }
  if (thing.takenBackBy === null) return thing;
  throw new CoachError('usage', `${id} was taken back already, by ${thing.takenBackBy}`, [
    `career-coach undo ${thing.takenBackBy} brings it back`,
    list,
  ]);
}

/**
 * An action is kept whole by its first event, and later events name it. Without the first the others would
 * speak of an action that nobody knows.
 */
function refuseUnderLater(
  thing: Thing,
  things: readonly Thing[],
  before: readonly Event[],
  after: readonly Event[],
): void {
  const known = new Set(eventsWithoutAction(before));
  const broken = new Set(eventsWithoutAction(after).filter((id) => !known.has(id)));
  if (broken.size === 0) return;
  const later = things.filter(({ events }) => events.some(({ id }) => broken.has(id)));
  const [last] = later;
  const names = later.map(({ id, kind, day }) => `${id} (${kindNames[kind]} of ${day})`);
  throw new CoachError(
    'usage',
    `${thing.id} cannot be taken back: what was said later about its actions would be lost, ${names.join(', ')}`,
    [`career-coach undo ${last?.id ?? ''}`, list],
  );
}

/** What a kind of thing is called. */
export const kindNames = {
  assessment: 'assessment',
  checkin: 'check-in',
  draft: 'unfinished assessment',
  plan: 'change of the plan',
  evidence: 'line of evidence',
  role: 'new role',
  review: 'review',
  discarded: 'throwing away of a draft',
  undo: 'undo',
} as const satisfies Record<ThingKind, string>;

/** The ids of the events that name an action which no event before them describes. */
function eventsWithoutAction(events: readonly Event[]): string[] {
  const undone = undoneIds(events);
  const described = new Set<string>();
  return events.flatMap((event) => {
    if (undone.has(event.id) || (event.type !== 'plan' && event.type !== 'checkin')) return [];
    // Another ladder may have actions with the same ids.
    const nameOf = ({ id }: { id: string }) => `${event.ladder}/${id}`;
    if (event.type === 'plan') {
      for (const action of (event.actions ?? []).filter(isWhole)) described.add(nameOf(action));
    }
    const named = (event.actions ?? []).map(nameOf);
    return named.every((name) => described.has(name)) ? [] : event.id;
  });
}

function isWhole({ act, kind, status }: KeptAction): boolean {
  return act !== undefined && kind !== undefined && status !== undefined;
}

function outlineOf(ladder: Ladder, events: readonly Event[], today: Day): Outline {
  const state = fold(events, ladder.id);
  return {
    stage: stageOf(ladder, state, today),
    assessments: state.assessments.length,
    checkins: state.checkins.length,
    evidence: state.evidence.length,
    reviews: state.reviews.length,
    rerated: state.rerated.size,
    role: state.roles.at(-1)?.title ?? null,
    draft: state.draft === null ? null : countAnswered(state.draft),
    target: state.target,
    nextCheckin: state.nextCheckin,
    actions: state.actions.map(({ id, status, cue, act, due }) => ({
      id,
      status,
      text: [cue, act, due ?? ''].join('\n'),
    })),
  };
}

function stageOf(ladder: Ladder, state: State, today: Day): Outline['stage'] {
  const current = currentAnswers(ladder, state, today);
  if (current === null) return null;
  const { stage, position } = place(placementModel(ladder), current.answers);
  return { level: stage, position: toldPosition(position) };
}

/** What an outline counts. */
export const countedFacts = [
  'assessments',
  'checkins',
  'reviews',
  'rerated',
  'evidence',
  'draft',
  'target',
] as const;

/** One fact that an undo changes, in the order in which it is told. */
export type OutlineChange =
  | {
      readonly what: 'stage';
      readonly from: Outline['stage'];
      readonly to: Outline['stage'];
    }
  | {
      readonly what: (typeof countedFacts)[number];
      readonly from: number | null;
      readonly to: number | null;
    }
  | {
      readonly what: 'role' | 'nextCheckin';
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly what: 'action';
      readonly id: string;
      /** null: it is not in the plan. */
      readonly from: ActionStatus | null;
      /** The same as `from` where its words or its date change. */
      readonly to: ActionStatus | null;
    };

/** What differs between before and after. */
export function changesOf({ before, after }: Pick<UndoPlan, 'before' | 'after'>): OutlineChange[] {
  const stage: OutlineChange[] =
    JSON.stringify(before.stage) === JSON.stringify(after.stage)
      ? []
      : [{ what: 'stage', from: before.stage, to: after.stage }];
  const numbers = countedFacts.flatMap((what): OutlineChange[] =>
    before[what] === after[what] ? [] : [{ what, from: before[what], to: after[what] }],
  );
  const texts = (['role', 'nextCheckin'] as const).flatMap((what): OutlineChange[] =>
    before[what] === after[what] ? [] : [{ what, from: before[what], to: after[what] }],
  );
  return [...stage, ...numbers, ...texts, ...changedActions(before, after)];
}

function changedActions(before: Outline, after: Outline): OutlineChange[] {
  const then = new Map(before.actions.map((action) => [action.id, action]));
  const now = new Map(after.actions.map((action) => [action.id, action]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((id): OutlineChange[] => {
    const from = then.get(id);
    const to = now.get(id);
    if (from?.status === to?.status && from?.text === to?.text) return [];
    return [{ what: 'action', id, from: from?.status ?? null, to: to?.status ?? null }];
  });
}
