import { isNoNote } from '../../core/base/slips.js';
import type { InboxItem } from '../../core/evidence/inbox/inbox.js';
import { openItems } from '../../core/evidence/inbox/inbox.js';
import { unseenGap } from '../../core/evidence/inbox/unseen.js';
import type { Week } from '../../core/evidence/inbox/weeks.js';
import { asOne, byWeek } from '../../core/evidence/inbox/weeks.js';
import type { SuggestedBehaviour } from '../../core/evidence/suggest-behaviours.js';
import { suggestBehaviours } from '../../core/evidence/suggest-behaviours.js';
import { mostLinks } from '../../core/schema/atoms.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Ask, KeyChoice } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import { shorten } from '../../text/wrap.js';
import type { Inbox, World } from '../../world/world.js';
import { askNote, askOptionalText, orBack, showPrivacyNote } from '../shared/ask.js';
import { askBehaviours } from '../shared/ask-behaviour.js';
import type { JournalState } from '../shared/journal-state.js';
import { reloadJournal } from '../shared/journal-state.js';
import type { Result } from '../shared/run.js';
import { evidenceFrom, tidy } from './inbox.js';

/** What is being decided, and with what. */
interface Triage {
  readonly ask: Ask;
  readonly journalState: JournalState;
  readonly inbox: Inbox;
  readonly world: World;
  /** What the person has not seen yet, the newest first. */
  readonly left: Set<InboxItem>;
  readonly tally: Tally;
}

/** What became of the proposals so far. */
interface Tally {
  accepted: number;
  dropped: number;
}

/** Shows one proposal or week after the other; each decision is on the disk before the next is shown. */
export async function triage(
  items: readonly InboxItem[],
  ask: Ask,
  journalState: JournalState,
  inbox: Inbox,
  world: World,
): Promise<Result<'log inbox'>> {
  const tally: Tally = { accepted: 0, dropped: 0 };
  const going: Triage = { ask, journalState, inbox, world, left: new Set(items), tally };
  const summary = async () => {
    const { renderTally } = await import('../../views/terminal/evidence/inbox.js');
    const waiting = openItems(inbox.read(), journalState.journal.read().events).length;
    return renderTally({ ...tally, waiting }, await world.style(world.err)).trimEnd();
  };
  showPrivacyNote(journalState, world);
  try {
    for (const week of byWeek(items, journalState.ladder)) {
      if (going.left.size === 0) break;
      await decideWeek(week, going);
    }
    await askUnseen(going);
  } catch (error) {
    throw error instanceof Left ? new Left(error.how, await summary()) : error;
  } finally {
    if (tally.accepted + tally.dropped > 0) tidy(inbox, journalState.journal);
  }
  return { notice: await summary() };
}

/** Shows the proposals of a week together, until each is decided or left for later. */
async function decideWeek({ monday, items }: Week, going: Triage): Promise<void> {
  const [only, ...more] = items;
  if (only !== undefined && more.length === 0) return await decideOne(only, going, 'leave');
  const { describeWeek, shownAtOnce } = await import('../../views/terminal/evidence/week.js');
  const style = await going.world.style(going.world.err);
  let skipped = 0;
  for (;;) {
    const open = items.filter((item) => going.left.has(item));
    if (open.length === 0) return;
    if (open.length <= skipped) skipped = 0;
    const shown = open.slice(skipped, skipped + shownAtOnce(style));
    const key = await going.ask.question<'key'>({
      kind: 'key',
      message: describeWeek(monday, open, shown, skipped, going.left.size, style),
      keys: keysOfWeek(open.length, shown.length, going.left.size),
    });
    if (key === 'm') skipped += shown.length;
    else await decideTogether(key, open, shown, going);
  }
}

async function decideTogether(
  key: string,
  open: readonly InboxItem[],
  shown: readonly InboxItem[],
  going: Triage,
): Promise<void> {
  switch (key) {
    case 'd':
      drop(open, going);
      return await tell('Dropped', open, going);
    case 's':
      return pass(open, going);
    case 'k':
      return await keepTogether(open, going);
    case 'x':
      return await dropAll(going);
    default:
      for (const item of shown.slice(Number(key) - 1, Number(key))) {
        await decideOne(item, going, 'go back');
      }
  }
}

function keysOfWeek(open: number, shown: number, left: number): KeyChoice[] {
  const [first, ...more] = Array.from({ length: shown }, (_, index) => `${index + 1}`);
  return [
    ...(first === undefined
      ? []
      : [{ key: first, name: shown > 1 ? `1-${shown}` : first, label: 'look at one' }]),
    ...more.map((key) => ({ key, label: '' })),
    ...(open > shown ? [{ key: 'm', label: 'show more' }] : []),
    ...(open > 1 ? [{ key: 'k', label: `keep ${open} as one note` }] : []),
    { key: 'd', label: open > 1 ? `drop these ${open}` : 'drop it' },
    { key: 's', name: 'Enter or s', label: 'skip for now', isEnter: true },
    ...(left > open ? [{ key: 'x', label: `drop all ${left}` }] : []),
  ];
}

/** One line for all of them: the first stands for all, and the others are not proposed again. */
async function keepTogether(items: readonly InboxItem[], going: Triage): Promise<void> {
  const [first, ...others] = items;
  if (first === undefined) return;
  const links = [...new Set(items.flatMap((item) => item.links))].slice(0, mostLinks);
  const decided = await decide({ ...first, text: asOne(items), links }, going, 'go back');
  if (decided === 'kept') {
    going.inbox.append(others.map(({ source }) => ({ dropped: source })));
    pass(items, going);
  } else if (decided === 'dropped') {
    drop(items, going);
    await tell('Dropped', items, going);
  }
}

async function decideOne(item: InboxItem, going: Triage, leave: Leave): Promise<void> {
  const decided = await decide(item, going, leave);
  if (decided === null) return;
  if (decided === 'dropped') {
    drop([item], going);
    await tell('Dropped', [item], going);
  } else pass([item], going);
}

/** What q does: a proposal that was picked from its week goes back to it. */
type Leave = 'leave' | 'go back';

/** Says in one line what became of which proposals. */
async function tell(
  what: string,
  [first, ...others]: readonly Pick<InboxItem, 'text'>[],
  { world }: Pick<Triage, 'world'>,
): Promise<void> {
  if (first === undefined) return;
  const style = await world.style(world.err);
  const rest = others.length === 0 ? '' : ` and ${others.length} more`;
  const text = shorten(first.text, style.width - what.length - rest.length - 3, style);
  world.notice(`${what}: ${text}${rest}`);
}

function drop(items: readonly InboxItem[], going: Triage): void {
  going.inbox.append(items.map(({ source }) => ({ dropped: source })));
  going.tally.dropped += items.length;
  pass(items, going);
}

function pass(items: readonly InboxItem[], { left }: Triage): void {
  for (const item of items) left.delete(item);
}

async function dropAll(going: Triage): Promise<void> {
  const all = [...going.left];
  if (!(await orBack(confirmDropping(all.length, going.ask)))) return;
  drop(all, going);
  await tell('Dropped', all, going);
}

/** Asks until something is decided; what is kept is in the journal by then. null: the person goes back. */
async function decide(
  proposed: InboxItem,
  { ask, journalState: { ladder, journal }, world, left, tally }: Triage,
  leave: Leave,
): Promise<'kept' | 'dropped' | 'later' | null> {
  const { describeItem } = await import('../../views/terminal/evidence/inbox.js');
  const style = await world.style(world.err);
  let item = proposed;
  for (;;) {
    const suggestions = suggestBehaviours(ladder, item.text);
    const question = ask.question<'key'>({
      kind: 'key',
      message: describeItem(item, suggestions, left.size, style),
      keys: keysOfItem(suggestions),
      leave,
    });
    const key = leave === 'leave' ? await question : await orBack(question);
    if (key === null) return null;
    if (key === 'd') return 'dropped';
    if (key === 's') return 'later';
    if (key === 'r') item = await reworded(item, ask);
    const behaviours = await behavioursFor(key, suggestions, ask, ladder);
    if (behaviours === null) continue;
    journal.append([evidenceFrom(item, behaviours)]);
    tally.accepted += 1;
    await tell(behaviours.length === 0 ? 'Kept' : `Kept for ${behaviours.join(', ')}`, [item], {
      world,
    });
    return 'kept';
  }
}

async function reworded(item: InboxItem, ask: Ask): Promise<InboxItem> {
  const text = await orBack(askNote(withBack(ask), 'In your words', item.text));
  return { ...item, text: text ?? item.text };
}

function keysOfItem(suggestions: readonly SuggestedBehaviour[]): KeyChoice[] {
  const many = suggestions.length > 1;
  return [
    ...suggestions.map((_, index) => ({
      key: `${index + 1}`,
      ...(index === 0
        ? {
            name: many ? `1-${suggestions.length}` : '1',
            label: many ? 'keep under that one' : 'keep under it',
          }
        : { label: '' }),
    })),
    { key: 'k', label: suggestions.length === 0 ? 'keep' : 'keep without a behaviour' },
    { key: 't', label: `keep for ${suggestions.length === 0 ? 'a' : 'another'} behaviour` },
    { key: 'r', label: 'reword' },
    { key: 'd', label: 'drop' },
    { key: 's', name: 'Enter or s', label: 'skip for now', isEnter: true },
  ];
}

/** null: nothing is decided yet. */
async function behavioursFor(
  key: string,
  suggestions: readonly SuggestedBehaviour[],
  ask: Ask,
  ladder: Ladder,
): Promise<readonly string[] | null> {
  if (key === 'r') return null;
  if (key === 'k') return [];
  if (key === 't') return await askBehaviours(ask, ladder, suggestions);
  return suggestions.slice(Number(key) - 1, Number(key)).map((one) => one.behaviour);
}

function confirmDropping(count: number, ask: Ask): Promise<boolean> {
  return ask.question<'yes-no'>({
    kind: 'yes-no',
    message: `Drop all ${count} that are left? They aren't proposed again`,
    initial: false,
  });
}

/** One question about what code cannot show, after a batch of what it shows. */
async function askUnseen({ ask, journalState, tally, world }: Triage): Promise<void> {
  if (tally.accepted + tally.dropped === 0) return;
  const { ladder, report, state, journal } = reloadJournal(journalState, world);
  const gap = unseenGap(ladder, report, state.evidence);
  if (gap === null) return;
  const { askAbout } = await import('../../views/terminal/evidence/inbox.js');
  const text = await askOptionalText(ask, askAbout(gap));
  if (text === null || isNoNote(text)) return;
  journal.append([{ type: 'evidence', date: world.today, text, behaviours: [gap.behaviour] }]);
}
