import type { CheckinFile } from '../core/checkin.schema.js';
import { keyOn } from '../core/checkin-event.js';
import { listThings } from '../core/undo.js';
import type { World } from '../world.js';
import { eventOf, tell } from './checkin-script.js';
import { checkinOf } from './print-checkin.js';
import { requireReport } from './required.js';
import type { Known } from './state.js';
import { readAgain, readKnown } from './state.js';

/** A check-in by script with a key, under which only the first counts: it takes a look at all of the journal. */
export async function checkinOnce(
  fields: CheckinFile,
  key: string,
  json: boolean,
  world: World,
): Promise<number> {
  const known = await readKnown(world);
  const report = requireReport(known);
  const before = writtenWith(key, known);
  if (before !== null) {
    const checkin = checkinOf(known, before.sitting);
    const undo = checkin === null ? undoOf(before.id, known) : null;
    return tell({ report, checkin, recorded: false, undo, json, key }, world);
  }
  const { state } = known;
  const [kept] = known.journal.append([
    await eventOf(fields, { state, nextCheckin: state.nextCheckin }, world),
  ]);
  const after = readAgain(known, world);
  // Another run with the same key may have been a moment earlier.
  const first = writtenWith(key, after);
  const recorded = first?.id === kept?.id;
  const checkin = checkinOf(after, first?.sitting);
  return tell({ report: requireReport(after), checkin, recorded, json, key }, world);
}

/** The event that has a key on the ladder in use; null: none has. */
function writtenWith(
  key: string,
  { events, ladder }: Known,
): { id: string; sitting: string | undefined } | null {
  const event = events.find((one) => one.key === keyOn(ladder.id, key));
  if (event === undefined) return null;
  return { id: event.id, sitting: 'sitting' in event ? event.sitting : undefined };
}

/** The short id of the undo that took an event back; null: none did. */
function undoOf(id: string, { events, ladder }: Known): string | null {
  const things = listThings(events, ladder.id);
  return things.find((thing) => thing.events.some((event) => event.id === id))?.takenBackBy ?? null;
}
