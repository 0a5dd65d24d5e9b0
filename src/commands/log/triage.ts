import { splitList } from '../../command-table/options.js';
import { CoachError } from '../../core/base/errors.js';
import type { InboxItem } from '../../core/evidence/inbox/inbox.js';
import { unseenGap } from '../../core/evidence/inbox/unseen.js';
import type { SuggestedBehaviour } from '../../core/evidence/suggest-behaviours.js';
import { suggestBehaviours } from '../../core/evidence/suggest-behaviours.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask, KeyChoice } from '../../prompts/ask.js';
import { Left } from '../../prompts/ask.js';
import type { Style } from '../../views/text/style.js';
import type { Inbox, World } from '../../world/world.js';
import { askOptionalText, askText, showPrivacyNote } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import { reloadJournal } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';
import { evidenceFrom, tidy } from './inbox.js';

/** What became of the proposals so far. */
interface Tally {
  accepted: number;
  dropped: number;
}

/** Shows one proposal after the other; each decision is on the disk before the next is shown. */
export async function triage(
  items: readonly InboxItem[],
  ask: Ask,
  journalState: JournalState,
  inbox: Inbox,
  world: World,
): Promise<Result<'log inbox'>> {
  const tally: Tally = { accepted: 0, dropped: 0 };
  const waiting = () => items.length - tally.accepted - tally.dropped;
  const summary = async () => {
    const { renderTally } = await import('../../views/terminal/evidence/inbox.js');
    return renderTally({ ...tally, waiting: waiting() }, await world.style(world.err)).trimEnd();
  };
  showPrivacyNote(journalState.ladder, world);
  try {
    for (const [index, item] of items.entries()) {
      const rest = items.slice(index);
      if (await decideOne(item, rest, ask, journalState, inbox, tally, world)) break;
    }
    await askUnseen(ask, journalState, tally, world);
  } catch (error) {
    throw error instanceof Left ? new Left(error.how, await summary()) : error;
  } finally {
    if (tally.accepted + tally.dropped > 0) tidy(inbox, journalState.journal);
  }
  return { notice: await summary() };
}

/** Returns whether the rest was dropped, too. */
async function decideOne(
  proposed: InboxItem,
  rest: readonly InboxItem[],
  ask: Ask,
  { ladder, journal }: JournalState,
  inbox: Inbox,
  tally: Tally,
  world: World,
): Promise<boolean> {
  const style = await world.style(world.err);
  let item = proposed;
  for (;;) {
    const decision = await askDecision(item, rest.length, ask, ladder, style);
    if (decision === 'later') return false;
    if (decision === 'drop' || decision === 'drop all') {
      const dropped = decision === 'drop' ? [item] : rest;
      inbox.append(dropped.map(({ source }) => ({ dropped: source })));
      tally.dropped += dropped.length;
      return decision === 'drop all';
    }
    if ('accept' in decision) {
      journal.append([evidenceFrom(item, decision.accept)]);
      tally.accepted += 1;
      return false;
    }
    item = { ...item, text: decision.text };
  }
}

type Decision =
  | { readonly accept: readonly string[] }
  /** Other words, about which the person is asked again. */
  | { readonly text: string }
  | 'drop'
  | 'drop all'
  | 'later';

async function askDecision(
  item: InboxItem,
  left: number,
  ask: Ask,
  ladder: Ladder,
  style: Style,
): Promise<Decision> {
  const { describeItem } = await import('../../views/terminal/evidence/inbox.js');
  const suggestions = suggestBehaviours(ladder, item.text);
  const key = await ask.question<'key'>({
    kind: 'key',
    message: describeItem(item, suggestions, left, style),
    keys: keysFor(suggestions, left),
  });
  switch (key) {
    case 'a':
      return { accept: [] };
    case 't':
      return { accept: await askBehaviours(ask, ladder) };
    case 'r':
      return { text: (await askText(ask, 'In your words', item.text)).trim() };
    case 'd':
      return 'drop';
    case 'x':
      return (await confirmDropping(left, ask)) ? 'drop all' : { text: item.text };
    case 's':
      return 'later';
    default:
      return {
        accept: suggestions.slice(Number(key) - 1, Number(key)).map((one) => one.behaviour),
      };
  }
}

function keysFor(suggestions: readonly SuggestedBehaviour[], left: number): KeyChoice[] {
  return [
    { key: 'a', label: 'accept' },
    ...suggestions.map((_, index) => ({ key: `${index + 1}`, label: 'accept, tied to it' })),
    { key: 't', label: 'tie to another' },
    { key: 'r', label: 'reword' },
    { key: 'd', label: 'drop' },
    { key: 's', label: 'later' },
    ...(left > 1 ? [{ key: 'x', label: `drop all ${left}` }] : []),
  ];
}

async function askBehaviours(ask: Ask, ladder: Ladder): Promise<string[]> {
  const idsIn = (text: string) => splitList([text]).map((word) => findBehaviourId(ladder, word));
  const text = await ask.question<'text'>({
    kind: 'text',
    message: 'Which behaviours? Ids, or their starts, with commas',
    problem: (answer) => {
      try {
        return idsIn(answer).length === 0
          ? 'Please type an id, such as from career-coach ladder'
          : null;
      } catch (error) {
        if (error instanceof CoachError) return error.message;
        throw error;
      }
    },
  });
  return idsIn(text);
}

function confirmDropping(count: number, ask: Ask): Promise<boolean> {
  return ask.question<'yes-no'>({
    kind: 'yes-no',
    message: `Drop all ${count} that are left? They are not proposed again`,
    initial: false,
  });
}

/** One question about what code cannot show, after a batch of what it shows. */
async function askUnseen(
  ask: Ask,
  journalState: JournalState,
  { accepted, dropped }: Tally,
  world: World,
): Promise<void> {
  if (accepted + dropped === 0) return;
  const { ladder, report, state, journal } = reloadJournal(journalState, world);
  const gap = unseenGap(ladder, report, state.evidence);
  if (gap === null) return;
  const { askAbout } = await import('../../views/terminal/evidence/inbox.js');
  const text = await askOptionalText(ask, askAbout(gap));
  if (text === null) return;
  journal.append([{ type: 'evidence', date: world.today, text, behaviours: [gap.behaviour] }]);
}
