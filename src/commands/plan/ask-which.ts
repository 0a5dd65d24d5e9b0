import type { KnownAction } from '../../core/journal/state.js';
import { activeIn } from '../../core/plan/find-actions.js';
import type { PlanNow } from '../../core/plan/plan-now.js';
import type { Ask } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { requireAsk } from '../shared/ask.js';
import { requireIds } from '../shared/check-text.js';

/** The actions named on the command line; without any, the person picks an active one. */
export async function namedOrPicked(
  words: readonly string[],
  now: PlanNow,
  { message, instead }: { readonly message: string; readonly instead: string },
  world: World,
): Promise<string[]> {
  const active = activeIn(now);
  if (words.length > 0 || active.length === 0) return requireIds(words);
  const ask = await requireAsk(
    'Which action? Give its number or id',
    active.map(({ title }, index) => `career-coach ${instead} ${index + 1}, “${title}”`),
    world,
  );
  return [await pickAction(ask, message, active)];
}

export function pickAction(
  ask: Ask,
  message: string,
  actions: readonly Pick<KnownAction, 'id' | 'title'>[],
): Promise<string> {
  return ask.question({
    kind: 'one',
    message,
    choices: actions.map(({ id, title }) => ({ value: id, label: title })),
  });
}
