import type { KnownAction } from '../../core/journal/state.js';
import { stepDay } from '../../core/plan/due-dates.js';
import { ownAction } from '../../core/plan/own-action.js';
import type { SmallerStep } from '../../core/plan/smaller-step.js';
import { stepInWords } from '../../core/plan/smaller-step.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask } from '../../prompts/ask.js';
import { askDay, askOptionalText } from '../shared/ask.js';
import type { AskingWorld } from './ask-action.js';
import { askOptionalPart } from './ask-action.js';

/** With examples: nobody stuck on the whole of it needs to be told to begin. */
const fifteenMinutes =
  'What could you do in 15 minutes this week, such as ask one person or find one figure?';

/** null: back to where one came from. */
export async function askOwnStep(ask: Ask, about: readonly string[]): Promise<SmallerStep | null> {
  const question = [...about, fifteenMinutes].join(' ');
  const words = await askOptionalText(ask, `${question} (Enter alone: back) I will …`);
  return words === null ? null : stepInWords(words);
}

/**
 * A step as an action of its own, for the same behaviour.
 *
 * @param confirm gets the step, then with the answer to “Done when”, so that leaving before the end loses neither
 */
export async function askStepAction(
  ask: Ask,
  { id, behaviour }: Pick<KnownAction, 'id' | 'behaviour'>,
  { act, title }: SmallerStep,
  kept: readonly KnownAction[],
  world: AskingWorld,
  confirm: (step: KeptAction) => void = () => undefined,
): Promise<KeptAction> {
  const usual = stepDay(world.today);
  const named = title === undefined ? {} : { title };
  const step = { ...ownAction(act, kept, usual), ...named, behaviour, insteadOf: id };
  confirm(step);
  const doneWhen = await askOptionalPart(ask, 'Done when …', null);
  confirm({ ...step, doneWhen });
  return { ...step, doneWhen, due: await askDay(ask, 'By when?', usual, world) };
}
