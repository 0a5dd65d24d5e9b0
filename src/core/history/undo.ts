import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { dayInWords } from '../base/day.js';
import { CoachError } from '../base/errors.js';
import { textOfLine } from '../journal/checkin-lines.js';
import { noteIdOf, undoneIds } from '../journal/fold.js';
import { statementOf } from '../ladder/find-in-ladder.js';
import type { Outline } from '../output/undo.schema.js';
import { stateOf } from '../plan/ladder-words.js';
import type { Event, KeptAction } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Rerated } from './changes.js';
import { outlineOf } from './outline.js';
import { findByEnd } from './short-ids.js';
import { changesIn } from './sitting-changes.js';
import type { UndoItem } from './undo-items.js';
import { kindNames, listUndoItems } from './undo-items.js';

interface AmendedLine {
  readonly from: string;
  readonly to: string;
  readonly dates: { readonly from: Day; readonly to: Day } | null;
  readonly isLinked: boolean;
  /** The statements that it then shows; null where these stay. */
  readonly shows: readonly string[] | null;
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
  /** The ratings that change, of those that a check-in or a correction gave. */
  readonly ratings: readonly Rerated[];
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
  // After every other, to see its effect before it is saved.
  const undo: Event = {
    ...{ type: 'undo', targets: [...targets], day: today, v: 1 },
    ...{ id: 'ffffffff-ffff-7fff-bfff-ffffffffffff', at: `${today}T00:00:00.000Z` },
  };
  const after = [...events, undo];
  refuseUnderLater(item, items, events, after);
  // What is taken back may itself be an undo, and stands after what it took back.
  const reached = new Set(targets);
  const touched = events.toReversed().filter((event) => {
    const isReached = reached.has(event.id);
    if (isReached && event.type === 'undo') for (const target of event.targets) reached.add(target);
    return isReached;
  });
  return {
    thing: item,
    targets,
    before: outlineOf(ladder, events, today),
    after: outlineOf(ladder, after, today),
    line: amendedLine(ladder, touched, events, after),
    ratings: changedRatings(ladder, touched, [events, after], today),
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

/** What a check-in or a correction changed at its time. */
export function ratingsOf({ events: own }: UndoItem, ladder: Ladder, events: readonly Event[]) {
  const last = own.findLast((event) => event.type === 'checkin');
  if (last === undefined) return [];
  const until = events.filter(({ id }) => id <= last.id);
  return changesIn(last.sitting, ladder, until).ratings;
}

function changedRatings(
  ladder: Ladder,
  touched: readonly Event[],
  beforeAndAfter: readonly (readonly Event[])[],
  today: Day,
): UndoPlan['ratings'] {
  const given = touched.flatMap((event) =>
    event.type === 'checkin' ? (event.ratings ?? []).map(({ behaviour }) => behaviour) : [],
  );
  const [was, is] = beforeAndAfter.map(
    (events) => currentAnswers(ladder, stateOf(ladder, events), today)?.answers,
  );
  return [...new Set(given)].flatMap((behaviour) => {
    const from = was?.get(behaviour) ?? null;
    const answer = is?.get(behaviour) ?? 'skip';
    return (from ?? 'skip') === answer ? [] : { behaviour, from, answer };
  });
}

function amendedLine(
  ladder: Ladder,
  touched: readonly Event[],
  before: readonly Event[],
  after: readonly Event[],
): UndoPlan['line'] {
  const amended = touched.find(({ type }) => type === 'amendment');
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
  const shown = (is.line?.behaviours ?? []).map((id) => statementOf(ladder, id) ?? id);
  const [from = '', to = ''] = [was.line?.date, is.line?.date];
  return {
    from: was.text,
    to: is.text,
    dates: from === to ? null : { from, to },
    isLinked: isOther('links'),
    shows: isOther('behaviours') ? shown : null,
  };
}

function lastItem(items: readonly UndoItem[]): UndoItem {
  const last = items.find(({ takenBackBy }) => takenBackBy === null);
  if (last !== undefined) return last;
  throw new CoachError('usage', 'There is nothing to take back', ['career-coach assess']);
}

const listCommand = 'career-coach undo --list';

function findItem(items: readonly UndoItem[], id: string): UndoItem {
  const item = findByEnd(items, id, {
    hasEnd: ({ events }, end) => events[0]?.id.endsWith(end) === true,
    none: `There is nothing with the id "${id}"`,
    next: [listCommand],
  });
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
