import type { Answer } from '../ladder/answers.js';
import type { ComparedLadder, LadderChange } from '../ladder/compare-ladders.js';
import { compareLadders, isUnchanged } from '../ladder/compare-ladders.js';
import { type Edition, editionOf, ladderOfEdition } from '../ladder/edition.js';
import type { AnswerToday, Misfit } from '../ladder/read-old-answers.js';
import {
  answerToday,
  behaviourToday,
  positionToday,
  rankToday,
} from '../ladder/read-old-answers.js';
import type { Event, EventOf } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** What the reading of an event adds to it. Nothing of it is in the journal. */
export interface ReadAnswer {
  readonly behaviour: string;
  readonly answer: Answer;
  /** Why the answer does not count on today's ladder; absent where it does. */
  readonly misfit?: Misfit;
}

/** The level that an assessment told on its day, by the words of that day. */
export interface ToldLevel {
  readonly rank: number;
  readonly title: string;
}

/** The editions in a journal, the oldest first. */
export function editionsIn(events: readonly Event[]): ReadonlyMap<string, Edition> {
  const editions = new Map<string, Edition>();
  for (const event of events) {
    if (event.type === 'edition' && !editions.has(event.edition)) {
      editions.set(event.edition, event);
    }
  }
  return editions;
}

/** What reading needs to know of the ladder in use. */
interface Reader {
  readonly ladder: Ladder;
  readonly today: string;
  /** The ladder in use, terms not filled in. */
  readonly written: ComparedLadder;
  readonly editions: ReadonlyMap<string, Edition>;
  /** The edition of events that name none: the oldest that the journal has, or today's. */
  readonly oldest: string;
  /** By edition; null where the change is none. */
  readonly changes: Map<string, LadderChange | null>;
}

/**
 * A journal as today's ladder reads it. Ids, ratings and ranks of events that speak of another edition of the ladder are
 * translated; an answer that cannot be is marked as a misfit, and asked again. Events of another ladder with the same id
 * are given to that one.
 *
 * @param written the ladder in use as its author wrote it, terms not filled in
 */
export function readOnLadder(
  events: readonly Event[],
  ladder: Ladder,
  written: Ladder,
): readonly Event[] {
  const editions = editionsIn(events);
  const today = editionOf(ladder);
  const own = [...editions.values()].filter((one) => one.ladder === ladder.id);
  const hasOthers = events.some((event) => 'ladder' in event && event.ladder !== ladder.id);
  if (!hasOthers && own.every(({ edition }) => edition === today)) return events;
  const oldest = own[0]?.edition ?? today;
  const reader = { ladder, today, written, editions, oldest, changes: new Map() };
  let owner = firstOwner(events) ?? ladder.id;
  return events.map((event) => {
    if ('ladder' in event && event.ladder !== undefined) owner = event.ladder;
    return event.type === 'evidence'
      ? evidenceToday(event, event.ladder ?? owner, reader)
      : eventToday(event, reader);
  });
}

/** Evidence from before 0.2 names no ladder: it is about the one that was in use around then. */
function firstOwner(events: readonly Event[]): string | undefined {
  const first = events.find((event) => 'ladder' in event && event.ladder !== undefined);
  return first !== undefined && 'ladder' in first ? first.ladder : undefined;
}

/** null: nothing changed that matters. */
function changeSince(edition: string, reader: Reader): LadderChange | null {
  const { changes, editions, today, written } = reader;
  const known = changes.get(edition);
  if (known !== undefined) return known;
  const old = edition === today ? undefined : editions.get(edition);
  const change = old === undefined ? null : compareLadders(ladderOfEdition(old), written);
  const told = change === null || isUnchanged(change) ? null : change;
  changes.set(edition, told);
  return told;
}

function evidenceToday(event: EventOf<'evidence'>, owner: string, reader: Reader): Event {
  if (event.behaviours.length === 0) return event;
  const change = changeSince(event.edition ?? reader.oldest, reader);
  // What happened stays in the log, whatever ladder is in use; it is an example only on its own.
  if (owner !== reader.ladder.id || change?.sameLadder === false) {
    return { ...event, behaviours: [] };
  }
  return change === null ? event : { ...event, behaviours: idsToday(change, event.behaviours) };
}

function eventToday(event: Event, reader: Reader): Event {
  if (!('ladder' in event) || event.ladder !== reader.ladder.id || event.type === 'edition') {
    return event;
  }
  const edition = ('edition' in event ? event.edition : undefined) ?? reader.oldest;
  const change = changeSince(edition, reader);
  if (change === null) return event;
  return change.sameLadder
    ? translated(event, change, reader)
    : { ...event, ladder: `${event.ladder}~${edition}` };
}

function translated(event: Event, change: LadderChange, { ladder }: Reader): Event {
  switch (event.type) {
    case 'answer':
      return read(event, { ...draftToday(event, change), change });
    case 'placed':
      return read(event, {
        level: levelToday(change, event.level, event.levelId) ?? 1,
        told: toldLevel(change, event.level),
      });
    case 'assessment':
      return assessmentToday(event, change, ladder.levels.length);
    case 'plan':
      return planToday(event, change);
    case 'checkin':
      return {
        ...event,
        ...(event.ratings && { ratings: answersToday(change, event.ratings) }),
        ...(event.evidence && {
          evidence: event.evidence.map((line) => ({
            ...line,
            behaviours: idsToday(change, line.behaviours),
          })),
        }),
      };
    case 'review':
      return { ...event, answers: answersToday(change, event.answers) };
    default:
      return event;
  }
}

const examplePrefix = '@example/';

function draftToday(
  { question, answer }: EventOf<'answer'>,
  change: LadderChange,
): Partial<EventOf<'answer'>> & { readonly misfit?: Misfit } {
  if (question.startsWith(examplePrefix)) {
    const id = question.slice(examplePrefix.length);
    return { question: `${examplePrefix}${behaviourToday(change, id)}` };
  }
  if (answer === null) return {};
  if (typeof answer !== 'object') {
    const { behaviour, ...read } = answerToday(change, question, answer);
    return { question: behaviour, ...read };
  }
  if (!('level' in answer)) return {};
  const level = levelToday(change, answer.level, answer.levelId);
  return level === null ? { misfit: 'removed' } : { answer: { level } };
}

function assessmentToday(
  event: EventOf<'assessment'>,
  change: LadderChange,
  highest: number,
): Event {
  const { result, ownGuess } = event;
  const position = Math.min(positionToday(change, result.position), highest);
  const level = levelToday(change, result.level, result.levelId) ?? Math.round(position);
  return read(event, {
    answers: answersToday(change, event.answers),
    ownGuess: ownGuess === null ? null : levelToday(change, ownGuess, event.ownGuessId),
    result: { ...result, level, position },
    change,
    told: toldLevel(change, result.level),
  });
}

/** The event with what reading adds: `fold` knows these fields, and the journal never holds them. */
function read(event: Event, added: object): Event {
  return { ...event, ...added };
}

function toldLevel({ levels }: LadderChange, rank: number): ToldLevel {
  return { rank, title: levels.find((level) => level.rank === rank)?.title ?? '' };
}

function planToday(event: EventOf<'plan'>, change: LadderChange): Event {
  const { target, targetId, actions } = event;
  return {
    ...event,
    ...(target != null && { target: levelToday(change, target, targetId) }),
    ...(actions && {
      actions: actions.map((action) =>
        action.behaviour == null
          ? action
          : { ...action, behaviour: behaviourToday(change, action.behaviour) },
      ),
    }),
  };
}

/** By the level's id where the event has it: a rank alone may be another level's in a merged journal. */
function levelToday(change: LadderChange, rank: number, id: string | undefined): number | null {
  const level = id === undefined ? undefined : change.levels.find((one) => one.id === id);
  return rankToday(change, level?.rank ?? rank);
}

/** Without those that say something else now: what happened is no example of that. */
function idsToday(change: LadderChange, ids: readonly string[]): string[] {
  const replaced = new Set(
    change.behaviours.flatMap(({ id, fate }) => (fate === 'replaced' ? id : [])),
  );
  return [...new Set(ids.flatMap((id) => (replaced.has(id) ? [] : behaviourToday(change, id))))];
}

/** Where two behaviours became one, the lower rating stays: nobody is lifted by a merger. */
function answersToday<A extends ReadAnswer>(change: LadderChange, answers: readonly A[]): A[] {
  const read = new Map<string, A>();
  for (const given of answers) {
    const today: AnswerToday = answerToday(change, given.behaviour, given.answer);
    const before = read.get(today.behaviour);
    if (before === undefined || isLower(today, before)) {
      read.set(today.behaviour, { ...given, ...today });
    }
  }
  return [...read.values()];
}

function isLower(a: AnswerToday, b: ReadAnswer): boolean {
  if (a.misfit !== undefined || b.misfit !== undefined) return b.misfit !== undefined;
  return typeof a.answer === 'number' && !(typeof b.answer === 'number' && b.answer <= a.answer);
}
