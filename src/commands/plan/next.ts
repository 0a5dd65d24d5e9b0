import { CoachError } from '../../core/base/errors.js';
import { obstacleTold } from '../../core/checkin/agenda.js';
import type { KnownAction, State } from '../../core/journal/state.js';
import { madeSmallerIn } from '../../core/plan/find-actions.js';
import { nextWithReason, takeActions } from '../../core/plan/plan-change.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { withBack } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { orBack, personToAsk } from '../shared/ask.js';
import { confirm } from '../shared/confirm.js';
import { inQuestion, wholeAction } from '../shared/in-question.js';
import type { Run } from '../shared/run.js';
import { askOwnStep, askStepAction } from './ask-step.js';
import { activate, readPlan } from './change-plan.js';

export const run: Run<'plan next'> = async ({ options }, world) => {
  const { journalState, now } = await readPlan(world);
  const park = options.park ?? [];
  const place = { journalState, now, park, instead: 'career-coach plan next' };
  const whole = madeSmallerIn(now);
  const ask = await personToAsk(options, world);
  const { checkins } = journalState.state;
  const chosen = whole && ask && (await askAfterStep(ask, whole, { ...now, checkins }, world));
  if (chosen) return activate([chosen], place, world);
  // What is left for now isn't the next one either.
  const kept = ask === null ? now.kept : now.kept.filter((action) => action !== whole);
  const next = nextWithReason({ ...now, kept });
  if (next === null) {
    throw new CoachError('usage', 'Nothing is parked, and you have no open gap', [
      'career-coach plan add "what I will do"',
      'career-coach assess',
    ]);
  }
  const { action, reason: because } = next;
  if (ask !== null) {
    const { name, about } = inQuestion(wholeAction(action, now.kept));
    const message = `Next: ${[name, ...about].join(' ')} Take it into your plan?`;
    const declined = 'Not taken. To choose another: career-coach plan add';
    await confirm(world, { message, initial: true, declined }, []);
  }
  return activate([action], { ...place, because }, world);
};

/** An action that was too large comes back only if the person wants it. null: they leave it for now. */
async function askAfterStep(
  ask: Ask,
  whole: KnownAction,
  now: PlanNow & Pick<State, 'checkins'>,
  world: World,
): Promise<KeptAction | null> {
  const obstacle = obstacleTold(whole.id, { ...now, actions: now.kept });
  const choice = await ask.question<'one'>({
    kind: 'one',
    message: `You made “${whole.title}” smaller, and the small step is done. What now?`,
    about: obstacle === undefined ? [] : [`What was in the way: “${obstacle}”`],
    choices: [
      { value: 'whole', label: 'Take it up whole' },
      { value: 'step', label: 'Take another small step towards it' },
      { value: 'leave', label: 'Leave it for now, and take what comes next' },
    ],
  });
  if (choice === 'leave') return null;
  if (choice === 'whole') return takeActions(now, [whole.id])[0] ?? null;
  const own = await orBack(askOwnStep(withBack(ask), []));
  return own === null
    ? askAfterStep(ask, whole, now, world)
    : askStepAction(ask, whole, own, now.kept, world);
}
