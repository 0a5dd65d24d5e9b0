import type { Day } from '../../core/base/day.js';
import { daysBetween } from '../../core/base/day.js';
import { ended, unended } from '../../core/base/sentence.js';
import { needsNewDate } from '../../core/checkin/agenda.js';
import { laterDate, postponeDays } from '../../core/checkin/later-date.js';
import { nextCheckin } from '../../core/checkin/next-checkin.js';
import type { KnownAction } from '../../core/journal/state.js';
import { activeOf } from '../../core/plan/action-status.js';
import { formatDay, formatNearDay } from '../../views/text/style.js';
import { askDay, askDayOrNone, askNextCheckin, dueSentence } from '../shared/ask.js';
import type { OpenSitting } from './sitting.js';
import { currentState, saveActions, stepOf } from './sitting.js';

/** The next check-in, with new dates for what is due by today: one key where those proposed will do. */
export async function askNextDay(open: OpenSitting): Promise<Day> {
  const { ask, world, initialState } = open;
  const { today } = world;
  const { rhythm } = await world.settings();
  const planned = initialState.state.nextCheckin;
  const proposedFor = (actions: readonly KnownAction[]) =>
    nextCheckin(actions, { planned, rhythm, today });
  const due = dueNow(open);
  if (due.length > 0) {
    const others = currentState(open).state.actions.filter((one) =>
      due.every(({ id }) => id !== one.id),
    );
    // Not before the next check-in, and not a long rhythm later where that is soon.
    const soon = daysBetween(today, proposedFor(others).day);
    const days = Math.max(postponeDays, Math.min(rhythm, soon));
    const next = await askAllDates(open, due, days, proposedFor);
    if (next !== null) return next;
    for (const action of due) await askDateOrNone(open, action, days);
  }
  const { actions } = currentState(open).state;
  return askNextCheckin(ask, proposedFor(actions), actions, world);
}

/** Proposes a date for each that is due, with the next check-in; null: the person wants other days. */
async function askAllDates(
  open: OpenSitting,
  due: readonly KnownAction[],
  days: number,
  proposedFor: (actions: readonly KnownAction[]) => ReturnType<typeof nextCheckin<KnownAction>>,
): Promise<Day | null> {
  const { ask, world } = open;
  const { today } = world;
  const { locale } = await world.settings();
  const { actions } = currentState(open).state;
  const dated = due.reduce((known, action) => {
    const changed = { ...action, due: laterDate(action, known, today, days) };
    return known.map((one) => (one.id === action.id ? changed : one));
  }, actions);
  const { day: next, due: first } = proposedFor(dated);
  const isOther = first !== null && !due.some(({ id }) => id === first.id);
  const near = (date: Day | null | undefined) => formatNearDay(date ?? today, locale);
  const changes = due.map(({ id }) => ({ id, due: dated.find((one) => one.id === id)?.due }));
  const choice = await ask.question<'one'>({
    kind: 'one',
    message: `${due.length === 1 ? 'A new date' : 'New dates'}, and the next check-in on ${formatDay(next, locale)}?`,
    about: [
      ...due.map(
        ({ title, due: from }, index) =>
          `${unended(title)}: from ${near(from)} to ${near(changes[index]?.due)}`,
      ),
      ...(isOther ? [dueSentence(first, locale, next)] : []),
    ],
    choices: [
      { value: 'take', label: 'Yes' },
      { value: 'other', label: 'Other days' },
    ],
    initial: 'take',
  });
  if (choice === 'other') return null;
  saveActions(open, changes);
  return next;
}

/** What is due by today, also where it is kept as it is: without another date it would be late at the next check-in. */
function dueNow(open: OpenSitting): KnownAction[] {
  const before = new Map(open.initialState.state.actions.map(({ id, due }) => [id, due]));
  return activeOf(currentState(open).state.actions).filter(
    (action) => needsNewDate(action, open.world.today) && before.get(action.id) === action.due,
  );
}

/** For a smaller step whose date was proposed when the check-in was left. */
export async function askOpenDates(open: OpenSitting): Promise<void> {
  const { ask, asked, world } = open;
  for (const { id, title, due } of activeOf(currentState(open).state.actions)) {
    const step = stepOf('@when', id);
    if (due === null || !asked.has(step)) continue;
    const day = await askDay(ask, `${ended(title)} By when?`, due, world);
    if (day !== due) saveActions(open, [{ id, due: day }]);
    asked.delete(step);
  }
}

/** Whoever wants no date is not told again that it is late. */
async function askDateOrNone(open: OpenSitting, action: KnownAction, days: number): Promise<void> {
  const { ask, world } = open;
  const message = `A new date for “${unended(action.title)}”, or n for none?`;
  const proposed = laterDate(action, currentState(open).state.actions, world.today, days);
  saveActions(open, [{ id: action.id, due: await askDayOrNone(ask, message, proposed, world) }]);
}

/** Proposes two weeks from today, or from the date that it has. */
export async function askLaterDate(open: OpenSitting, action: KnownAction): Promise<void> {
  const { ask, world } = open;
  const message = 'A new date for it?';
  const proposed = laterDate(action, currentState(open).state.actions, world.today);
  saveActions(open, [{ id: action.id, due: await askDay(ask, message, proposed, world) }]);
}
