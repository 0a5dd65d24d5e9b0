import { addDays } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import type { Agenda, Rateable } from '../../core/checkin/agenda.js';
import {
  agendaOf,
  askedAfter,
  finishedIn,
  isStuckTooOften,
  needsNewDate,
  nextFor,
  openSitting,
  replacementFor,
} from '../../core/checkin/agenda.js';
import type { NewCheckin } from '../../core/checkin/checkin-event.js';
import { usualNext } from '../../core/checkin/checkin-event.js';
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
import { askDay, askLine, askOr, remind } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import { readAgain, readJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';
import { checkinOf, tellCheckin } from './told.js';

/** Days to which a date is moved that has passed. */
const daysMoved = 14;
const lineMessage = 'What happened, in a line? (Enter for none)';

/** A check-in that is going on. Each step is kept as it is said, so that leaving loses nothing. */
interface CheckinConversation {
  readonly ask: Ask;
  readonly world: World;
  readonly sitting: string;
  /** What is known before it. */
  readonly start: JournalState;
}

/** The check-in with a person. */
export async function checkinWithPerson(
  { options }: Input<'checkin'>,
  world: World,
): Promise<Result<'checkin'>> {
  const start = await readJournal(world);
  const ask = await whoToAsk(start, options['if-due'] ?? false, world);
  const sitting = openSitting(start.state, world.today) ?? world.newId();
  const talk = { ask, world, sitting, start };
  const how = await converse(talk);
  const known = readAgain(start, world);
  const checkin = checkinOf(known, sitting);
  const recorded = checkin !== null;
  const told = tellCheckin(known, { checkin, recorded, finished: how === 'finished' });
  if (how === 'finished') return told;
  const { renderLeft } = await import('../../views/terminal/pages.js');
  world.notice(renderLeft(checkin, await world.style(world.err)).trimEnd());
  return { ...told, code: leavingCodes[how] };
}

async function whoToAsk(known: JournalState, ifDue: boolean, world: World): Promise<Ask> {
  const report = requireReport(known);
  try {
    return await askOr(
      'A check-in asks questions, and there is no terminal to ask on',
      ['career-coach checkin --note "what I learnt"', 'career-coach checkin --answers FILE'],
      world,
    );
  } catch (error) {
    if (!ifDue || !isCheckinDue(report)) throw error;
    throw new CoachError(
      'check-in-due',
      `A check-in is due since ${report.nextCheckin}; career-coach checkin takes a minute`,
    );
  }
}

async function converse(talk: CheckinConversation): Promise<'finished' | Leaving> {
  try {
    const agenda = agendaNow(talk);
    await open(talk, agenda);
    for (const action of agenda.actions) await askAboutAction(talk, action);
    const { rerate, confirm } = agendaNow(talk);
    for (const rateable of rerate) await askRating(talk, rateable, 'How is it now?');
    await offerNext(talk);
    if (confirm !== null) await askRating(talk, confirm, 'Still so?');
    await askWhatWasLearnt(talk);
    await askNextDay(talk);
    return 'finished';
  } catch (error) {
    if (error instanceof Left) return error.how;
    throw error;
  }
}

function knownNow({ start, world }: CheckinConversation): JournalState {
  return readAgain(start, world);
}

function agendaNow(talk: CheckinConversation): Agenda {
  const { ladder, state } = knownNow(talk);
  return agendaOf(ladder, state, talk.world.today, talk.sitting);
}

function keep(
  { start, sitting }: CheckinConversation,
  said: Omit<NewCheckin, 'type' | 'sitting' | 'ladder' | 'key'>,
): void {
  start.journal.append([{ type: 'checkin', sitting, ladder: start.ladder.id, ...said }]);
}

function keepPlan({ start, sitting }: CheckinConversation, actions: KeptAction[]): void {
  start.journal.append([planEvent(start.ladder, { sitting, actions })]);
}

async function open({ world, start }: CheckinConversation, agenda: Agenda): Promise<void> {
  const { renderOpening } = await import('../../views/terminal/pages.js');
  world.notice(renderOpening(agenda, await world.style(world.err)).trimEnd());
  remind(start.ladder, world);
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
} as const satisfies Record<(typeof askedAfter)[ActionOutcome], typeof askWhy>;

async function askAboutAction(talk: CheckinConversation, action: KnownAction): Promise<void> {
  const said = await talk.ask.question({
    kind: 'one',
    message: sentenceOf(action),
    choices: outcomeChoices,
    initial: 'moved',
  });
  const outcome = outcomeChoices.find(({ value }) => value === said)?.value ?? 'moved';
  keep(talk, { actions: [{ id: action.id, outcome }] });
  await questionsAfter[askedAfter[outcome]](talk, action);
  await askNewDate(talk, action);
}

async function askWhatHappened(
  talk: CheckinConversation,
  { behaviour }: KnownAction,
): Promise<void> {
  const text = await askLine(talk.ask, lineMessage);
  if (text === null) return;
  keep(talk, { evidence: [{ text, behaviours: behaviour === null ? [] : [behaviour] }] });
}

async function askWhy(talk: CheckinConversation, { id }: KnownAction): Promise<void> {
  const because = await askLine(talk.ask, 'Why, in a line? (Enter for none)');
  if (because !== null) keepPlan(talk, [{ id, because }]);
}

/** An action whose date has passed gets a new one, if it is still in the plan. */
async function askNewDate(talk: CheckinConversation, { id }: KnownAction): Promise<void> {
  const { ask, world } = talk;
  const now = knownNow(talk).state.actions.find((action) => action.id === id);
  if (now === undefined || !needsNewDate(now, world.today)) return;
  const due = await askDay(ask, 'A new date for it?', addDays(world.today, daysMoved), world);
  keepPlan(talk, [{ id, due }]);
}

async function helpStuck(talk: CheckinConversation, action: KnownAction): Promise<void> {
  const { world } = talk;
  const { renderFallback } = await import('../../views/terminal/pages.js');
  world.err.write(renderFallback(action, await world.style(world.err)));
  const { ladder, state, report } = knownNow(talk);
  const now = state.actions.find(({ id }) => id === action.id);
  if (now === undefined || report === null || !isStuckTooOften(now)) return;
  await offerOther(talk, action, replacementFor(ladder, report, state.actions, action.behaviour));
}

/** What is stuck again and again wants something else, and that is no failure. */
async function offerOther(
  talk: CheckinConversation,
  { id }: KnownAction,
  other: Suggestion | null,
): Promise<void> {
  const insteadOf = (does: string) =>
    other === null ? does : `Take the other one, and ${does.toLowerCase()}`;
  const what = await talk.ask.question({
    kind: 'one',
    message:
      other === null
        ? 'Stuck again. What would help?'
        : `Stuck again. Another way to the same: ${sentenceOf(other.action)}`,
    choices: [
      { value: 'queued', label: insteadOf('Park this one') },
      { value: 'dropped', label: insteadOf('Let this one go') },
      { value: 'keep', label: 'Keep it as it is' },
    ],
    initial: other === null ? 'keep' : 'queued',
  });
  if (what === 'keep') return;
  const status = what === 'queued' ? 'queued' : 'dropped';
  const taken = other === null ? [] : [takeAction(other, talk.world.today)];
  keepPlan(talk, [{ id, status, because: 'stuck again and again' }, ...taken]);
}

const later = 'later';

/** Asks for a rating. Passing it over keeps nothing: it comes again another time. */
async function askRating(
  talk: CheckinConversation,
  { behaviour, statement, proposed }: Rateable,
  message: string,
): Promise<void> {
  const { scale } = talk.start.ladder;
  const said = await talk.ask.question({
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
      { value: later, label: 'Ask me another time' },
    ],
    initial: String(proposed),
  });
  if (said === later) return;
  const answer: Answer = said === 'earlier' || said === 'no-opportunity' ? said : Number(said);
  keep(talk, { ratings: [{ behaviour, answer }] });
}

/** Where an action was done, the next one for its behaviour; where none is active at all, the first of all. */
async function offerNext(talk: CheckinConversation): Promise<void> {
  for (const behaviour of finishedIn(knownNow(talk).state, talk.sitting)) {
    await offer(talk, behaviour);
  }
  if (!knownNow(talk).state.actions.some(({ status }) => status === 'active')) {
    await offer(talk, null);
  }
}

async function offer(talk: CheckinConversation, behaviour: string | null): Promise<void> {
  const { ask, world } = talk;
  const { ladder, state } = knownNow(talk);
  const next = nextFor(behaviour, planNow(ladder, state, world.today));
  if (next === null) return;
  const what = await ask.question({
    kind: 'one',
    message: `Next? ${sentenceOf({ ...state.actions.find(({ id }) => id === next.id), ...next })}`,
    choices: [
      { value: 'take', label: 'Take it into the plan' },
      { value: 'leave', label: 'Leave it in the queue' },
    ],
    initial: 'take',
  });
  if (what === 'take') keepPlan(talk, [next]);
}

async function askWhatWasLearnt(talk: CheckinConversation): Promise<void> {
  if (checkinOf(knownNow(talk), talk.sitting)?.note) return;
  const note = await askLine(talk.ask, 'What have you learnt since last time? (Enter for none)');
  if (note !== null) keep(talk, { note });
}

async function askNextDay(talk: CheckinConversation): Promise<void> {
  const { ask, world, start } = talk;
  const { rhythm } = await world.settings();
  const usual = usualNext(start.state.nextCheckin, rhythm, world.today);
  keep(talk, { next: await askDay(ask, 'Next check-in?', usual, world) });
}
