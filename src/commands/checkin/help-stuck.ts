import { ended, unended } from '../../core/base/sentence.js';
import { isStuckTooOften } from '../../core/checkin/agenda.js';
import type { KnownAction } from '../../core/journal/state.js';
import type { ActionWords } from '../../core/plan/plan-change.js';
import { inOwnWords } from '../../core/plan/plan-change.js';
import type { SmallerStep } from '../../core/plan/smaller-step.js';
import {
  isSmallStep,
  needsWhoIsInTheWay,
  smallerStep,
  stepInWords,
} from '../../core/plan/smaller-step.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask, Choice } from '../../prompts/ask.js';
import { Left } from '../../prompts/ask.js';
import { askWhatToChange } from '../plan/ask-action.js';
import { askOwnStep, askStepAction } from '../plan/ask-step.js';
import { askOptionalText, askText } from '../shared/ask.js';
import { checkinOf } from './checkin-result.js';
import { askLaterDate } from './new-date.js';
import type { OpenSitting } from './sitting.js';
import { askOnce, currentState, endAction, saveActions, saveStep, stepOf } from './sitting.js';
import { otherAction, swapped } from './swap.js';

/** Asks what is in the way and what would help: being stuck is not treated as a failure. */
export async function helpStuck(open: OpenSitting, action: KnownAction): Promise<void> {
  await askReason(open, action, 'What is in the way, in a few words? (Enter for none)');
  const latest = currentState(open).state.actions.find(({ id }) => id === action.id) ?? action;
  const again = isStuckTooOften(latest);
  const because = reasonTold(open, action.id);
  const question: HelpQuestion = {
    message: again ? 'Stuck again. What would help?' : 'What would help?',
    about: because === undefined ? [] : [`What's in the way: “${because}”.`],
    because,
    first: again ? 'swap' : 'smaller',
  };
  await askOnce(open, stepOf('@help', action.id), () => offerHelp(open, latest, question));
}

/** In this check-in, perhaps before it was left. */
export function reasonTold(open: OpenSitting, id: string): string | undefined {
  const checkin = checkinOf(currentState(open), open.sitting);
  return checkin?.actions.find((action) => action.id === id)?.because;
}

/** Why it is let go. */
export function askWhy(open: OpenSitting, action: KnownAction): Promise<void> {
  return askReason(open, action, 'Why, in a line? (Enter for none)');
}

/** Asked once in a check-in, and not where it was told already. */
async function askReason(open: OpenSitting, { id }: KnownAction, message: string): Promise<void> {
  if (reasonTold(open, id) !== undefined) return;
  await askOnce(open, stepOf('@reason', id), async () => {
    const because = await askOptionalText(open.ask, message);
    if (because !== null) saveActions(open, [{ id, because }]);
  });
}

/**
 * For an action without progress, of which nobody said that it is stuck.
 *
 * @param times how often in a row it was due and not done; 0: help was asked for
 */
export async function helpIdle(
  open: OpenSitting,
  action: KnownAction,
  times: number,
): Promise<void> {
  const message = times > 0 ? 'Not yet again. What would help?' : 'What would help?';
  const first = times > 2 ? 'swap' : times > 0 ? 'keep' : 'smaller';
  const question: HelpQuestion = { message, about: [], first };
  await askOnce(open, stepOf('@help', action.id), () => offerHelp(open, action, question));
}

interface HelpQuestion {
  readonly message: string;
  /** What is in the way, in the person's words, to look at while choosing. */
  readonly about: readonly string[];
  readonly because?: string | undefined;
  readonly first: 'smaller' | 'swap' | 'keep';
}

/** In the same order each time: whoever presses a digit from habit gets what it stood for before. */
function helpChoices(action: KnownAction, swap: Choice): Choice[] {
  const { due, fallback } = action;
  const later = due === null ? [] : [{ value: 'later', label: 'Move it to a later date' }];
  const keep = { value: 'keep', label: 'Keep it as it is' };
  const drop = { value: 'drop', label: 'Let it go' };
  const reworded = { value: 'reword', label: 'Put it in other words' };
  if (isSmallStep(action)) return [...later, swap, drop, keep, reworded];
  const smaller = {
    value: 'smaller',
    label: 'Make it a smaller step, for this week',
    ...(fallback && { detail: ended(`For instance: I will ${unended(fallback)}`) }),
  };
  return [keep, smaller, reworded, swap, ...later, drop];
}

async function offerHelp(
  open: OpenSitting,
  action: KnownAction,
  question: HelpQuestion,
): Promise<void> {
  const { message, about, first } = question;
  const other = otherAction(open, action);
  const swap: Choice =
    other === null
      ? { value: 'swap', label: 'Park it' }
      : {
          value: 'swap',
          label: `Swap it for another: ${other.title}`,
          detail: other.sentence,
        };
  const usual = first === 'swap' && other === null ? 'keep' : first;
  const withoutSmaller = action.due === null ? 'keep' : 'later';
  const choice = await open.ask.question({
    kind: 'one',
    message,
    about,
    choices: helpChoices(action, swap),
    initial: usual === 'smaller' && isSmallStep(action) ? withoutSmaller : usual,
  });
  if (choice === 'drop') {
    endWith(open, action.id, 'dropped');
    await askWhy(open, action);
  }
  if (choice === 'smaller') {
    const step = await askSmallerStep(open.ask, action, question);
    if (step === null) return offerHelp(open, action, question);
    await makeSmaller(open, action, step);
  }
  if (choice === 'reword') await reword(open, action);
  if (choice === 'later') await askLaterDate(open, action);
  if (choice === 'swap' && !(await swapped(open, action, other))) {
    await offerHelp(open, action, question);
  }
}

/** The outcome, where none was told: that stays as it is, with its reason. */
export function endWith(open: OpenSitting, id: string, outcome: 'done' | 'dropped'): void {
  const told = checkinOf(currentState(open), open.sitting)?.actions ?? [];
  if (told.some((action) => action.id === id)) saveActions(open, [{ id, status: outcome }]);
  else saveStep(open, { actions: [{ id, outcome }] });
}

/** Suggests one, and takes one in the person's own words. null: back to the menu. */
async function askSmallerStep(
  ask: Ask,
  action: KnownAction,
  { about, because }: HelpQuestion,
): Promise<SmallerStep | null> {
  const idea = smallerStep(action);
  if (idea === null) return askOwnStep(ask, about);
  const choice = await ask.question<'one'>({
    kind: 'one',
    message: 'A smaller step, for this week?',
    about,
    choices: [
      { value: 'take', label: ended(`Suggestion: I will ${idea.act}`) },
      { value: 'change', label: 'The suggestion, in other words' },
      { value: 'own', label: 'In my own words' },
      { value: 'back', label: 'Back' },
    ],
    initial: needsWhoIsInTheWay(idea, because) ? 'own' : 'take',
  });
  if (choice === 'take') return idea;
  if (choice === 'change') return stepInWords(await askText(ask, 'I will …', idea.act));
  return choice === 'own' ? askOwnStep(ask, about) : null;
}

/** The larger one waits in the queue meanwhile. */
async function makeSmaller(open: OpenSitting, action: KnownAction, step: SmallerStep) {
  const { actions } = currentState(open).state;
  await saveConfirmed<KeptAction>(
    open,
    action,
    (confirm) => askStepAction(open.ask, action, step, actions, open.world, confirm),
    (smaller) => [{ id: action.id, status: 'queued' }, smaller],
  );
}

async function reword(open: OpenSitting, action: KnownAction): Promise<void> {
  await saveConfirmed<ActionWords>(
    open,
    action,
    (confirm) => askWhatToChange(open.ask, action, currentState(open), open.world, confirm),
    (words) => [{ id: action.id, ...inOwnWords(action, words) }],
  );
}

/** Saves the answer. Of somebody who leaves before its last part, it saves the parts that they confirmed. */
async function saveConfirmed<T extends object>(
  open: OpenSitting,
  { id }: KnownAction,
  ask: (confirm: (soFar: T) => void) => Promise<T>,
  changes: (answer: T) => KeptAction[],
): Promise<void> {
  let confirmed: T | null = null;
  try {
    confirmed = await ask((soFar) => {
      confirmed = soFar;
    });
  } catch (error) {
    if (!(error instanceof Left) || error.isEscape) throw error;
    if (confirmed !== null && Object.keys(confirmed).length > 0) {
      const changed = changes(confirmed);
      saveActions(open, changed);
      // A new step has a date that nobody has confirmed.
      const begun = changed.filter(({ status }) => status === 'active');
      for (const step of begun) open.asked.add(stepOf('@when', step.id));
      endAction(open, id);
    }
    throw error;
  }
  saveActions(open, changes(confirmed));
}
