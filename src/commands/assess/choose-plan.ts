import type { Day } from '../../core/base/day.js';
import { actionFromDoing } from '../../core/checkin/assessment-event.js';
import { nextCheckin } from '../../core/checkin/next-checkin.js';
import { activeOf, withStatus } from '../../core/plan/action-status.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { roomFor } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask, Leaving } from '../../prompts/ask.js';
import { Left } from '../../prompts/ask.js';
import { ended } from '../../views/text/words.js';
import type { World } from '../../world/world.js';
import { askNextCheckin } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import { chooseActions } from './choose-actions.js';
import { completeOwn } from './complete-own.js';
import {
  askNewDates,
  closeHeld,
  evidenceOf,
  makeRoomForDecisive,
  offeredNow,
  withChanges,
} from './settle-plan.js';

/**
 * Saves a choice as soon as it is made, and the rest at the end. A person who leaves early keeps their own action, a
 * finished choice of suggestions, and the proposed check-in date.
 */
export async function choosePlan(
  ask: Ask,
  assessed: JournalState,
  { doing, sitting }: { doing: string | null; sitting: string },
  world: World,
): Promise<'finished' | Leaving> {
  const { ladder, journal, state } = assessed;
  const { rhythm } = await world.settings();
  const { today } = world;
  const dated: KeptAction[] = [];
  const settled: KeptAction[] = [];
  const came = new Map<string, string>();
  /** The plan as it is after what was closed, parked and dated here. */
  const stateNow = () => ({
    ...state,
    actions: withChanges(state.actions, [...settled, ...dated]),
  });
  /** What is closed or parked here makes room for it. */
  const ownNow = () => actionFromDoing(doing, stateNow().actions);
  let chosen: KeptAction[] | null = null;
  const actionsNow = () => [...stateNow().actions, ...(chosen ?? ownNow())];
  const proposed = () => nextCheckin(actionsNow(), { rhythm, today });
  let next: Day | null = null;
  let how: 'finished' | Leaving = 'finished';
  /** Whether the person has chosen, or there was nothing to choose. */
  let hasChosen = false;
  const saved: KeptAction[] = [];
  const save = (day: Day, actions: readonly KeptAction[], declined: readonly string[] = []) => {
    const changed = [...settled, ...dated, ...actions].filter((one) => !saved.includes(one));
    saved.push(...changed);
    journal.append([
      planEvent(ladder, {
        sitting,
        nextCheckin: day,
        ...(changed.length > 0 && { actions: changed }),
        ...(declined.length > 0 && { declined: [...declined] }),
      }),
      ...evidenceOf(came, state.actions).map((line) => ({ ...line, sitting, date: today })),
    ]);
    came.clear();
  };
  try {
    await closeHeld(ask, assessed, settled, came, world);
    await makeRoomForDecisive(ask, { ...assessed, state: stateNow() }, settled, world);
    await askNewDates(ask, stateNow().actions, dated, world);
    const now = { ...assessed, state: stateNow() };
    const room = roomFor(now.state.actions);
    const ownActions = ownNow();
    const suggestions = offeredNow(now, world, settled);
    if (room > 0 && suggestions.length + ownActions.length > 0) {
      const isChanged = settled.length + dated.length > 0;
      const madeRoom = settled.some(({ status }) => status === 'queued');
      const offer = { ownActions, suggestions, room, isChanged, madeRoom };
      const choice = await chooseActions(ask, offer, now, world);
      chosen = choice.actions;
      hasChosen = true;
      save(proposed().day, chosen, choice.declined);
      await sayPlan(now.state, chosen, world);
      await completeOwn(ask, chosen, ownActions, now, world, (actions) => {
        chosen = actions;
      });
    }
    hasChosen = true;
    next = await askNextCheckin(ask, proposed(), actionsNow(), world);
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    how = error.how;
    if (!hasChosen) sayHowToGoOn(roomFor(stateNow().actions) > ownNow().length, world);
  }
  const actions = chosen ?? ownNow();
  // Each of them is the person's own: a suggestion is never parked here.
  for (const { title = '' } of actions.filter(({ status }) => status === 'queued')) {
    const why =
      chosen === null
        ? "Your plan is full, so what you're already doing is"
        : "You didn't choose what you're already doing, so it's";
    world.notice(`${why} parked: ${ended(title)}`);
  }
  save(next ?? proposed().day, actions);
  return how;
}

function sayHowToGoOn(hasRoom: boolean, world: World): void {
  const goOn = hasRoom ? 'take an action: career-coach plan next' : 'go on: career-coach checkin';
  world.notice(`Saved. To ${goOn}`);
}

/** The plan by its numbers: what was chosen must be seen. */
async function sayPlan(
  state: JournalState['state'],
  chosen: readonly KeptAction[],
  world: World,
): Promise<void> {
  const { activeLines } = await import('../../views/terminal/status.js');
  const before = withStatus(state.actions, 'active');
  const taken = chosen
    .filter(({ status }) => status === 'active')
    .map(({ id, title = id, due = null }) => ({ title, due, status: 'active' as const }));
  const active = activeOf([...before, ...taken]).map((action, index) => ({
    ...action,
    number: index + 1,
  }));
  const style = await world.style(world.err);
  const lines = activeLines({ plan: { active }, date: world.today }, style);
  world.notice(['', 'Your plan', ...lines, ''].join('\n'));
}
