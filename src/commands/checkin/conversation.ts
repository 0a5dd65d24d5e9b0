import { CoachError } from '../../core/base/errors.js';
import type { Agenda } from '../../core/checkin/agenda.js';
import { withTold } from '../../core/checkin/agenda.js';
import type { OpenCheckin } from '../../core/checkin/open-checkin.js';
import { openCheckin } from '../../core/checkin/open-checkin.js';
import { correctedSince } from '../../core/checkin/rated-since.js';
import { planEvent } from '../../core/plan/plan-event.js';
import { isCheckinDue } from '../../core/report/due.js';
import type { Ask, Leaving } from '../../prompts/ask.js';
import { Left, leavingCodes } from '../../prompts/ask.js';
import { ended } from '../../views/text/words.js';
import type { World } from '../../world/world.js';
import { askOptionalText, requireAsk, showPrivacyNote } from '../shared/ask.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournalAsAnswered, reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';
import { showScreens } from '../shared/show-screens.js';
import { askAboutAction, askOnAbout } from './about-action.js';
import { askAim } from './ask-aim.js';
import { checkinOf, checkinResult } from './checkin-result.js';
import { resumedAt, unfinishedIn } from './go-on.js';
import { askNextDay, askOpenDates } from './new-date.js';
import { offerNextAction } from './offer-next.js';
import { askHowOften, askSinceNoted, askWhetherTrue } from './rate-again.js';
import type { OpenSitting } from './sitting.js';
import {
  askOnce,
  currentAgenda,
  currentState,
  isKept,
  saveAsked,
  saveStep,
  stepOf,
} from './sitting.js';
import { takeSteps } from './steps.js';

export async function checkinWithPerson(
  { options }: Input<'checkin'>,
  world: World,
): Promise<Result<'checkin'>> {
  const initialState = await readJournalAsAnswered(world);
  const ask = await openAsk(initialState, options['if-due'] ?? false, world);
  const { ladder, events, state } = initialState;
  const { rhythm } = await world.settings();
  const before = openCheckin(ladder, events, state, { today: world.today, rhythm });
  const sitting = before?.sitting ?? world.newId();
  const asked = new Set(before?.asked);
  const ending = await converse({ ask, world, sitting, asked, initialState }, before);
  const journalState = reloadJournal(initialState, world);
  const checkin = checkinOf(journalState, sitting);
  const recorded = checkin !== null;
  const finished = ending === 'finished';
  const result = checkinResult(journalState, { checkin, sitting, recorded, finished }, world);
  if (ending === 'finished') {
    // Apart from the questions.
    world.notice('');
    if (options.json || !world.out.screen.terminal) return result;
    const { checkinPage } = await import('./checkin-page.js');
    const style = await world.style(world.out);
    const screens = checkinPage(checkin, sitting, journalState, world.today, style);
    const how = await showScreens(ask, screens, world);
    return { ...result, page: '', code: how === 'finished' ? 0 : leavingCodes[how] };
  }
  const { renderUnfinished } = await import('../../views/terminal/checkin.js');
  const { changesIn } = await import('../../core/history/sitting-changes.js');
  const changes = changesIn(sitting, journalState.ladder, journalState.events);
  const style = await world.style(world.err);
  world.notice(renderUnfinished({ checkin, changes, asked }, style).trimEnd());
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
      `A check-in has been due since ${report.nextCheckin}; career-coach checkin takes one to four minutes`,
    );
  }
}

async function converse(
  open: OpenSitting,
  before: OpenCheckin | null,
): Promise<'finished' | Leaving> {
  try {
    const agenda = currentAgenda(open);
    const { evidence } = agenda.changed;
    await showOpening(open, agenda, before);
    const unfinished = unfinishedIn(open, before?.unfinished ?? null);
    const others = agenda.actions.filter(({ id }) => id !== unfinished?.action.id);
    /** Then another action, or an old rating, can wait. */
    const isAllNotYet = (now: OpenSitting) => isAnyAsked(now) && !hasAnswers(now);
    let toConfirm: Agenda['confirm'] = null;
    const steps = [
      ...(unfinished === null ? [] : [(now: OpenSitting) => askOnAbout(now, unfinished, evidence)]),
      askOpenDates,
      ...others.map((action) => async (now: OpenSitting) => {
        // A rating may have led to it.
        const isLeft = currentAgenda(now).actions.some(({ id }) => id === action.id);
        if (isLeft && !isKept(now, action)) await askAboutAction(now, action, evidence);
      }),
      async (now: OpenSitting) => {
        const { rerate, noted, confirm } = currentAgenda(now);
        toConfirm = confirm;
        const why = ["You've finished an action for it."];
        for (const rateable of rerate) await askHowOften(now, rateable, why);
        for (const rateable of noted) await askSinceNoted(now, rateable);
        await askAim(now);
      },
      async (now: OpenSitting) => {
        if (isAllNotYet(now)) return;
        await offerAfterDone(now);
        await askOnce(now, '@offer', () => offerNextAction(now, null));
      },
      async (now: OpenSitting) => {
        if (toConfirm !== null && !isAllNotYet(now)) {
          await askWhetherTrue(now, toConfirm);
        }
      },
      (now: OpenSitting) => askOnce(now, '@learnt', () => askLesson(now)),
      endWithNextDay,
    ];
    // Escape reaches no further back than this run.
    if (before !== null && hasAnswers(open)) {
      open.world.notice('To take back what you answered before: career-coach undo');
    }
    if (unfinished !== null) open.world.notice(`Going on with: ${ended(unfinished.action.title)}`);
    await takeSteps(open, steps, unfinished === null ? null : resumedAt(open, unfinished));
    saveAsked(open);
    return 'finished';
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    saveAsked(open);
    return error.how;
  }
}

/** One refusal is enough for a day. */
async function offerAfterDone(open: OpenSitting): Promise<void> {
  const { asked } = open;
  for (const { id, behaviour } of currentState(open).state.actions) {
    const step = stepOf('@next', id);
    if (asked.has(step) && !asked.has('@offer')) await offerNextAction(open, behaviour);
    asked.delete(step);
  }
}

/** Also true where they were asked before the check-in was left. */
function isAnyAsked(open: OpenSitting): boolean {
  return open.initialState.state.actions.some(({ id }) => open.asked.has(id));
}

function hasAnswers(open: OpenSitting): boolean {
  return checkinOf(currentState(open), open.sitting) !== null;
}

async function showOpening(
  { world, initialState, sitting }: OpenSitting,
  agenda: Agenda,
  before: OpenCheckin | null,
): Promise<void> {
  const { renderOpening } = await import('../../views/terminal/checkin.js');
  const { ratedWords } = await import('../../views/text/words.js');
  const { ladder, events, state } = initialState;
  const style = await world.style(world.err);
  const rated = correctedSince(ladder, events, state, sitting).map((one) =>
    ratedWords(one, ladder, style),
  );
  const left = before === null || before.day === world.today ? null : before.day;
  const opening = before === null ? agenda : withTold(agenda, state, before.sitting);
  world.notice(renderOpening(opening, style, left, rated).trimEnd());
  showPrivacyNote(initialState, world);
}

async function askLesson(open: OpenSitting): Promise<void> {
  if (checkinOf(currentState(open), open.sitting)?.note) return;
  const note = await askOptionalText(
    open.ask,
    'What have you learnt since last time? (Enter for nothing new)',
  );
  if (note !== null) saveStep(open, { note });
}

/** "Not yet" is an answer, too. A check-in without any is not one: only its date moves. */
async function endWithNextDay(open: OpenSitting): Promise<void> {
  const { sitting, initialState } = open;
  const { actions } = currentState(open).state;
  const next = await askNextDay(open);
  const isAnswered = hasAnswers(open) || actions.some(({ id }) => open.asked.has(id));
  if (isAnswered) saveStep(open, { next });
  else {
    initialState.journal.append([planEvent(initialState.ladder, { sitting, nextCheckin: next })]);
  }
}
