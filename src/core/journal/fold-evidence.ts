import { isNoEvidence } from '../base/slips.js';
import { erasedText } from '../schema/atoms.js';
import type { EventOf } from '../schema/events.schema.js';
import type { MutableState } from './mutable-state.js';
import type { Evidence } from './state.js';
import { isUnnamed } from './unnamed.js';

/** Adds a line as it was corrected since, and returns it; null if it is gone, or no evidence. */
export function addEvidence(state: MutableState, line: Evidence): Evidence | null {
  if (line.text === erasedText) return null;
  if (line.source !== undefined) {
    if (state.sources.has(line.source)) return null;
    state.sources.add(line.source);
  }
  const amendment = state.amendments.get(line.id);
  if (amendment?.dropped) return null;
  const added = amendment === undefined ? line : { ...line, ...amendment.change };
  if (isNoEvidence(added.text)) return null;
  state.evidence.push(added);
  return added;
}

/** Gives the notes of an assessment the ratings that they were written beside. */
export function rateNotes(state: MutableState, { sitting, answers }: EventOf<'assessment'>): void {
  if (![...state.sittingsOfNotes.values()].includes(sitting)) return;
  const ratings = new Map(answers.map(({ behaviour, answer }) => [behaviour, answer]));
  state.evidence = state.evidence.map((line) => {
    const rated = ratings.get(line.behaviours[0] ?? '');
    const isOfSitting = state.sittingsOfNotes.get(line.id) === sitting;
    return isOfSitting && typeof rated === 'number' ? { ...line, rated } : line;
  });
}

/** Adds what a reviewer wrote, under their name: nobody takes it for the person's own words. */
export function addOthersWords(state: MutableState, by: string, line: Evidence): void {
  if (isNoEvidence(line.text)) return;
  const who = isUnnamed(by) ? 'Somebody' : by;
  const signed = { ...line, text: `${who}: ${line.text}`, fromReview: true as const };
  if (isSaidBefore(state, signed)) return;
  const added = addEvidence(state, signed);
  if (added !== null) state.unnamed.set(added, { ...added, text: `Somebody: ${line.text}` });
}

/** A second view that is read again, since it was corrected, says most of it again. */
function isSaidBefore({ unnamed }: MutableState, { text, behaviours }: Evidence): boolean {
  for (const known of unnamed.keys()) {
    if (known.text === text && known.behaviours[0] === behaviours[0]) return true;
  }
  return false;
}
