import { CoachError } from '../../core/base/errors.js';
import { nameEdition } from '../../core/journal/name-edition.js';
import { editionsIn, readOnLadder } from '../../core/journal/read-on-ladder.js';
import type { Edition } from '../../core/ladder/edition.js';
import { editionOf, ladderOfEdition } from '../../core/ladder/edition.js';
import type { Event } from '../../core/schema/events.schema.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { defaultSettings } from '../../core/settings/default-settings.js';
import type { Journal, JournalContent, World } from '../../world/world.js';

/** The ladder in use, in each form in which it is read. */
export interface LadderInUse {
  /** With terms filled in. */
  readonly ladder: Ladder;
  /** As its author wrote it. */
  written(): Promise<Ladder>;
  /** What of it the journal keeps. */
  edition(): Promise<Edition>;
}

/**
 * The journal as the ladder in use reads it: old answers come translated, and new events name the ladder's edition.
 * Most starts need no second form of the ladder: it is as it was when the answers were given.
 *
 * @param content what was read from the journal just now
 */
export async function journalOnLadder(
  journal: Journal,
  content: JournalContent,
  { ladder, written, edition }: LadderInUse,
): Promise<{ readonly journal: Journal; readonly events: readonly Event[] }> {
  const editions = editionsIn(content.events);
  const asWritten = isUnchanged(editions, ladder) ? ladder : await written();
  const unkept = editions.has(editionOf(ladder)) ? null : await edition();
  const readOn = ({ events }: JournalContent) => readOnLadder(events, ladder, asWritten);
  let isKept = unkept === null;
  return {
    events: readOn(content),
    journal: {
      read: () => {
        const now = journal.read();
        return { ...now, events: readOn(now) };
      },
      append: (events) => {
        const named = nameEdition(events, ladder, isKept ? null : unkept);
        const saved = journal.append(named);
        const extra = named.length - events.length;
        isKept ||= extra > 0;
        return saved.slice(extra);
      },
    },
  };
}

/** Whether the journal has no other edition of this ladder than the one in use. */
function isUnchanged(editions: ReturnType<typeof editionsIn>, ladder: Ladder): boolean {
  const own = [...editions.values()].filter((one) => one.ladder === ladder.id);
  return own.every(({ edition }) => edition === editionOf(ladder));
}

export async function ladderInUse(world: World): Promise<LadderInUse> {
  return { ladder: await world.ladder(), written: world.writtenLadder, edition: world.edition };
}

/**
 * The ladder in use or, where its file cannot be read, what the journal knows of it: enough for whoever only writes.
 * Throws CoachError `invalid-input` if the journal knows nothing of it, either.
 */
export async function ladderToWriteOn(world: World): Promise<LadderInUse> {
  try {
    return await ladderInUse(world);
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    const { events } = (await world.store.journal()).read();
    const edition = lastEdition(events);
    if (edition === null) throw error;
    const { message } = error;
    world.notice(`The ladder is out of reach, but your journal knows enough of it: ${message}`);
    return inOwnWords(edition, world);
  }
}

/** The ladder as it was when the last assessment on it was made; null if the journal does not know. */
export async function ladderAnswered(ladder: Ladder, world: World): Promise<LadderInUse | null> {
  const { events } = (await world.store.journal()).read();
  const last = events.findLast(
    (event) => event.type === 'assessment' && event.ladder === ladder.id,
  );
  const ref = last !== undefined && 'edition' in last ? last.edition : undefined;
  const edition = editionsIn(events).get(ref ?? '');
  return edition === undefined ? null : inOwnWords(edition, world);
}

async function inOwnWords(edition: Edition, world: World): Promise<LadderInUse> {
  const { withTerms } = await import('../../core/ladder/fill-in-terms.js');
  const { terms } = await world.settings();
  const written = ladderOfEdition(edition);
  return {
    ladder: withTerms(written, terms),
    written: async () => written,
    edition: async () => edition,
  };
}

/** That of the last answers that were not about the built-in ladder, which is never out of reach. */
function lastEdition(events: readonly Event[]): Edition | null {
  const editions = editionsIn(events);
  const last = events.findLast(
    (event) => 'edition' in event && 'ladder' in event && event.ladder !== defaultSettings.ladder,
  );
  return (last !== undefined && 'edition' in last && editions.get(last.edition ?? '')) || null;
}
