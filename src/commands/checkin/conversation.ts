import { CoachError } from '../../core/base/errors.js';
import { workingDayIn } from '../../core/base/working-day.js';
import type { Agenda, Rateable } from '../../core/checkin/agenda.js';
import {
  agendaOf,
  behavioursDoneIn,
  followUpQuestion,
  isStuckTooOften,
  needsNewDate,
  nextActionFor,
  openSitting,
  replacementFor,
} from '../../core/checkin/agenda.js';
import type { NewCheckin } from '../../core/checkin/checkin-event.js';
import { defaultNext } from '../../core/checkin/checkin-event.js';
import type { ActionOutcome, KnownAction } from '../../core/journal/fold.js';
import type { Answer } from '../../core/ladder/answers.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { planNow } from '../../core/plan/plan-now.js';
import type { Suggestion } from '../../core/plan/suggestions.js';
import { sentenceOf, takeAction } from '../../core/plan/suggestions.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { KeptAction } from '../../core/schema/events.schema.js';
import type { Ask, Leaving } from '../../prompts/ask.js';
import { Left, leavingCodes } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { askDay, askOptionalText, requireAsk, showPrivacyNote } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournal, reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';
import { checkinOf, checkinResult } from './checkin-result.js';

/** Days until the new date proposed for an overdue action. */
const postponeDays = 14;
const lineMessage = 'What happened, in a line? (Enter for none)';

/** A check-in in progress. Each step is written at once, so that leaving loses nothing. */
interface CheckinConversation {
  readonly ask: Ask;
  readonly world: World;
  readonly sitting: string;
  /** The journal before the check-in. */
  readonly initialState: JournalState;
}

export async function checkinWithPerson(
  { options }: Input<'checkin'>,
  world: World,
): Promise<Result<'checkin'>> {
  const initialState = await readJournal(world);
  const ask = await openAsk(initialState, options['if-due'] ?? false, world);
  const sitting = openSitting(initialState.state, world.today) ?? world.newId();
  const conversation = { ask, world, sitting, initialState };
  const ending = await runConversation(conversation);
  const journalState = reloadJournal(initialState, world);
  const checkin = checkinOf(journalState, sitting);
  const recorded = checkin !== null;
  const result = checkinResult(journalState, {
    checkin,
    recorded,
    finished: ending === 'finished',
  });
  if (ending === 'finished') return result;
  const { renderUnfinished } = await import('../../views/terminal/pages.js');
  world.notice(renderUnfinished(checkin, await world.style(world.err)).trimEnd());
  return { ...result, code: leavingCodes[ending] };
}

async function openAsk(journalState: JournalState, ifDue: boolean, world: World): Promise<Ask> {
  const report = requireReport(journalState);
  try {
    return await requireAsk(
      'A check-in asks questions, but there is no terminal to ask them on',
      ['career-coach checkin --note "what I learnt"', 'career-coach checkin --answers FILE'],
      world,
    );
  } catch (error) {
    if (!ifDue || !isCheckinDue(report)) throw error;
    throw new CoachError(
      'check-in-due',
      `A check-in has been due since ${report.nextCheckin}; career-coach checkin takes a minute`,
    );
  }
}

async function runConversation(conversation: CheckinConversation): Promise<'finished' | Leaving> {
  try {
    const agenda = currentAgenda(conversation);
    await showOpening(conversation, agenda);
    for (const action of agenda.actions) await askAboutAction(conversation, action);
    const { rerate, confirm } = currentAgenda(conversation);
    for (const rateable of rerate) await askRating(conversation, rateable, 'How is it now?');
    await offerNextActions(conversation);
    if (confirm !== null) await askRating(conversation, confirm, 'Still so?');
    await askLesson(conversation);
    await askNextDay(conversation);
    return 'finished';
  } catch (error) {
    if (error instanceof Left) return error.how;
    throw error;
  }
}

function currentState({ initialState, world }: CheckinConversation): JournalState {
  return reloadJournal(initialState, world);
}

function currentAgenda(conversation: CheckinConversation): Agenda {
  const { ladder, state } = currentState(conversation);
  return agendaOf(ladder, state, conversation.world.today, conversation.sitting);
}

function saveStep(
  { initialState, sitting }: CheckinConversation,
  fields: Omit<NewCheckin, 'type' | 'sitting' | 'ladder' | 'key'>,
): void {
  initialState.journal.append([
    { type: 'checkin', sitting, ladder: initialState.ladder.id, ...fields },
  ]);
}

function saveActions({ initialState, sitting }: CheckinConversation, actions: KeptAction[]): void {
  initialState.journal.append([planEvent(initialState.ladder, { sitting, actions })]);
}

async function showOpening(
  { world, initialState }: CheckinConversation,
  agenda: Agenda,
): Promise<void> {
  const { renderOpening } = await import('../../views/terminal/pages.js');
  world.notice(renderOpening(agenda, await world.style(world.err)).trimEnd());
  showPrivacyNote(initialState.ladder, world);
}

const outcomeChoices = [
  { value: 'done', label: 'Done' },
  { value: 'moved', label: 'It moved' },
  { value: 'stuck', label: 'Stuck' },
  { value: 'dropped', label: 'Let it go' },
] as const satisfies readonly { value: ActionOutcome; label: string }[];

const questionsAfter = {
  'what happened': askWhatHappened,
  'what would help': helpStuck,
  why: askWhy,
} as const satisfies Record<(typeof followUpQuestion)[ActionOutcome], typeof askWhy>;

async function askAboutAction(
  conversation: CheckinConversation,
  action: KnownAction,
): Promise<void> {
  const choice = await conversation.ask.question({
    kind: 'one',
    message: sentenceOf(action),
    choices: outcomeChoices,
    initial: 'moved',
  });
  const outcome = outcomeChoices.find(({ value }) => value === choice)?.value ?? 'moved';
  saveStep(conversation, { actions: [{ id: action.id, outcome }] });
  await questionsAfter[followUpQuestion[outcome]](conversation, action);
  await askNewDate(conversation, action);
}

async function askWhatHappened(
  conversation: CheckinConversation,
  { behaviour }: KnownAction,
): Promise<void> {
  const text = await askOptionalText(conversation.ask, lineMessage);
  if (text === null) return;
  saveStep(conversation, {
    evidence: [{ text, behaviours: behaviour === null ? [] : [behaviour] }],
  });
}

async function askWhy(conversation: CheckinConversation, { id }: KnownAction): Promise<void> {
  const because = await askOptionalText(conversation.ask, 'Why, in a line? (Enter for none)');
  if (because !== null) saveActions(conversation, [{ id, because }]);
}

async function askNewDate(conversation: CheckinConversation, { id }: KnownAction): Promise<void> {
  const { ask, world } = conversation;
  const latest = currentState(conversation).state.actions.find((action) => action.id === id);
  if (latest === undefined || !needsNewDate(latest, world.today)) return;
  const due = await askDay(
    ask,
    'A new date for it?',
    workingDayIn(postponeDays, world.today),
    world,
  );
  saveActions(conversation, [{ id, due }]);
}

async function helpStuck(conversation: CheckinConversation, action: KnownAction): Promise<void> {
  const { world } = conversation;
  const { renderFallback } = await import('../../views/terminal/pages.js');
  world.err.write(renderFallback(action, await world.style(world.err)));
  const { ladder, state, report } = currentState(conversation);
  const latest = state.actions.find(({ id }) => id === action.id);
  if (latest === undefined || report === null || !isStuckTooOften(latest)) return;
  await offerReplacement(
    conversation,
    action,
    replacementFor(ladder, report, state.actions, action.behaviour),
  );
}

/** Offers a different action for the same gap: being stuck repeatedly is not treated as a failure. */
async function offerReplacement(
  conversation: CheckinConversation,
  { id }: KnownAction,
  replacement: Suggestion | null,
): Promise<void> {
  const labelFor = (label: string) =>
    replacement === null ? label : `Take the other one, and ${label.toLowerCase()}`;
  const choice = await conversation.ask.question({
    kind: 'one',
    message:
      replacement === null
        ? 'Stuck again. What would help?'
        : `Stuck again. Another way to get there: ${sentenceOf(replacement.action)}`,
    choices: [
      { value: 'queued', label: labelFor('Park this one') },
      { value: 'dropped', label: labelFor('Let this one go') },
      { value: 'keep', label: 'Keep it as it is' },
    ],
    initial: replacement === null ? 'keep' : 'queued',
  });
  if (choice === 'keep') return;
  const status = choice === 'queued' ? 'queued' : 'dropped';
  const taken = replacement === null ? [] : [takeAction(replacement, conversation.world.today)];
  saveActions(conversation, [{ id, status, because: 'stuck again and again' }, ...taken]);
}

const askLater = 'later';

/** Declining writes nothing, so that the question comes back another time. */
async function askRating(
  conversation: CheckinConversation,
  { behaviour, statement, proposed }: Rateable,
  message: string,
): Promise<void> {
  const { scale } = conversation.initialState.ladder;
  const choice = await conversation.ask.question({
    kind: 'one',
    message: `${message} ${statement}`,
    choices: [
      ...scale.points.map(({ value, label, meaning }) => ({
        value: String(value),
        label,
        ...(meaning !== '' && { detail: meaning }),
      })),
      { value: 'earlier', label: scale.earlier.label, detail: scale.earlier.meaning },
      {
        value: 'no-opportunity',
        label: scale.noOpportunity.label,
        detail: scale.noOpportunity.meaning,
      },
      { value: askLater, label: 'Ask me another time' },
    ],
    initial: String(proposed),
  });
  if (choice === askLater) return;
  const answer: Answer =
    choice === 'earlier' || choice === 'no-opportunity' ? choice : Number(choice);
  saveStep(conversation, { ratings: [{ behaviour, answer }] });
}

/** Offers the next action for each behaviour with a finished action; if none is active, also the first of the queue. */
async function offerNextActions(conversation: CheckinConversation): Promise<void> {
  for (const behaviour of behavioursDoneIn(
    currentState(conversation).state,
    conversation.sitting,
  )) {
    await offerNextAction(conversation, behaviour);
  }
  if (!currentState(conversation).state.actions.some(({ status }) => status === 'active')) {
    await offerNextAction(conversation, null);
  }
}

async function offerNextAction(
  conversation: CheckinConversation,
  behaviour: string | null,
): Promise<void> {
  const { ask, world } = conversation;
  const { ladder, state } = currentState(conversation);
  const next = nextActionFor(behaviour, planNow(ladder, state, world.today));
  if (next === null) return;
  const choice = await ask.question({
    kind: 'one',
    message: `Next? ${sentenceOf({ ...state.actions.find(({ id }) => id === next.id), ...next })}`,
    choices: [
      { value: 'take', label: 'Take it into the plan' },
      { value: 'leave', label: 'Leave it in the queue' },
    ],
    initial: 'take',
  });
  if (choice === 'take') saveActions(conversation, [next]);
}

async function askLesson(conversation: CheckinConversation): Promise<void> {
  if (checkinOf(currentState(conversation), conversation.sitting)?.note) return;
  const note = await askOptionalText(
    conversation.ask,
    'What have you learnt since last time? (Enter for none)',
  );
  if (note !== null) saveStep(conversation, { note });
}

async function askNextDay(conversation: CheckinConversation): Promise<void> {
  const { ask, world, initialState } = conversation;
  const { rhythm } = await world.settings();
  const proposed = defaultNext(initialState.state.nextCheckin, rhythm, world.today);
  saveStep(conversation, { next: await askDay(ask, 'Next check-in?', proposed, world) });
}
