import type { Day } from '../base/day.js';
import { dayInWords } from '../base/day.js';
import { anyOf, didYouMean } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import { textOfLine } from '../journal/checkin-lines.js';
import { isCorrection } from '../journal/correction.js';
import { noteIdOf, undoneIds } from '../journal/fold.js';
import { hypotheticalEvent } from '../journal/hypothetical-event.js';
import { stateOf } from '../plan/ladder-words.js';
import { titleFromWords } from '../plan/titles.js';
import type { Event, EventType, KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { type Outline, outlineOf } from './outline.js';
import { shortestId, shortIds } from './short-ids.js';

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
  for (const event of events) {
    if (corrected.has(event.id) || !belongsTo(event, ladder, ours)) continue;
    ours.add(event.id);
    const key = groupKey(event);
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

/** A line of evidence is known by its words, not by the title of the action that it finished. */
function aboutGroup(
  group: readonly Event[],
  titles: ReadonlyMap<string, string>,
  lines: ReadonlyMap<string, string>,
): UndoItem['about'] {
  const isLine = kindOf(group) === 'evidence';
  return (
    group
      .filter(({ type }) => !isLine || type === 'evidence')
      .map((event) => aboutOf(event, titles, lines))
      .findLast((about) => about !== null) ?? null
  );
}

/** Discarding a draft is an item of its own, and undoing it restores the draft. */
function groupKey(event: Event): string {
  const sitting = 'sitting' in event && event.type !== 'discarded' ? event.sitting : undefined;
  return sitting === undefined ? `event ${event.id}` : `sitting ${sitting}`;
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

interface AmendedLine {
  readonly from: string;
  readonly to: string;
  readonly dates: { readonly from: Day; readonly to: Day } | null;
  /** What else changes. */
  readonly others: readonly ('behaviours' | 'links')[];
}

/** A validated undo. */
export interface UndoPlan {
  readonly thing: UndoItem;
  /** Ids of the events to take back. */
  readonly targets: readonly string[];
  readonly before: Outline;
  readonly after: Outline;
  /** The words of the line of evidence that was changed, before and after; null where none was, or it comes or goes. */
  readonly line: AmendedLine | null;
  /** The review that then counts in the place of another by the same person; null: none. */
  readonly review: { readonly by: string; readonly day: Day } | null;
}

/**
 * Previews the undo of an item; without an id, of the last one that counts. Throws CoachError `usage` if there is no
 * such item, if it was already taken back, or if later items depend on it.
 */
export function planUndo(
  ladder: Ladder,
  events: readonly Event[],
  today: Day,
  id: string | null = null,
): UndoPlan {
  const items = listUndoItems(events, ladder.id);
  const item = id === null ? lastItem(items) : findItem(items, id);
  const undone = undoneIds(events);
  const targets = item.events.map((event) => event.id).filter((target) => !undone.has(target));
  const after = [...events, hypotheticalEvent({ type: 'undo', targets: [...targets] }, today)];
  refuseUnderLater(item, items, events, after);
  return {
    thing: item,
    targets,
    before: outlineOf(ladder, events, today),
    after: outlineOf(ladder, after, today),
    line: amendedLine(ladder, targets, events, after),
    review: otherReview(ladder, events, after),
  };
}

function otherReview(
  ladder: Ladder,
  before: readonly Event[],
  after: readonly Event[],
): UndoPlan['review'] {
  const counted = new Map(stateOf(ladder, before).reviews.map(({ by, id }) => [by, id]));
  const other = stateOf(ladder, after).reviews.find(({ by, id }) => {
    const was = counted.get(by);
    return was !== undefined && was !== id;
  });
  return other === undefined ? null : { by: other.by, day: other.day };
}

/** What an undo takes back may be an amendment, or the undo of one. */
function amendedLine(
  ladder: Ladder,
  targets: readonly string[],
  before: readonly Event[],
  after: readonly Event[],
): UndoPlan['line'] {
  const aimed = before.filter(({ id }) => targets.includes(id));
  const undone = aimed.flatMap((event) => (event.type === 'undo' ? event.targets : []));
  const amended = before.find(
    (event) => event.type === 'amendment' && [...targets, ...undone].includes(event.id),
  );
  if (amended?.type !== 'amendment') return null;
  const lineIn = (events: readonly Event[]) => {
    const state = stateOf(ladder, events);
    const line = state.evidence.find(({ id }) => id === amended.evidence);
    return { line, text: textOfLine(amended.evidence, { events, state }) };
  };
  const [was, is] = [lineIn(before), lineIn(after)];
  if (was.text === undefined || is.text === undefined) return null;
  const isOther = (part: 'behaviours' | 'links') =>
    was.line?.[part]?.join() !== is.line?.[part]?.join();
  const [from = '', to = ''] = [was.line?.date, is.line?.date];
  return {
    from: was.text,
    to: is.text,
    dates: from === to ? null : { from, to },
    others: (['behaviours', 'links'] as const).filter(isOther),
  };
}

function lastItem(items: readonly UndoItem[]): UndoItem {
  const last = items.find(({ takenBackBy }) => takenBackBy === null);
  if (last !== undefined) return last;
  throw new CoachError('usage', 'There is nothing to take back', ['career-coach assess']);
}

const listCommand = 'career-coach undo --list';

function findItem(items: readonly UndoItem[], id: string): UndoItem {
  const wanted = id.toLowerCase();
  const matches =
    wanted.length < shortestId
      ? []
      : items.filter(({ events }) => events[0]?.id.endsWith(wanted) === true);
  const [item] = matches;
  if (item === undefined || matches.length > 1) {
    const ids = (matches.length > 1 ? matches : items).map((match) => match.id);
    const sentence =
      matches.length > 1
        ? `"${id}" could be ${anyOf(ids)}`
        : `There is nothing with the id "${id}"${didYouMean(wanted, ids)}`;
    throw new CoachError('usage', sentence, [listCommand]);
  }
  if (item.takenBackBy === null) return item;
  throw new CoachError('usage', `${id} was already taken back by ${item.takenBackBy}`, [
    `career-coach undo ${item.takenBackBy} brings it back`,
    listCommand,
  ]);
}

/**
 * An action's first event describes it and later events only refer to its id, so the first cannot be taken back before
 * them.
 */
function refuseUnderLater(
  item: UndoItem,
  items: readonly UndoItem[],
  before: readonly Event[],
  after: readonly Event[],
): void {
  const danglingBefore = new Set(danglingEvents(before));
  const broken = new Set(danglingEvents(after).filter((id) => !danglingBefore.has(id)));
  if (broken.size === 0) return;
  const later = items.filter(({ events }) => events.some(({ id }) => broken.has(id)));
  const [last] = later;
  const names = later.map(
    ({ id, kind, day }) => `${id} (${kindNames[kind]} of ${dayInWords(day)})`,
  );
  throw new CoachError(
    'usage',
    `${item.id} cannot be taken back, because later entries about its actions would be lost: ${names.join(', ')}`,
    [...editCommands(item), `career-coach undo ${last?.id ?? ''}`, listCommand],
  );
}

/** Long enough that two entries hardly ever share it. */
const noteIdLength = 8;

/** What was learnt at a check-in can be corrected where the check-in stays. */
function editCommands({ events }: UndoItem): string[] {
  return events.flatMap((event) =>
    event.type === 'checkin' && event.note !== undefined
      ? `career-coach log edit ${noteIdOf(event.id.slice(-noteIdLength))} "what you learnt" corrects its note; log drop drops it`
      : [],
  );
}

export const kindNames = {
  assessment: 'assessment',
  checkin: 'check-in',
  correction: 'correction',
  draft: 'unfinished assessment',
  plan: 'plan change',
  evidence: 'line of evidence',
  amendment: 'change to a line of evidence',
  role: 'new role',
  review: 'review',
  discarded: 'discarded draft',
  undo: 'undo',
} as const satisfies Record<UndoKind, string>;

/** Ids of events that refer to an action before any event describes it. */
function danglingEvents(events: readonly Event[]): string[] {
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
