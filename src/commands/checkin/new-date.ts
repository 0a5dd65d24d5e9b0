import { needsNewDate } from '../../core/checkin/agenda.js';
import { nextCheckinDay } from '../../core/checkin/next-checkin.js';
import type { KnownAction } from '../../core/journal/fold.js';
import { withStatus } from '../../core/plan/action-status.js';
import { dateIn } from '../../core/plan/due-dates.js';
import { formatNearDay } from '../../views/text/style.js';
import { askDay } from '../shared/ask.js';
import type { OpenSitting } from './sitting.js';
import { currentState, saveActions, stepOf } from './sitting.js';

/** Days until the new date proposed for an action. */
const postponeDays = 14;

/** For an action whose date has passed, or will have by the next check-in. */
export async function askNewDate(open: OpenSitting, { id }: KnownAction): Promise<void> {
  // Who keeps an action as it is keeps its date, too.
  if (open.asked.has(stepOf('@date', id))) return;
  const { ask, world, initialState } = open;
  const { today } = world;
  const { actions } = currentState(open).state;
  const latest = actions.find((action) => action.id === id);
  if (latest?.status !== 'active' || latest.due === null) return;
  if (needsNewDate(latest, today)) return await askLaterDate(open, latest);
  const { rhythm, locale } = await world.settings();
  const { nextCheckin: planned } = initialState.state;
  // Those that are late get a new date, too.
  const dated = actions.filter((action) => !needsNewDate(action, today));
  const next = nextCheckinDay(dated, { planned, rhythm, today });
  if (latest.due >= next) return;
  const when = formatNearDay(latest.due, locale);
  const message = `It's due ${when}, before your next check-in. A new date for it?`;
  saveActions(open, [{ id, due: await askDay(ask, message, next, world) }]);
}

/** Proposes two weeks from today, or from the date that it has. */
export async function askLaterDate(open: OpenSitting, action: KnownAction): Promise<void> {
  const { id, due } = action;
  const { ask, world } = open;
  const from = due !== null && due > world.today ? due : world.today;
  const active = withStatus(currentState(open).state.actions, 'active');
  const proposed = dateIn(postponeDays, { ...action, today: from }, active);
  saveActions(open, [{ id, due: await askDay(ask, 'A new date for it?', proposed, world) }]);
}
