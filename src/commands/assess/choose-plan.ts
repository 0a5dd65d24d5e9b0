import { addDays } from '../../core/base/day.js';
import { actionFromDoing } from '../../core/checkin/assessment-event.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { planNow } from '../../core/plan/plan-now.js';
import type { Suggestion } from '../../core/plan/suggestions.js';
import { roomFor, sentenceOf, takeAction } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask, Leaving } from '../../prompts/ask.js';
import { Left } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { askDay, askText } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';

/** More suggestions than these are no choice but a list. */
const mostOffered = 5;

/**
 * Lets the person take up to three actions, edit them, and set the next check-in; keeps all of it by one event.
 * Leaving on the way keeps what is settled: an action of one's own, and the usual date of the check-in.
 */
export async function choosePlan(
  ask: Ask,
  { ladder, journal, state }: JournalState,
  { doing, sitting }: { doing: string | null; sitting: string },
  world: World,
): Promise<'finished' | Leaving> {
  const { rhythm } = await world.settings();
  const own = actionFromDoing(doing, state.actions);
  const room = roomFor(state.actions) - own.length;
  const suggestions = planNow(ladder, state, world.today).suggestions.slice(0, mostOffered);
  let actions: KeptAction[] = own;
  let nextCheckin = addDays(world.today, rhythm);
  let how: 'finished' | Leaving = 'finished';
  try {
    if (room > 0 && suggestions.length > 0) {
      actions = [...own, ...(await takeSome(ask, suggestions, room, world))];
    }
    nextCheckin = await askDay(ask, 'Next check-in?', nextCheckin, world);
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    how = error.how;
  }
  journal.append([
    planEvent(ladder, { sitting, nextCheckin, ...(actions.length > 0 && { actions }) }),
  ]);
  return how;
}

async function takeSome(
  ask: Ask,
  suggestions: readonly Suggestion[],
  room: number,
  world: World,
): Promise<KeptAction[]> {
  // The list takes the screen on which the result has just appeared; first there is time to read.
  const now = await ask.question({
    kind: 'yes-no',
    message: 'Choose now what to work on?',
    initial: true,
  });
  if (!now) return [];
  const chosen = await ask.question({
    kind: 'many',
    message: `Which of these will you take? At most ${room}, fewer is fine`,
    choices: suggestions.map(({ action }) => ({ value: action.id, label: sentenceOf(action) })),
    initial: suggestions.slice(0, Math.min(room, 1)).map(({ action }) => action.id),
    most: room,
  });
  const taken: KeptAction[] = [];
  for (const suggestion of suggestions.filter(({ action }) => chosen.includes(action.id))) {
    const settled = await settle(ask, takeAction(suggestion, world.today), world);
    if (settled !== null) taken.push(settled);
  }
  return taken;
}

/** Confirms or edits one action: saying the words again is what makes an if-then plan work. */
async function settle(ask: Ask, action: KeptAction, world: World): Promise<KeptAction | null> {
  const what = await ask.question({
    kind: 'one',
    message: sentenceOf(action),
    choices: [
      { value: 'take', label: 'Take it as it is' },
      { value: 'edit', label: 'Put it in my own words' },
      { value: 'leave', label: 'Leave it in the queue' },
    ],
    initial: 'take',
  });
  if (what === 'leave') return null;
  return what === 'edit' ? editAction(ask, action, world) : action;
}

/** Asks for the words and the due date of an action, with those that it has as the first proposal. */
async function editAction(ask: Ask, action: KeptAction, world: World): Promise<KeptAction> {
  const cue = await askText(ask, 'When …', action.cue ?? '');
  const act = await askText(ask, 'I will …', action.act ?? '');
  const due = await askDay(ask, 'Due?', action.due ?? world.today, world);
  return { ...action, cue, act, due };
}
