import { addDays } from '../../core/base/day.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import type { Ask } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { askDay, askText, none } from '../shared/ask.js';

/** Days until the date that is proposed for an action of one's own. */
const usualDays = 30;

/** Asks for the words of an action, with those that it has as the first proposal. */
export async function askWords(
  ask: Ask,
  before: ActionWords,
  world: Pick<World, 'today'>,
): Promise<ActionWords & { readonly cue: string; readonly act: string }> {
  const cue = await askText(ask, 'When …', before.cue ?? 'the next fitting occasion comes');
  const act = await askText(ask, 'I will …', before.act);
  const obstacle = await askKept(ask, 'If …', before.obstacle);
  const fallback = obstacle === null ? null : await askKept(ask, 'then I will …', before.fallback);
  const doneWhen = await askKept(ask, 'Done when …', before.doneWhen);
  const due = await askDay(ask, 'Due?', laterDue(before.due, world.today), world);
  return { cue, act, obstacle, fallback, doneWhen, due };
}

function laterDue(due: string | null | undefined, today: string): string {
  return due !== undefined && due !== null && due >= today ? due : addDays(today, usualDays);
}

/** A text that may be left out; Enter keeps what there is. */
async function askKept(
  ask: Ask,
  message: string,
  before: string | null | undefined,
): Promise<string | null> {
  const hint = before ? `${message} (${none} for none)` : `${message} (Enter for none)`;
  const text = await ask.question({
    kind: 'text',
    message: hint,
    ...(before && { initial: before }),
  });
  return text.trim() === '' || text.trim() === none ? null : text;
}
