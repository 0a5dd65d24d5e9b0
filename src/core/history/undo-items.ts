import type { Day } from '../base/day.js';
import { isCorrection } from '../journal/correction.js';
import { undoneIds } from '../journal/fold.js';
import { titleFromWords } from '../plan/titles.js';
import type { Event, EventType, KeptAction } from '../schema/events.schema.js';
import { shortIds } from './short-ids.js';

/** An assessment, check-in or draft is a whole sitting; every other kind is one event. */
export type UndoKind = 'draft' | 'correction' | Exclude<EventType, 'answer' | 'placed' | 'edition'>;

/** A sitting or a single event, which is taken back as a whole. */
export interface UndoItem {
  /** The end of its first event's id, long enough to be unique. */
  readonly id: string;
  readonly kind: UndoKind;
  /** The day of its last event. */
  readonly day: Day;
  /** The person's own words, to recognise it by. */
  readonly about: string | null;
  readonly events: readonly Event[];
  /** The short id of the undo that took it back; null: it counts. */
  readonly takenBackBy: string | null;
  /** The items that an undo took back. */
  readonly tookBack: readonly Pick<UndoItem, 'id' | 'kind' | 'day'>[];
}

/**
 * All items of a ladder, latest first, including those that were taken back.
 *
 * @param titles those of actions, by their ids
 */
export function listUndoItems(
  events: readonly Event[],
  ladder: string,
  titles: ReadonlyMap<string, string> = new Map(),
): UndoItem[] {
  const groups = groupEvents(events, ladder);
  const ids = shortIds(groups.map(([first]) => first?.id ?? ''));
  const lines = wordsOfLines(events);
  const bare = groups.map((group, index) => ({
    id: ids[index] ?? '',
    kind: kindOf(group),
    day: group.at(-1)?.day ?? '',
    about: aboutGroup(group, titles, lines),
    events: group,
  }));
  const items = new Map(bare.flatMap((item) => item.events.map(({ id }) => [id, item])));
  const undos = undosByEvent(events);
  return bare
    .map((item) => {
      const undo = undoneBy(item.events, undos);
      return {
        ...item,
        takenBackBy: undo === null ? null : (items.get(undo)?.id ?? undo),
        tookBack: itemsTakenBack(item.events, items),
      };
    })
    .sort((a, b) => ((a.events.at(-1)?.id ?? '') < (b.events.at(-1)?.id ?? '') ? 1 : -1));
}

/** The id of the effective undo for each event that was taken back. */
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

/** An item is undone once all its events are; events merged in later from another machine keep it alive. */
function undoneBy(events: readonly Event[], undos: ReadonlyMap<string, string>): string | null {
  const ids = events.map(({ id }) => undos.get(id));
  return ids.includes(undefined) ? null : (ids.at(-1) ?? null);
}

function itemsTakenBack(
  events: readonly Event[],
  items: ReadonlyMap<string, Pick<UndoItem, 'id' | 'kind' | 'day'>>,
): UndoItem['tookBack'] {
  const targets = events.flatMap((event) => (event.type === 'undo' ? event.targets : []));
  const takenBack = new Set(targets.flatMap((target) => items.get(target) ?? []));
  return [...takenBack].map(({ id, kind, day }) => ({ id, kind, day }));
}

/** Groups are in the order of their first events. What was corrected within a check-in is in none. */
function groupEvents(events: readonly Event[], ladder: string): Event[][] {
  const groups = new Map<string, Event[]>();
  const ours = new Set<string>();
  const corrected = new Set(
    events.flatMap((event) =>
      event.type === 'undo' && event.sitting !== undefined ? [event.id, ...event.targets] : [],
    ),
  );
  const sittingOf = sittingsOfLines(events);
  for (const event of events) {
    if (corrected.has(event.id) || !belongsTo(event, ladder, ours)) continue;
    ours.add(event.id);
    const key = groupKey(event, sittingOf);
    const group = groups.get(key) ?? [];
    group.push(event);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => !group.every(isPlaceOnly));
}

/** What was asked or declined in a check-in in which nothing else was written is nothing to take back. */
function isPlaceOnly(event: Event): boolean {
  if (event.type !== 'plan') return false;
  const { asked, declined, actions, nextCheckin } = event;
  return asked !== undefined || (declined && !actions && nextCheckin === undefined) === true;
}

/** An undo belongs to the ladder of its targets; evidence and roles belong to every ladder. */
function belongsTo(event: Event, ladder: string, ours: ReadonlySet<string>): boolean {
  if (event.type === 'edition') return false;
  if (event.type !== 'evidence' && 'ladder' in event) return event.ladder === ladder;
  return event.type !== 'undo' || event.targets.some((target) => ours.has(target));
}

/**
 * A line of evidence is known by its words, not by the title of the action that it finished; an assessment by its day, not by
 * one of many things in it.
 */
function aboutGroup(
  group: readonly Event[],
  titles: ReadonlyMap<string, string>,
  lines: ReadonlyMap<string, string>,
): UndoItem['about'] {
  const kind = kindOf(group);
  if (kind === 'assessment') return null;
  const isLine = kind === 'evidence';
  return (
    group
      .filter(({ type }) => !isLine || type === 'evidence')
      .map((event) => aboutOf(event, titles, lines))
      .findLast((about) => about !== null) ?? null
  );
}

/** Discarding a draft is an item of its own, and undoing it restores the draft. */
function groupKey(event: Event, sittingOf: (event: Event) => string | undefined): string {
  const sitting = event.type === 'discarded' ? undefined : sittingOf(event);
  return sitting === undefined ? `event ${event.id}` : `sitting ${sitting}`;
}

/** The sitting of an event. A line that was changed before its sitting went on was changed in it. */
function sittingsOfLines(events: readonly Event[]): (event: Event) => string | undefined {
  const own = (event: Event) => ('sitting' in event ? event.sitting : undefined);
  const sittings = new Map(events.map((event) => [event.id, own(event)]));
  const last = new Map(events.map((event) => [own(event), event.id]));
  return (event) => {
    if (event.type !== 'amendment') return own(event);
    const sitting = sittings.get(event.evidence.replace(/\.\d+$/, ''));
    return sitting !== undefined && (last.get(sitting) ?? '') > event.id ? sitting : undefined;
  };
}

function kindOf(events: readonly Event[]): UndoKind {
  const types = events.map(({ type }) => type);
  if (types.includes('assessment')) return 'assessment';
  if (types.includes('checkin')) {
    return events.some((event) => event.type === 'checkin' && !isCorrection(event))
      ? 'checkin'
      : 'correction';
  }
  if (types.includes('review')) return 'review';
  const [first = 'plan'] = types;
  return first === 'answer' || first === 'placed' || first === 'edition' ? 'draft' : first;
}

/** The words with which lines of evidence were written, by their ids. */
function wordsOfLines(events: readonly Event[]): Map<string, string> {
  return new Map(
    events.flatMap((event) => (event.type === 'evidence' ? [[event.id, event.text] as const] : [])),
  );
}

function aboutOf(
  event: Event,
  titles: ReadonlyMap<string, string>,
  lines: ReadonlyMap<string, string>,
): string | null {
  switch (event.type) {
    case 'evidence':
      return event.text;
    case 'amendment':
      return event.text ?? lines.get(event.evidence) ?? null;
    case 'role':
      return event.title;
    case 'review':
      return event.by;
    case 'checkin':
      return event.note ?? null;
    case 'plan':
      return (event.actions ?? []).map((action) => titleOf(action, titles)).join(', ') || null;
    default:
      return null;
  }
}

/** What was taken back is in no plan: then its own words, or the id. */
function titleOf({ id, title, cue, act }: KeptAction, titles: ReadonlyMap<string, string>): string {
  const words = act === undefined ? id : titleFromWords({ cue, act });
  return titles.get(id) ?? title ?? words;
}

export const kindNames = {
  assessment: 'assessment',
  checkin: 'check-in',
  correction: 'correction',
  draft: 'unfinished assessment',
  plan: 'plan change',
  evidence: 'note',
  amendment: 'change to a note',
  role: 'new role',
  review: 'review',
  discarded: 'discarded draft',
  undo: 'undo',
} as const satisfies Record<UndoKind, string>;
