import { addDays } from '../../core/base/day.js';
import { nextActionFor, obstacleTold } from '../../core/checkin/agenda.js';
import { notesToQuote } from '../../core/checkin/notes-about.js';
import { isOwn } from '../../core/journal/own.js';
import { statementOf } from '../../core/ladder/find-in-ladder.js';
import { isReplaced, madeSmallerIn } from '../../core/plan/find-actions.js';
import { planNow } from '../../core/plan/plan-now.js';
import { gapLabel, lowerSentence } from '../../views/text/gap-labels.js';
import { wholeAction } from '../shared/in-question.js';
import { askWhatCame } from './about-action.js';
import { askOffer, notedSentence } from './offer.js';
import type { OpenSitting } from './sitting.js';
import { currentState, endAction, saveActions, saveDeclined, saveStep, stepOf } from './sitting.js';

/** Offers the next action for a behaviour of which one was done; for null, the next of the plan. */
export async function offerNextAction(open: OpenSitting, behaviour: string | null): Promise<void> {
  const { ask, world } = open;
  const { ladder, state } = currentState(open);
  const now = planNow(ladder, state, world.today);
  // What was parked a moment ago was parked for a reason, and so was what even a step of was let go.
  const letGo = new Set(
    now.kept.flatMap(({ status, until, insteadOf }) =>
      status === 'dropped' && until === world.today ? (insteadOf ?? []) : [],
    ),
  );
  const kept = now.kept.filter(
    (one) =>
      one.status !== 'queued' ||
      !(open.asked.has(one.id) || letGo.has(one.id) || isReplaced(one, now)),
  );
  // Where the small step was done elsewhere, nobody has asked about what waits for it.
  const whole = behaviour === null ? madeSmallerIn({ ...now, kept }) : undefined;
  const next = nextActionFor(behaviour, { ...now, kept }, whole);
  if (next === null) return;
  const answer = await askOffer(ask, next, state.actions, {
    message: 'Next?',
    take: 'Take it into the plan',
    leave: 'Not now',
    done: 'Already done',
    reasons: [
      ...(whole === undefined ? [] : ['You made it smaller, and the small step is done.']),
      ...(await reasonsFor(open, wholeAction(next, state.actions), behaviour)),
    ],
    obstacle: obstacleTold(next.id, state),
  });
  if (answer === 'done') {
    // As any action that is done, also where it was never in the plan.
    saveStep(open, { actions: [{ id: next.id, outcome: 'done' }] });
    saveActions(open, [{ ...next, status: 'done' }]);
    const action = currentState(open).state.actions.find(({ id }) => id === next.id);
    if (action !== undefined) await askWhatCame(open, action);
    endAction(open, next.id);
    await offerNextAction(open, behaviour);
    // What comes after it has been offered here; at the end it isn't offered once more.
    open.asked.delete(stepOf('@next', next.id));
  } else if (answer === 'take') {
    saveActions(open, [next]);
  } else {
    saveDeclined(open, next.id);
    open.asked.add('@offer');
  }
}

/** Days for which a note on the same behaviour may tell that an action was done already. */
const recently = 28;

/** The behaviour that an action serves, why now, and what was noted about it of late. */
async function reasonsFor(
  open: OpenSitting,
  action: ReturnType<typeof wholeAction>,
  done: string | null,
): Promise<string[]> {
  const { world } = open;
  const { ladder, state, report } = currentState(open);
  const { behaviour } = action;
  const statement = statementOf(ladder, behaviour);
  const gap = report?.gaps.find((one) => one.behaviour === behaviour);
  const label =
    behaviour === done ? 'For the same behaviour' : gap === undefined ? 'Works on' : gapLabel(gap);
  const since = addDays(world.today, -recently);
  const asked = state.actions.filter(({ status, until }) => {
    return status === 'active' || until === world.today;
  });
  const about = { ...action, id: '', since };
  const notes = notesToQuote(ladder, about, asked, state.evidence.filter(isOwn));
  const style = await world.style(world.err);
  const noted = notedSentence(notes, style);
  return [
    ...(statement === null
      ? []
      : [
          `${label}: ${statement} ${report === null ? '' : lowerSentence(behaviour, report, style.locale)}`.trim(),
        ]),
    ...(noted === null ? [] : [noted]),
  ];
}
