import type { Day } from '../../core/base/day.js';
import { followUpQuestion, needsNewDate, obstacleTold } from '../../core/checkin/agenda.js';
import { idleOrNoted, timesNotYet } from '../../core/checkin/idle-weeks.js';
import { loggedAbout, notesToQuote } from '../../core/checkin/notes-about.js';
import { heldSince } from '../../core/checkin/rated-since.js';
import type {
  ActionOutcome,
  DatedRating,
  Evidence,
  KnownAction,
} from '../../core/journal/state.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { activeOf, withStatus } from '../../core/plan/action-status.js';
import { dateIn } from '../../core/plan/due-dates.js';
import { wholesOf } from '../../core/plan/find-actions.js';
import { ownDays } from '../../core/plan/own-action.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { formatNearDay } from '../../views/text/style.js';
import { doneSentence, ended } from '../../views/text/words.js';
import { askDay, askOptionalText, whatCame } from '../shared/ask.js';
import { askPractised } from '../shared/ask-practised.js';
import { inQuestion } from '../shared/in-question.js';
import { askAim } from './ask-aim.js';
import { checkinOf } from './checkin-result.js';
import type { Unfinished } from './go-on.js';
import { askWhy, helpIdle, helpStuck } from './help-stuck.js';
import { inTheWay, lastTime } from './last-time.js';
import { howItGoes, notedSentence } from './offer.js';
import { askHowOften } from './rate-again.js';
import type { OpenSitting } from './sitting.js';
import {
  askOnce,
  currentAgenda,
  currentState,
  endAction,
  saveActions,
  saveDeclined,
  saveStep,
  stepOf,
} from './sitting.js';

const outcomeChoices = [
  { value: 'not-yet', label: 'Not yet, or no occasion yet' },
  { value: 'moved', label: 'Some progress' },
  { value: 'done', label: 'Done' },
  { value: 'stuck', label: 'Stuck' },
  { value: 'dropped', label: 'Let it go' },
] as const satisfies readonly { value: ActionOutcome | 'not-yet'; label: string }[];

const outcomeHelp = [
  'Not yet, or no occasion yet: the plan stays as it is. After some weeks, you can say what would help.',
  'Some progress: you can say in a line what happened.',
  'Done: you can say what came of it, rate the behaviour again, and take the next action.',
  'Stuck: you can say what is in the way, and make it smaller, reword it or swap it.',
  'Let it go: it leaves your plan.',
  'Each answer is saved as you give it. To take the whole check-in back afterwards: career-coach undo',
];

const questionsAfter = {
  'what happened': askWhatHappened,
  'what came of it': askWhatCame,
  'what would help': helpStuck,
  why: askWhy,
} as const satisfies Record<(typeof followUpQuestion)[ActionOutcome], typeof askWhy>;

/**
 * "Not yet" is the usual answer, says nothing about the person, and leads to no question. Whoever noted something about
 * the action has made some progress.
 *
 * @param noted since the last check-in
 */
export async function askAboutAction(
  open: OpenSitting,
  action: KnownAction,
  noted: readonly Evidence[],
): Promise<void> {
  const notes = toQuote(open, action, [...noted, ...notedHere(open)]);
  const idle = stepOf('@not-yet', action.id);
  const outcome = open.asked.has(idle) ? 'help' : await askOutcome(open, action, notes);
  const { ladder, state } = currentState(open);
  const isKept = outcome === 'not-yet' || outcome === 'moved';
  if (isKept && heldSince(ladder, action, state)) open.asked.add(stepOf('@kept', action.id));
  const times =
    outcome === 'not-yet' ? timesNotYet(action, currentState(open).events, open.world.today) : 0;
  if (outcome === 'help' || times > 1) {
    open.asked.add(idle);
    await helpIdle(open, action, times);
  } else if (outcome !== 'not-yet') {
    saveStep(open, { actions: [{ id: action.id, outcome }] });
    if (outcome === 'moved' && notes.length > 0) await askWhatElse(open, action);
    else await questionsAfter[followUpQuestion[outcome]](open, action);
  }
  endAction(open, action.id);
}

function toQuote(
  { initialState: { ladder, state } }: OpenSitting,
  action: KnownAction,
  notes: readonly Evidence[],
): Evidence[] {
  return notesToQuote(ladder, action, activeOf(state.actions), notes);
}

/** What was told about other actions in this check-in: only its words can say that it's about this one, too. */
function notedHere(open: OpenSitting): Evidence[] {
  const now = currentState(open);
  const told = new Set(checkinOf(now, open.sitting)?.evidence.map(({ text }) => text));
  return now.state.evidence
    .filter(({ date, text }) => date === open.world.today && told.has(text))
    .map((line) => ({ ...line, behaviours: [] }));
}

async function askOutcome(open: OpenSitting, action: KnownAction, notes: readonly Evidence[]) {
  const { ask, world } = open;
  const style = await world.style(world.err);
  const { locale } = style;
  const { about } = inQuestion(action);
  const now = currentState(open);
  const { state } = now;
  const rated = heldSince(now.ladder, action, state);
  const idle = stepOf('@idle', action.id);
  const told = state.asked.get(idle);
  const { weeks, notes: noted } =
    rated === null
      ? idleOrNoted(now.ladder, action, notes, state, world.today, told)
      : { weeks: null, notes };
  const choices = [
    ...outcomeChoices,
    ...(weeks === null ? [] : [{ value: 'help', label: 'Make it smaller or swap it' } as const]),
  ];
  const below = [
    ...about,
    rated === null ? null : ratedSentence(action, rated, now.ladder, locale),
    lastTime(action, state, open.sitting, style),
    notedSentence(toQuote(open, action, noted), style),
    // What decides about "Done" is last: it stays on a small screen.
    doneSentence(action),
  ].filter((part) => part !== null);
  const choice = await ask.question({
    kind: 'one',
    // A small screen keeps the whole question, and not all that is below it.
    message: [howItGoes(action, now), dueSentence(action, world.today, locale)]
      .filter(Boolean)
      .join(' '),
    about: below,
    choices,
    initial: notes.length === 0 ? 'not-yet' : 'moved',
    // A small screen has no room for all of it below the question.
    help: [...below, ...outcomeHelp],
  });
  if (weeks !== null) open.asked.add(idle);
  return choices.find(({ value }) => value === choice)?.value ?? 'not-yet';
}

/** The rest of the questions about it; all of them where its outcome was taken back. */
export async function askOnAbout(
  open: OpenSitting,
  { action, outcome }: Unfinished,
  noted: readonly Evidence[],
): Promise<void> {
  const now = currentState(open);
  const { id } = action;
  const isTold = checkinOf(now, open.sitting)?.actions.some((one) => one.id === id);
  if (outcome === 'help' || !isTold) {
    const latest = now.state.actions.find((known) => known.id === id) ?? action;
    return await askAboutAction(open, latest, noted);
  }
  await questionsAfter[followUpQuestion[outcome]](open, action);
  endAction(open, id);
}

/** Why it is asked whether it is done. */
function ratedSentence(
  { behaviour }: KnownAction,
  { day }: DatedRating,
  ladder: Ladder,
  locale: string | null,
): string {
  const statement = statementOf(ladder, behaviour) ?? '';
  return `On ${formatNearDay(day, locale)} you said that you do this: “${statement}”`;
}

/** For an action that is due by today. It doesn't count the days: nobody has asked before now. */
function dueSentence(action: KnownAction, today: Day, locale: string | null): string | null {
  const { due } = action;
  if (due === null || !needsNewDate(action, today)) return null;
  return due === today ? 'Due today.' : `Was due on ${formatNearDay(due, locale)}.`;
}

async function askWhatElse(open: OpenSitting, action: KnownAction): Promise<void> {
  await noteInALine(open, 'Anything to add to your note, in a line? (Enter for none)', action);
}

async function askWhatHappened(open: OpenSitting, action: KnownAction): Promise<void> {
  await noteInALine(open, 'What happened, in a line? (Enter for none)', action);
}

/** Who has logged a note about it can leave it at that. */
async function noteWhatCame(open: OpenSitting, done: string, action: KnownAction): Promise<void> {
  const { initialState, world } = open;
  const logged = loggedAbout(initialState.ladder, action, initialState.state);
  const noted = notedSentence(logged, await world.style(world.err));
  const question = noted ? `${ended(noted)} ${whatCame('what you noted')}` : whatCame();
  await noteInALine(open, `${done} ${question}`, action);
}

async function noteInALine(
  open: OpenSitting,
  message: string,
  { id: action, behaviour }: Pick<KnownAction, 'id' | 'behaviour'>,
): Promise<void> {
  await askOnce(open, stepOf('@note', action), async () => {
    const text = await askOptionalText(open.ask, message);
    if (text === null) return;
    const behaviours = behaviour === null ? [] : [behaviour];
    saveStep(open, { evidence: [{ text, behaviours, action }] });
  });
}

/** Keeps what came of a finished action, and rates its behaviour anew. What comes next is offered after all actions. */
export async function askWhatCame(open: OpenSitting, action: KnownAction): Promise<void> {
  let { behaviour } = action;
  if (await askOfWhole(open, action)) return;
  await askOnce(open, stepOf('@practised', action.id), async () => {
    const why = 'You can then rate it again.';
    const practised = await askPractised(open.ask, open.initialState, action, why);
    if (practised !== null) saveActions(open, [{ id: action.id, behaviour: practised }]);
    behaviour ??= practised;
  });
  await noteWhatCame(open, 'Well done.', { ...action, behaviour });
  const rateable = currentAgenda(open).rerate.find((one) => one.behaviour === behaviour);
  if (rateable !== undefined) await askHowOften(open, rateable);
  await askAim(open);
  open.asked.add(stepOf('@next', action.id));
}

/**
 * After a smaller step: what came of it, and whether the whole action goes on. true: it waits or goes on, so there is
 * nothing to rate yet.
 */
async function askOfWhole(open: OpenSitting, action: KnownAction): Promise<boolean> {
  const { state } = currentState(open);
  const wholes = wholesOf(action, { kept: state.actions });
  const whole = wholes.at(-1);
  if (whole?.status !== 'queued') return false;
  const { asked, ask, world } = open;
  await noteWhatCame(open, 'Small step done.', { ...action, behaviour: whole.behaviour });
  const { name, about } = inQuestion(whole);
  const obstacle = obstacleTold(whole.id, state);
  const style = await world.style(world.err);
  const choice = await ask.question<'one'>({
    kind: 'one',
    message: `And the whole action? ${name}`,
    about: [
      ...about,
      ...(obstacle === undefined ? [] : [inTheWay(obstacle, state, open.sitting, style)]),
      doneSentence(whole) ?? [],
    ].flat(),
    choices: [
      { value: 'back', label: 'Go back to it, with a new date' },
      { value: 'done', label: 'That was enough: the whole is done, too' },
      { value: 'later', label: 'Not now: it stays parked' },
    ],
    initial: 'back',
  });
  // A part of each step between them is done, and none of them is wanted any more.
  const between = wholes.slice(0, -1).map(({ id }) => ({ id, status: 'done' as const }));
  if (between.length > 0) saveActions(open, between);
  if (choice === 'done') {
    saveStep(open, { actions: [{ id: whole.id, outcome: 'done' }] });
    asked.add(whole.id);
    return false;
  }
  if (choice === 'back') {
    const active = withStatus(state.actions, 'active');
    const usual = dateIn(ownDays, { ...whole, today: world.today }, active);
    // A later day was chosen.
    const proposed = whole.due && whole.due > usual ? whole.due : usual;
    const due = await askDay(ask, 'By when?', proposed, world);
    saveActions(open, [{ id: whole.id, status: 'active', due }]);
  } else {
    // Another one may still be welcome.
    saveDeclined(open, whole.id);
    asked.add(whole.id);
  }
  return true;
}
