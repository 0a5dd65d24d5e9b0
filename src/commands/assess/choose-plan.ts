import { addDays } from '../../core/base/day.js';
import { workingDayFrom } from '../../core/base/working-day.js';
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

/** A longer list is hard to choose from. */
const maxOffered = 5;

/**
 * Writes one event. A person who leaves early keeps their own action, a finished choice of suggestions, and the usual
 * check-in date.
 */
export async function choosePlan(
  ask: Ask,
  { ladder, journal, state }: JournalState,
  { doing, sitting }: { doing: string | null; sitting: string },
  world: World,
): Promise<'finished' | Leaving> {
  const { rhythm } = await world.settings();
  const ownActions = actionFromDoing(doing, state.actions);
  const room = roomFor(state.actions) - ownActions.length;
  const suggestions = planNow(ladder, state, world.today).suggestions.slice(0, maxOffered);
  let actions: KeptAction[] = ownActions;
  let nextCheckin = workingDayFrom(addDays(world.today, rhythm));
  let how: 'finished' | Leaving = 'finished';
  try {
    if (room > 0 && suggestions.length > 0) {
      actions = [...ownActions, ...(await chooseActions(ask, suggestions, room, world))];
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

async function chooseActions(
  ask: Ask,
  suggestions: readonly Suggestion[],
  room: number,
  world: World,
): Promise<KeptAction[]> {
  // The list replaces the result on the screen, so the person gets time to read first.
  const chooseNow = await ask.question({
    kind: 'yes-no',
    message: 'Choose now what to work on?',
    initial: true,
  });
  if (!chooseNow) return [];
  const chosen = await ask.question({
    kind: 'many',
    message: `Which of these will you take? At most ${room}, fewer is fine`,
    choices: suggestions.map(({ action }) => ({ value: action.id, label: sentenceOf(action) })),
    initial: suggestions.slice(0, Math.min(room, 1)).map(({ action }) => action.id),
    most: room,
  });
  const taken: KeptAction[] = [];
  for (const suggestion of suggestions.filter(({ action }) => chosen.includes(action.id))) {
    const confirmed = await confirmAction(ask, takeAction(suggestion, world.today), world);
    if (confirmed !== null) taken.push(confirmed);
  }
  return taken;
}

/** Repeating the wording is what makes an if-then plan work; null leaves the action in the queue. */
async function confirmAction(
  ask: Ask,
  action: KeptAction,
  world: World,
): Promise<KeptAction | null> {
  const choice = await ask.question({
    kind: 'one',
    message: sentenceOf(action),
    choices: [
      { value: 'take', label: 'Take it as it is' },
      { value: 'edit', label: 'Put it in my own words' },
      { value: 'leave', label: 'Leave it in the queue' },
    ],
    initial: 'take',
  });
  if (choice === 'leave') return null;
  return choice === 'edit' ? editAction(ask, action, world) : action;
}

async function editAction(ask: Ask, action: KeptAction, world: World): Promise<KeptAction> {
  const cue = await askText(ask, 'When …', action.cue ?? '');
  const act = await askText(ask, 'I will …', action.act ?? '');
  const due = await askDay(ask, 'Due?', action.due ?? world.today, world);
  return { ...action, cue, act, due };
}
