import { splitList } from '../../command-table/options.js';
import { CoachError } from '../../core/base/errors.js';
import { shownOf } from '../../core/base/shown-of.js';
import type { InboxItem } from '../../core/evidence/inbox/inbox.js';
import { compactLines, findItem, openItems } from '../../core/evidence/inbox/inbox.js';
import { unseenGap } from '../../core/evidence/inbox/unseen.js';
import { suggestBehaviours } from '../../core/evidence/suggest-behaviours.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import type { EventOf } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import type { Inbox, Journal, World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournal } from '../shared/journal-state.js';
import type { Input, Result, Run } from '../shared/run.js';

export const run: Run<'log inbox'> = async ({ options }, world) => {
  const journalState = await readJournal(world);
  const inbox = await world.store.inbox();
  const items = openItems(inbox.read(), journalState.events);
  if (options.accept !== undefined || options.drop !== undefined) {
    return decide(items, options, journalState, world);
  }
  const ask = options.json || items.length === 0 ? null : await askIfPossible(world);
  if (ask === null) return list(items, journalState);
  const { triage } = await import('./triage.js');
  return triage(items, ask, journalState, inbox, world);
};

/** null without a terminal: then the inbox is listed. */
async function askIfPossible(world: World): Promise<Ask | null> {
  try {
    return await world.ask([
      'career-coach log inbox --accept ID=BEHAVIOUR',
      'career-coach log inbox --drop ID',
    ]);
  } catch (error) {
    if (error instanceof CoachError && error.code === 'needs-terminal') return null;
    throw error;
  }
}

function list(items: readonly InboxItem[], journalState: JournalState): Result<'log inbox'> {
  const { ladder, report, state } = journalState;
  const listed = ({ id, source, date, text, links }: InboxItem) => {
    const suggestions = suggestBehaviours(ladder, text);
    return { id, source, date, text, links, suggestions };
  };
  const question = unseenGap(ladder, report, state.evidence);
  return {
    json: { inbox: items.map(listed), question },
    page: async (style) => {
      const { mostListed, renderInbox } = await import('../../views/terminal/evidence/inbox.js');
      const shown = shownOf(items, mostListed).shown.map(listed);
      return renderInbox(shown, items.length, question, style);
    },
  };
}

/** The event of an accepted proposal. */
export function evidenceFrom(
  { date, text, links, source }: InboxItem,
  behaviours: readonly string[],
): Omit<EventOf<'evidence'>, 'v' | 'id' | 'at' | 'day'> {
  return {
    ...{ type: 'evidence', date, text, behaviours: [...new Set(behaviours)] },
    ...(links.length > 0 && { links: [...links] }),
    source,
  };
}

/** Everything is looked up before anything is saved. */
async function decide(
  items: readonly InboxItem[],
  { accept = [], drop = [] }: Input<'log inbox'>['options'],
  { ladder, journal }: JournalState,
  world: World,
): Promise<Result<'log inbox'>> {
  const accepted = accept.map((entry) => {
    const [id = '', words = ''] = entry.split('=', 2);
    const behaviours = splitList(words.split('+')).map((word) => findBehaviourId(ladder, word));
    return { item: findItem(items, id), behaviours };
  });
  const dropped = drop.includes(all)
    ? items.filter((item) => !accepted.some((other) => other.item === item))
    : drop.map((id) => findItem(items, id));
  const both = accepted.find(({ item }) => dropped.includes(item));
  if (both !== undefined) {
    throw new CoachError('usage', `${both.item.id} cannot be both accepted and dropped`, [
      'career-coach log inbox',
    ]);
  }
  const events = journal.append(
    accepted.map(({ item, behaviours }) => evidenceFrom(item, behaviours)),
  );
  const inbox = await world.store.inbox();
  inbox.append(dropped.map(({ source }) => ({ dropped: source })));
  tidy(inbox, journal);
  const gone = new Set([...accepted.map(({ item }) => item), ...dropped]);
  const json = {
    accepted: events.flatMap((event) => {
      if (event.type !== 'evidence') return [];
      const { id, date, text, behaviours, links } = event;
      return [{ id, date, text, behaviours, ...(links !== undefined && { links }) }];
    }),
    dropped: new Set(dropped).size,
    waiting: items.length - gone.size,
  };
  return {
    json,
    page: async (style) =>
      (await import('../../views/terminal/evidence/inbox.js')).renderDecided(json, style),
  };
}

/** Takes the words of what was decided out of the inbox. */
export function tidy(inbox: Inbox, journal: Journal): void {
  const lines = inbox.read();
  const needed = compactLines(lines, journal.read().events);
  if (needed.length < lines.length) inbox.replace(needed);
}

/** Instead of ids: everything that waits. */
const all = 'all';
