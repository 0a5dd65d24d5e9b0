import { CoachError } from '../../core/base/errors.js';
import { shortEvidenceIds } from '../../core/evidence/find-evidence.js';
import { isOwn } from '../../core/journal/own.js';
import { newestFirst } from '../../core/journal/state.js';
import type { World } from '../../world/world.js';
import { requireAsk } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';

/** As many as fit a small screen, and as an error can list. */
const most = { asked: 7, listed: 3 } as const;

/** The id of a note that the person picks from the latest; without a terminal, the error has the ids of the last few. */
export async function askWhichLine(
  command: 'edit' | 'drop',
  { state }: JournalState,
  world: World,
): Promise<string> {
  // What others wrote in a review can be dropped, but not changed.
  const evidence = command === 'edit' ? state.evidence.filter(isOwn) : state.evidence;
  if (evidence.length === 0) {
    throw new CoachError('usage', 'Nothing is noted yet', ['career-coach log "what happened"']);
  }
  const short = shortEvidenceIds(state.evidence);
  const lines = newestFirst(evidence).map(({ id, text }) => ({ id: short.get(id) ?? id, text }));
  const listed = lines.slice(0, most.listed).map(({ id, text }) => {
    const words = text.length > 50 ? `${text.slice(0, 50).trimEnd()}…` : text;
    return `career-coach log ${command} ${id} is “${words}”`;
  });
  const others = [...listed, 'career-coach log lists all with their ids'];
  const ask = await requireAsk(`Which note? 'log ${command}' needs its id`, others, world);
  return ask.question<'one'>({
    kind: 'one',
    message: command === 'edit' ? 'Which note will you change?' : 'Which note will you drop?',
    choices: lines.slice(0, most.asked).map(({ id, text }) => ({ value: id, label: text })),
  });
}
