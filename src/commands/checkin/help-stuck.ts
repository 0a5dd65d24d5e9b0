import { ended } from '../../core/base/sentence.js';
import { workingDayIn } from '../../core/base/working-day.js';
import {
  idleWeeks,
  isStuckTooOften,
  nextActionFor,
  replacementFor,
} from '../../core/checkin/agenda.js';
import type { KnownAction } from '../../core/journal/fold.js';
import { isReplaced } from '../../core/plan/find-actions.js';
import { inOwnWords } from '../../core/plan/plan-change.js';
import { planNow } from '../../core/plan/plan-now.js';
import { smallerStep, stepInWords } from '../../core/plan/smaller-step.js';
import { ownAction, takeAction } from '../../core/plan/suggestions.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask, Choice } from '../../prompts/ask.js';
import { askOptionalPart, askWhatToChange } from '../plan/ask-action.js';
import { askDay, askOptionalText, askText } from '../shared/ask.js';
import { checkinOf } from './checkin-result.js';
import type { OpenSitting } from './sitting.js';
import { currentState, saveActions } from './sitting.js';

/** Days until the date proposed for a smaller step. */
const smallStepDays = 7;

/** Asks what is in the way and what would help: being stuck is not treated as a failure. */
export async function helpStuck(open: OpenSitting, action: KnownAction): Promise<void> {
  await askWhatIsInTheWay(open, action);
  const latest = currentState(open).state.actions.find(({ id }) => id === action.id) ?? action;
  const again = isStuckTooOften(latest);
  await offerHelp(
    open,
    latest,
    again ? 'Stuck again. What would help?' : 'What would help?',
    again ? 'swap' : 'smaller',
  );
}

/** Whether the reason was told before the check-in was left. */
export function isReasonTold(open: OpenSitting, id: string): boolean {
  const checkin = checkinOf(currentState(open), open.sitting);
  return checkin?.actions.find((action) => action.id === id)?.because !== undefined;
}

async function askWhatIsInTheWay(open: OpenSitting, { id }: KnownAction): Promise<void> {
  if (isReasonTold(open, id)) return;
  const because = await askOptionalText(
    open.ask,
    'What is in the way, in a few words? (Enter for none)',
  );
  if (because !== null) saveActions(open, [{ id, because }]);
}

/** After some weeks without an occasion, waiting on is one choice of several. */
export async function helpIdle(open: OpenSitting, action: KnownAction): Promise<void> {
  const weeks = idleWeeks(action, currentState(open).state.checkins, open.world.today);
  if (weeks === null) return;
  await offerHelp(open, action, `Not yet for ${weeks} weeks. What would help?`, 'keep');
}

async function offerHelp(
  open: OpenSitting,
  action: KnownAction,
  message: string,
  first: 'keep' | 'smaller' | 'swap',
): Promise<void> {
  const other = otherAction(open, action);
  const idea = smallerStep(action);
  const swap: Choice =
    other === null
      ? { value: 'swap', label: 'Park it' }
      : { value: 'swap', label: `Swap it for another: ${other.title}` };
  const choice = await open.ask.question({
    kind: 'one',
    message,
    choices: [
      { value: 'keep', label: 'Keep it as it is' },
      {
        value: 'smaller',
        label: 'Make it a smaller step, for this week',
        ...(idea !== null && { detail: ended(`For instance: I will ${idea.act}`) }),
      },
      { value: 'reword', label: 'Put it in other words' },
      swap,
    ],
    initial: first === 'swap' && other === null ? 'keep' : first,
  });
  if (choice === 'smaller') {
    const step = await askSmallerStep(open.ask, action);
    if (step === null) return offerHelp(open, action, message, first);
    await makeSmaller(open, action, step);
  }
  if (choice === 'reword') await reword(open, action);
  if (choice === 'swap') {
    saveActions(open, [
      { id: action.id, status: 'queued' },
      ...(other === null ? [] : [{ ...other.change, insteadOf: action.id }]),
    ]);
  }
}

type Step = NonNullable<ReturnType<typeof smallerStep>>;

/** Proposes one, to take, change or replace; null: back to the menu. */
async function askSmallerStep(ask: Ask, action: KnownAction): Promise<Step | null> {
  const idea = smallerStep(action);
  if (idea === null) return askOwnStep(ask);
  const choice = await ask.question({
    kind: 'one',
    message: 'Which smaller step, for this week?',
    choices: [
      { value: 'take', label: ended(`I will ${idea.act}`) },
      { value: 'change', label: 'Almost: let me change these words' },
      { value: 'own', label: 'A step in my own words' },
      { value: 'back', label: 'Back' },
    ],
    initial: 'take',
  });
  if (choice === 'take') return idea;
  if (choice === 'change') return stepInWords(await askText(ask, 'I will …', idea.act));
  return choice === 'own' ? askOwnStep(ask) : null;
}

async function askOwnStep(ask: Ask): Promise<Step | null> {
  const words = await askOptionalText(
    ask,
    'The smallest step that you could do this week? (Enter alone: back) I will …',
  );
  return words === null ? null : stepInWords(words);
}

/** A step of its own for the same behaviour; the larger one waits in the queue meanwhile. */
async function makeSmaller(
  open: OpenSitting,
  { id, behaviour }: KnownAction,
  { act, title, doneWhen: proposed }: Step,
): Promise<void> {
  const { ask, world } = open;
  const doneWhen = await askOptionalPart(ask, 'Done when …', proposed);
  const due = await askDay(ask, 'By when?', workingDayIn(smallStepDays, world.today), world);
  const step = ownAction(act, currentState(open).state.actions, due);
  saveActions(open, [
    { id, status: 'queued' },
    { ...step, ...(title !== undefined && { title }), behaviour, doneWhen, insteadOf: id },
  ]);
}

async function reword(open: OpenSitting, action: KnownAction): Promise<void> {
  const { ladder } = currentState(open);
  const words = await askWhatToChange(open.ask, action, ladder, open.world);
  saveActions(open, [{ id: action.id, ...inOwnWords(action, words) }]);
}

/** Another way to close the same gap, or else the next action of the queue; null if there is neither. */
function otherAction(
  open: OpenSitting,
  { behaviour }: KnownAction,
): { readonly title: string; readonly change: KeptAction } | null {
  const { today } = open.world;
  const { ladder, state, report } = currentState(open);
  const replacement =
    report === null ? null : replacementFor(ladder, report, state.actions, behaviour);
  if (replacement !== null) {
    return { title: replacement.action.title, change: takeAction(replacement, today) };
  }
  // As if there were room: the other one makes it.
  const { kept, ...rest } = planNow(ladder, state, today);
  const waiting = kept.filter(
    (known) =>
      known.status !== 'active' && !isReplaced(known, { kept }) && !open.asked.has(known.id),
  );
  const change = nextActionFor(null, { ...rest, kept: waiting });
  if (change === null) return null;
  const known = kept.find(({ id }) => id === change.id);
  return { title: change.title ?? known?.title ?? '', change };
}
