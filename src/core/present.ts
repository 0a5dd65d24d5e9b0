import type { Event } from './events.schema.js';
import type { Evidence, Present, State } from './journal.js';
import { foldOn } from './journal.js';

/** The state without its history, and what may be folded on it. */

/** So many lines of evidence are kept of each behaviour; a career has more, but nobody reads them at a glance. */
const linesOfBehaviour = 5;

/** What is looked at from day to day. */
export function presentOf({ checkins: _, ...state }: State): Present {
  return {
    ...state,
    assessments: state.assessments.slice(-1),
    evidence: newestLines(state.evidence),
  };
}

/** The present to which later events lead; `canFollow` says which may. */
export function goOn(present: Present, events: readonly Event[], ladder: string): Present {
  if (events.length === 0) return present;
  const state = foldOn(present, events, ladder);
  // Evidence is only ever added: as long as there is no more of it, the newest are the same.
  return state.evidence.length === present.evidence.length
    ? { ...presentOf({ ...state, evidence: [] }), evidence: present.evidence }
    : presentOf(state);
}

/**
 * The newest lines of each behaviour, in the order in which they were written; of one day those written last. A line
 * names the behaviours of which it is one of the newest, so that taking the newest again changes nothing.
 */
function newestLines(evidence: readonly Evidence[]): Evidence[] {
  const newest = new Map<string, Set<Evidence>>();
  for (const [behaviour, lines] of linesByBehaviour(evidence)) {
    const byDay = lines.length > linesOfBehaviour ? latestFirst(lines) : lines;
    newest.set(behaviour, new Set(byDay.slice(0, linesOfBehaviour)));
  }
  return evidence.flatMap((line) => {
    const behaviours = line.behaviours.filter((behaviour) => newest.get(behaviour)?.has(line));
    if (behaviours.length === 0) return [];
    return behaviours.length === line.behaviours.length ? line : { ...line, behaviours };
  });
}

function linesByBehaviour(evidence: readonly Evidence[]): ReadonlyMap<string, Evidence[]> {
  const lines = new Map<string, Evidence[]>();
  for (const line of evidence) {
    for (const behaviour of line.behaviours) {
      const known = lines.get(behaviour);
      if (known === undefined) lines.set(behaviour, [line]);
      else known.push(line);
    }
  }
  return lines;
}

function latestFirst(lines: readonly Evidence[]): Evidence[] {
  return lines.toReversed().sort((a, b) => (a.date < b.date ? 1 : -Number(a.date > b.date)));
}

/**
 * Whether folding events on a present leads where folding all from the start does. Not when one of them comes before
 * what was folded, takes something back, or has a key, which an earlier one may have, too.
 *
 * @param after the greatest id that was folded; null: none
 */
export function canFollow(events: readonly Event[], after: string | null): boolean {
  return events.every(
    ({ id, type, key }) => (after === null || id > after) && type !== 'undo' && key === undefined,
  );
}

/** Whether all that was taken back is there: what is still to come could not be taken back when it is folded on. */
export function isClosed(events: readonly Event[]): boolean {
  const targets = events.flatMap((event) => (event.type === 'undo' ? event.targets : []));
  if (targets.length === 0) return true;
  const ids = new Set(events.map(({ id }) => id));
  return targets.every((target) => ids.has(target));
}
