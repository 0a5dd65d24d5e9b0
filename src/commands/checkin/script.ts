import { CoachError } from '../../core/base/errors.js';
import type { NewCheckin } from '../../core/checkin/checkin-event.js';
import { checkinEvent, keyOn, ratedTwice, usualNext } from '../../core/checkin/checkin-event.js';
import { listThings } from '../../core/history/undo.js';
import type { Answer } from '../../core/ladder/answers.js';
import { longestKey } from '../../core/schema/atoms.js';
import type { CheckinFile } from '../../core/schema/checkin.schema.js';
import type { Event } from '../../core/schema/events.schema.js';
import type { World } from '../../world/world.js';
import { givenText } from '../shared/check-text.js';
import type { JournalState } from '../shared/journal-state.js';
import { readAgain, readJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';
import { checkinOf, tellCheckin } from './told.js';

/** A check-in that is said by options or by a file: one event, and nobody is asked. */
export async function checkinByScript(
  { options }: Input<'checkin'>,
  world: World,
): Promise<Result<'checkin'>> {
  const known = await readJournal(world);
  requireReport(known);
  const file = options.answers === undefined ? {} : await world.readCheckin(options.answers);
  const fields = { ...file, ...givenFields(options) };
  const { id: key } = fields;
  const before = key === undefined ? null : writtenWith(key, known);
  if (before !== null) {
    const checkin = checkinOf(known, sittingOf(before));
    const undo = checkin === null ? undoOf(before.id, known) : null;
    if (!options.json) world.notice(recordedBefore(undo));
    return tellCheckin(known, { checkin, recorded: false, finished: true, undo, key });
  }
  const [kept] = known.journal.append([await eventOf(fields, known, world)]);
  const after = readAgain(known, world);
  // Another run with the same key may have been a moment earlier.
  const first = key === undefined ? kept : writtenWith(key, after);
  const checkin = checkinOf(after, sittingOf(first));
  const recorded = first?.id === kept?.id;
  if (!recorded && !options.json) world.notice(recordedBefore(null));
  return tellCheckin(after, { checkin, recorded, finished: true, key });
}

function recordedBefore(undo: string | null): string {
  return undo === null
    ? 'This check-in was recorded before; nothing was written.'
    : `This check-in was recorded before and taken back; nothing was written; career-coach undo ${undo} brings it back.`;
}

/** The event of what is said. */
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
    usualNext: usualNext(state.nextCheckin, rhythm, world.today),
  });
}

function sittingOf(event: Event | null | undefined): string | undefined {
  return event != null && 'sitting' in event ? event.sitting : undefined;
}

/** The event that has a key on the ladder in use; null: none has. */
function writtenWith(key: string, { events, ladder }: JournalState) {
  return events.find((one) => one.key === keyOn(ladder.id, key)) ?? null;
}

/** The short id of the undo that took an event back; null: none did. */
function undoOf(id: string, { events, ladder }: JournalState): string | null {
  const things = listThings(events, ladder.id);
  return things.find((thing) => thing.events.some((event) => event.id === id))?.takenBackBy ?? null;
}

/** What the options say, in the fields of a file. */
function givenFields(options: Input<'checkin'>['options']): CheckinFile {
  const { note, done, moved, stuck, drop, rate, evidence, id } = options;
  const next = options.next ?? options.pause;
  return {
    ...(note !== undefined && { note: givenText(note, '--note') }),
    ...(done !== undefined && { done: [...done] }),
    ...(moved !== undefined && { moved: [...moved] }),
    ...(stuck !== undefined && { stuck: [...stuck] }),
    ...(drop !== undefined && { drop: [...drop] }),
    ...(rate !== undefined && { rate: givenRatings(rate) }),
    ...(evidence !== undefined && { evidence: givenEvidence(evidence) }),
    ...(next !== undefined && { next }),
    ...(id !== undefined && { id: givenKey(id) }),
  };
}

function givenKey(id: string): string {
  const key = givenText(id, '--id');
  if (key.length <= longestKey) return key;
  throw new CoachError('usage', `--id is longer than ${longestKey} characters`, [
    'take a shorter key',
  ]);
}

function givenRatings(
  pairs: readonly string[],
): Record<string, number | 'earlier' | 'no-opportunity'> {
  const ratings = new Map<string, number | 'earlier' | 'no-opportunity'>();
  for (const pair of pairs) {
    const [behaviour, value] = divided(pair, '--rate', 'draws-landscape=4');
    if (ratings.has(behaviour)) throw ratedTwice(behaviour);
    ratings.set(behaviour, readRating(value));
  }
  return Object.fromEntries(ratings);
}

function readRating(value: string): Exclude<Answer, 'skip'> {
  if (value === 'earlier' || value === 'no-opportunity') return value;
  if (/^\d$/.test(value)) return Number(value);
  throw new CoachError('usage', `--rate: "${value}" is no rating`, [
    'a number of the scale, as in --rate draws-landscape=4, or earlier or no-opportunity',
  ]);
}

function givenEvidence(pairs: readonly string[]): Record<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const pair of pairs) {
    const [behaviours, text] = divided(pair, '--evidence', 'draws-landscape="what happened"');
    lines.set(behaviours, [...(lines.get(behaviours) ?? []), givenText(text, '--evidence')]);
  }
  return Object.fromEntries(lines);
}

/** The parts before and after the first equals sign. */
function divided(pair: string, option: string, example: string): [string, string] {
  const at = pair.indexOf('=');
  if (at > 0) return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  throw new CoachError('usage', `${option}: "${pair}" names no behaviour`, [
    `${option} ${example}`,
  ]);
}
