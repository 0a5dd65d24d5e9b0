import type { Day } from '../../core/base/day.js';
import { unended } from '../../core/base/sentence.js';
import { needsNewDate } from '../../core/checkin/agenda.js';
import { checkinToPropose } from '../../core/checkin/next-checkin.js';
import type { KnownAction } from '../../core/journal/fold.js';
import { activeOf } from '../../core/plan/action-status.js';
import { dateIn } from '../../core/plan/due-dates.js';
import { longestId } from '../../core/schema/atoms.js';
import { formatDay, formatNearDay } from '../../views/text/style.js';
import { askDay, askNextCheckin } from '../shared/ask.js';
import type { OpenSitting } from './sitting.js';
import { currentState, saveActions } from './sitting.js';

/** Days until the new date proposed for an action. */
const postponeDays = 14;

/** The next check-in, with new dates for what is due by then: one key where those proposed will do. */
export async function askNextDay(open: OpenSitting): Promise<Day> {
  const { ask, world, initialState } = open;
  const { today } = world;
  const { rhythm, locale } = await world.settings();
  const planned = initialState.state.nextCheckin;
  const propose = (actions: readonly KnownAction[]) =>
    checkinToPropose(actions, { planned, rhythm, today });
  const { actions } = currentState(open).state;
  // As if what is late had its new date.
  const { day } = propose(actions.filter((action) => !needsNewDate(action, today)));
  const due = dueBefore(day, open);
  if (due.length > 0) {
    const dated = due.reduce((others, action) => withLaterDate(action, others, today), actions);
    const next = propose(dated).day;
    const near = (date: Day | null | undefined) => formatNearDay(date ?? today, locale);
    const changes = due.map(({ id }) => ({ id, due: dated.find((one) => one.id === id)?.due }));
    const choice = await ask.question<'one'>({
      kind: 'one',
      message: `${due.length === 1 ? 'A new date' : 'New dates'}, and the next check-in on ${formatDay(next, locale)}?`,
      about: due.map(
        ({ title, due: from }, index) =>
          `${unended(title)}: from ${near(from)} to ${near(changes[index]?.due)}`,
      ),
      choices: [
        { value: 'take', label: 'Yes' },
        { value: 'other', label: 'Other days' },
      ],
      initial: 'take',
    });
    if (choice === 'take') {
      saveActions(open, changes);
      return next;
    }
    for (const action of due) {
      await askLaterDate(open, action, `A new date for “${unended(action.title)}”?`);
    }
  }
  return askNextCheckin(ask, propose(currentState(open).state.actions), world);
}

/** What was given no date in this check-in, and is not to keep the one that it has. */
function dueBefore(next: Day, open: OpenSitting): KnownAction[] {
  const before = new Map(open.initialState.state.actions.map(({ id, due }) => [id, due]));
  return activeOf(currentState(open).state.actions).filter(
    ({ id, due }) =>
      due !== null && due < next && before.get(id) === due && !open.asked.has(dateKept(id)),
  );
}

/** Whoever keeps an action as it is keeps its date, too. */
export function dateKept(id: string): string {
  return `@kept ${id}`.slice(0, longestId);
}

function laterDate(action: KnownAction, actions: readonly KnownAction[], today: Day): Day {
  const from = action.due !== null && action.due > today ? action.due : today;
  return dateIn(postponeDays, { ...action, today: from }, activeOf(actions));
}

function withLaterDate(
  action: KnownAction,
  actions: readonly KnownAction[],
  today: Day,
): KnownAction[] {
  const due = laterDate(action, actions, today);
  return actions.map((one) => (one.id === action.id ? { ...one, due } : one));
}

/** Proposes two weeks from today, or from the date that it has. */
export async function askLaterDate(
  open: OpenSitting,
  action: KnownAction,
  message = 'A new date for it?',
): Promise<void> {
  const { ask, world } = open;
  const proposed = laterDate(action, currentState(open).state.actions, world.today);
  saveActions(open, [{ id: action.id, due: await askDay(ask, message, proposed, world) }]);
}
