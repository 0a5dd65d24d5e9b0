import type { Agenda } from '../../core/checkin/agenda.js';
import type { Rateable } from '../../core/checkin/behaviours-to-rate.js';
import { isHeld } from '../../core/placement/gaps.js';
import { remarkAbout } from '../../views/text/review-words.js';
import { formatDay } from '../../views/text/style.js';
import { askRating } from '../shared/ask-rating.js';
import { endWith } from './help-stuck.js';
import { notedSentence } from './offer.js';
import type { OpenSitting } from './sitting.js';
import { currentState, isKept, saveStep, stepOf } from './sitting.js';

/** Asked when something was done, and one success looks like a habit: the period that ratings are about is named. */
export function askHowOften(
  open: OpenSitting,
  rateable: Rateable,
  because: readonly string[] = [],
): Promise<void> {
  const { period } = open.initialState.ladder.scale;
  return askNewRating(open, rateable, {
    message: `Over ${period}, how often have you done this?`,
    about: [...because, 'Think of every occasion in that time, not just this one.'],
    after: 'success',
  });
}

/** A note about something that isn't in the plan may mean that it is done more often by now. */
export async function askSinceNoted(
  open: OpenSitting,
  { note, ...rateable }: Agenda['noted'][number],
): Promise<void> {
  const noted = notedSentence([note], await open.world.style(open.world.err)) ?? '';
  await askHowOften(open, rateable, [noted]);
}

/** With when it was last said, which is why it is asked now. */
export async function askWhetherTrue(
  open: OpenSitting,
  rateable: NonNullable<Agenda['confirm']>,
): Promise<void> {
  const { locale } = await open.world.settings();
  const about = [`You last rated or noted it on ${formatDay(rateable.confirmed, locale)}.`];
  await askNewRating(open, rateable, { message: 'Is this still true?', about });
}

/**
 * With others' words, not their ratings, which would pull the answer. Declining writes no rating, so that the question
 * comes back another time.
 */
export async function askNewRating(
  open: OpenSitting,
  rateable: Rateable,
  question: Parameters<typeof askRating>[3],
): Promise<void> {
  const { behaviour } = rateable;
  if (open.asked.has(behaviour)) return;
  const { ladder, report } = open.initialState;
  const answer = await askRating(open.ask, ladder, rateable, {
    ...question,
    about: [...(question.about ?? []), ...(report ? remarkAbout(behaviour, report) : [])],
  });
  open.asked.add(behaviour);
  if (answer === null) return;
  saveStep(open, { ratings: [{ behaviour, answer }] });
  if (isHeld(ladder, answer)) await askWhetherDone(open, behaviour);
}

/** An action for a behaviour that is held now may be done: only the person knows. */
async function askWhetherDone(open: OpenSitting, wanted: string): Promise<void> {
  const { actions } = currentState(open).state;
  for (const action of actions) {
    const { id, title, behaviour, status } = action;
    // What was asked about here, or begun, needs no second question.
    if (status !== 'active' || behaviour !== wanted || open.asked.has(id)) continue;
    if (isKept(open, action)) continue;
    const message = `“${title}” in your plan was for this. Is it done?`;
    const isDone = await open.ask.question<'yes-no'>({ kind: 'yes-no', message, initial: false });
    if (isDone) endWith(open, id, 'done');
    // Its progress wasn't asked about: "no" is no "Not yet".
    open.asked.add(isDone ? id : stepOf('@kept', id));
  }
}
