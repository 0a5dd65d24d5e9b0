import { workingDayIn } from '../../core/base/working-day.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import type { Ask } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { askDay, askText, emptyMark } from '../shared/ask.js';

/** Days until the proposed due date. */
const defaultDays = 14;

/** Proposes the current wording of the action. */
export async function askWords(
  ask: Ask,
  current: ActionWords,
  world: Pick<World, 'today' | 'settings'>,
): Promise<ActionWords & { readonly cue: string; readonly act: string }> {
  const cue = await askText(ask, 'When …', current.cue ?? 'I plan my week');
  const act = await askText(ask, 'I will …', current.act);
  const obstacle = await askOptionalPart(ask, 'If …', current.obstacle);
  const fallback =
    obstacle === null ? null : await askOptionalPart(ask, 'then I will …', current.fallback);
  const doneWhen = await askOptionalPart(ask, 'Done when …', current.doneWhen);
  const due = await askDay(ask, 'Due?', dueToPropose(current.due, world.today), world);
  return { cue, act, obstacle, fallback, doneWhen, due };
}

function dueToPropose(due: string | null | undefined, today: string): string {
  return due !== undefined && due !== null && due >= today ? due : workingDayIn(defaultDays, today);
}

/** Enter keeps the current text. */
export async function askOptionalPart(
  ask: Ask,
  message: string,
  current: string | null | undefined,
): Promise<string | null> {
  const hint = current ? `${message} (${emptyMark} for none)` : `${message} (Enter for none)`;
  const text = await ask.question({
    kind: 'text',
    message: hint,
    ...(current && { initial: current }),
  });
  return text.trim() === '' || text.trim() === emptyMark ? null : text;
}
