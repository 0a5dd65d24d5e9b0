import { currentAnswers, hasCurrentAnswers } from '../../core/answers/counting-answers.js';
import type { Day } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import { requireUpcomingDay } from '../../core/base/read-day.js';
import { isLeap } from '../../core/checkin/agenda.js';
import type { NewCheckin } from '../../core/checkin/checkin-event.js';
import {
  checkinEvent,
  keyForLadder,
  reasonEvents,
  twoRatings,
} from '../../core/checkin/checkin-event.js';
import type { Answer } from '../../core/ladder/answers.js';
import { isHeld } from '../../core/placement/gaps.js';
import { activeIn, begunTitles } from '../../core/plan/find-actions.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { longestKey } from '../../core/schema/atoms.js';
import type { CheckinFile } from '../../core/schema/checkin.schema.js';
import type { Event } from '../../core/schema/events.schema.js';
import type { World } from '../../world/world.js';
import { requireText } from '../shared/check-text.js';
import type { JournalState } from '../shared/journal-state.js';
import {
  readJournalToGoOn,
  reloadJournal,
  requireReport,
  withAppended,
} from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';
import { checkinOf, checkinResult } from './checkin-result.js';

/** A check-in from options or a file: one event, no questions. */
export async function checkinByScript(
  { options }: Input<'checkin'>,
  world: World,
): Promise<Result<'checkin'>> {
  const journalState = await readJournalToGoOn(world);
  // The report itself is only needed afterwards, and takes a while.
  if (!hasCurrentAnswers(journalState.ladder, journalState.state)) requireReport(journalState);
  const file = options.answers === undefined ? {} : await world.readCheckin(options.answers);
  const fields = { ...file, ...fieldsFromOptions(options) };
  const { id: key } = fields;
  const earlier = key === undefined ? null : eventWithKey(key, journalState);
  if (earlier !== null) {
    const checkin = checkinOf(journalState, sittingOf(earlier));
    const undo = checkin === null ? await undoOf(earlier.id, journalState) : null;
    const other = otherContent(fields, checkin);
    if (other !== null || !options.json) world.notice(other ?? alreadyRecorded(undo));
    return checkinResult(
      journalState,
      { checkin, recorded: false, finished: true, undo, key },
      world,
    );
  }
  const event = await eventOf(fields, journalState, world);
  if (isEmpty(event)) return onlyMoveDate(fields, journalState, world);
  const appended = journalState.journal.append([
    event,
    ...reasonEvents(fields, event, journalState.ladder),
  ]);
  const [written] = appended;
  const after =
    key === undefined
      ? withAppended(journalState, appended, world)
      : reloadJournal(journalState, world);
  // A concurrent run with the same key may have written first.
  const firstWritten = key === undefined ? written : eventWithKey(key, after);
  const checkin = checkinOf(after, sittingOf(firstWritten));
  const recorded = firstWritten?.id === written?.id;
  if (!options.json) sayOn(recorded, fields, journalState, world);
  const result = checkinResult(after, { checkin, recorded, finished: true, key }, world);
  const lines = [...leapLines(event, journalState, world.today), ...doneLines(event, after)];
  return options.json ? result : { ...result, ...noticeOf(lines) };
}

/** Says which actions were meant by words that only begin a title. */
function sayOn(
  recorded: boolean,
  { done = [], moved = [], stuck = [], drop = [] }: CheckinFile,
  { state }: JournalState,
  world: World,
): void {
  const words = recorded ? [...done, ...moved, ...stuck, ...drop] : [];
  const begun = begunTitles({ kept: state.actions }, words);
  if (!recorded) world.notice(alreadyRecorded(null));
  for (const { word, title } of begun) world.notice(`"${word}" was read as “${title}”.`);
  if (begun.length > 0) world.notice('If you meant another: career-coach undo');
}

function noticeOf(lines: readonly string[]) {
  return lines.length === 0 ? {} : { notice: lines.join('\n') };
}

/** A person is asked whether they mean so large a change; a script is told what the new rating says, and how to correct it. */
function leapLines({ ratings = [] }: NewCheckin, { ladder, state }: JournalState, today: Day) {
  const before = currentAnswers(ladder, state, today)?.answers;
  const { points, noOpportunity } = ladder.scale;
  const pointOf = (answer: Answer) => points.find(({ value }) => value === answer) ?? noOpportunity;
  const leaps = ratings.flatMap(({ behaviour, answer }) => {
    const from = before?.get(behaviour);
    if (from === undefined || !isLeap(from, answer)) return [];
    const { label, meaning } = pointOf(answer);
    const means = meaning === '' ? '' : ` (${meaning})`;
    return `From “${pointOf(from).label}” to “${label}”${means}. If that's not right: career-coach checkin --rate ${behaviour}=N`;
  });
  return leaps.slice(0, mostLeaps);
}

/** A person is asked whether the action for what they do now is done; a script is told how to say so. */
function doneLines({ ratings = [] }: NewCheckin, { ladder, state }: JournalState): string[] {
  const held = ratings.flatMap(({ behaviour, answer }) =>
    isHeld(ladder, answer) ? behaviour : [],
  );
  return activeIn({ kept: state.actions }).flatMap(({ behaviour, title }, index) =>
    held.includes(behaviour ?? '')
      ? `“${title}” in your plan is for this. If it's done: career-coach plan done ${index + 1}`
      : [],
  );
}

/** More lines would hide the page. */
const mostLeaps = 3;

/** Whether a check-in says nothing but when the next one is. */
function isEmpty({ note, actions, ratings, evidence }: NewCheckin): boolean {
  return [note, actions, ratings, evidence].every((part) => part === undefined);
}

/** Nothing happened, so nothing is recorded but the date, if one was given. */
function onlyMoveDate(
  { id: key, next }: CheckinFile,
  journalState: JournalState,
  world: World,
): Result<'checkin'> {
  const nothing = { checkin: null, recorded: false, finished: true, key };
  if (next === undefined) return checkinResult(journalState, nothing, world);
  const nextCheckin = requireUpcomingDay(next, world.today);
  journalState.journal.append([
    planEvent(journalState.ladder, { sitting: world.newId(), nextCheckin }),
  ]);
  return {
    ...checkinResult(reloadJournal(journalState, world), nothing, world),
    page: async (style) =>
      (await import('../../views/terminal/checkin.js')).renderNextDay(nextCheckin, style),
  };
}

/** Tells of a note that the recorded check-in does not have: a repeated command would have the same. */
function otherContent(
  { note, id }: CheckinFile,
  recorded: ReturnType<typeof checkinOf>,
): string | null {
  if (note === undefined || recorded === null || recorded.note === note) return null;
  return (
    `A check-in with the id "${id}" is already recorded, with another note. ` +
    'Yours was NOT saved: give it another --id.'
  );
}

function alreadyRecorded(undo: string | null): string {
  return undo === null
    ? 'This check-in is already recorded; nothing was written.'
    : `This check-in was recorded and then taken back; nothing was written; career-coach undo ${undo} brings it back.`;
}

async function eventOf(
  fields: CheckinFile,
  { ladder, state }: JournalState,
  world: World,
): Promise<NewCheckin> {
  const { rhythm } = await world.settings();
  return checkinEvent(fields, {
    ladder,
    now: { kept: state.actions, today: world.today },
    sitting: world.newId(),
    planned: state.nextCheckin,
    rhythm,
  });
}

function sittingOf(event: Event | null | undefined): string | undefined {
  return event != null && 'sitting' in event ? event.sitting : undefined;
}

function eventWithKey(key: string, { events, ladder }: JournalState) {
  const stored = keyForLadder(ladder.id, key);
  return events.find((event) => event.type === 'checkin' && event.key === stored) ?? null;
}

/** The short id of the undo that took an event back, or null. */
async function undoOf(id: string, { events, ladder }: JournalState): Promise<string | null> {
  const { listUndoItems } = await import('../../core/history/undo-items.js');
  const things = listUndoItems(events, ladder.id);
  return things.find((thing) => thing.events.some((event) => event.id === id))?.takenBackBy ?? null;
}

/** The options in the shape of a check-in file. */
function fieldsFromOptions(options: Input<'checkin'>['options']): CheckinFile {
  const { note, done, moved, stuck, drop, because, rate, evidence, id } = options;
  const next = options.next ?? options.pause;
  return {
    ...(note !== undefined && { note: requireText(note, '--note') }),
    ...(done !== undefined && { done: [...done] }),
    ...(moved !== undefined && { moved: [...moved] }),
    ...(stuck !== undefined && { stuck: [...stuck] }),
    ...(drop !== undefined && { drop: [...drop] }),
    ...(because !== undefined && { because: requireText(because, '--because') }),
    ...(rate !== undefined && { rate: readRatings(rate) }),
    ...(evidence !== undefined && { evidence: readEvidence(evidence) }),
    ...(next !== undefined && { next }),
    ...(id !== undefined && { id: checkKey(id) }),
  };
}

function checkKey(id: string): string {
  const key = requireText(id, '--id');
  if (key.length <= longestKey) return key;
  throw new CoachError('usage', `--id is longer than ${longestKey} characters`, [
    'choose a shorter key',
  ]);
}

function readRatings(
  pairs: readonly string[],
): Record<string, number | 'earlier' | 'no-opportunity'> {
  const ratings = new Map<string, number | 'earlier' | 'no-opportunity'>();
  for (const pair of pairs) {
    const [behaviour, value] = splitAtEquals(pair, '--rate', 'a rating', 'draws-landscape=4');
    if (ratings.has(behaviour)) throw twoRatings(behaviour);
    ratings.set(behaviour, readRating(value));
  }
  return Object.fromEntries(ratings);
}

/** As the screens name them, with their keys; and as JSON does. */
const ratingWords = new Map<string, 'earlier' | 'no-opportunity'>([
  ['earlier', 'earlier'],
  ['e', 'earlier'],
  ['no-occasion', 'no-opportunity'],
  ['0', 'no-opportunity'],
  ['no-opportunity', 'no-opportunity'],
]);

function readRating(value: string): Exclude<Answer, 'skip'> {
  const word = ratingWords.get(value);
  if (word !== undefined) return word;
  if (/^\d$/.test(value)) return Number(value);
  throw new CoachError('usage', `--rate: "${value}" is not a rating`, [
    'use a number of the scale, as in --rate draws-landscape=4, earlier or no-occasion',
  ]);
}

function readEvidence(pairs: readonly string[]): Record<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const pair of pairs) {
    const [behaviours, text] = splitAtEquals(
      pair,
      '--evidence',
      'what happened',
      'draws-landscape="they use my map"',
    );
    lines.set(behaviours, [...(lines.get(behaviours) ?? []), requireText(text, '--evidence')]);
  }
  return Object.fromEntries(lines);
}

function splitAtEquals(
  pair: string,
  option: string,
  what: string,
  example: string,
): [string, string] {
  const at = pair.indexOf('=');
  if (at > 0) return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  throw new CoachError('usage', `${option}: "${pair}" needs an equals sign and ${what}`, [
    `${option} ${example}`,
  ]);
}
