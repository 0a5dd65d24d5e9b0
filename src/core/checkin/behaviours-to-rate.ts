import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import { daysBetween } from '../base/day.js';
import { isOwn } from '../journal/own.js';
import type { Checkin, Evidence, State } from '../journal/state.js';
import { newestFirst } from '../journal/state.js';
import type { Answer } from '../ladder/answers.js';
import { allBehaviours, statementOf } from '../ladder/find-in-ladder.js';
import { isHeld } from '../placement/gaps.js';
import { activeOf } from '../plan/action-status.js';
import { wholeOf } from '../plan/find-actions.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** A behaviour to rate again. */
export interface Rateable {
  readonly behaviour: string;
  readonly statement: string;
  /** The answer that counts now. */
  readonly answer: Answer | null;
}

/** With the note that it is asked again for. */
export interface Noted extends Rateable {
  readonly note: Evidence;
}

/** With the day of its last rating or note. */
export interface Unconfirmed extends Rateable {
  readonly confirmed: Day;
}

/** In the order of taking their actions. */
export function behavioursToRerate(ladder: Ladder, state: State, today: Day): Rateable[] {
  const current = currentAnswers(ladder, state, today);
  const assessed = current?.assessed ?? '';
  const ids = state.actions.flatMap((action) => {
    const { status, behaviour, until } = action;
    if (status !== 'done' || behaviour === null || until === null || until < assessed) return [];
    // A small step shows little of the whole, which is still open.
    if (wholeOf(action, { kept: state.actions }) !== null) return [];
    const rated = state.rerated.get(behaviour)?.day ?? '';
    return rated >= until || isPutOff(behaviour, until, state, today) ? [] : behaviour;
  });
  return [...new Set(ids)].flatMap((id) => {
    const statement = statementOf(ladder, id);
    const answer = current?.answers.get(id) ?? null;
    if (statement === null) return [];
    return { behaviour: id, statement, answer };
  });
}

/** So that notes don't make a questionnaire of a check-in. */
const mostNoted = 2;

/** The latest notes first; with those that this check-in has rated, so that no others follow them. */
export function behavioursNoted(
  ladder: Ladder,
  state: State,
  today: Day,
  checkin: Checkin | undefined,
  notes: readonly Evidence[],
): readonly Noted[] {
  const answers = currentAnswers(ladder, state, today)?.answers;
  const others = [...behavioursToRerate(ladder, state, today), ...activeOf(state.actions)];
  const isOpen = (id: string, { date }: Evidence) =>
    others.every(({ behaviour }) => behaviour !== id) &&
    (isRatedIn(checkin, id) ||
      (!isHeld(ladder, answers?.get(id)) && (state.rerated.get(id)?.day ?? '') < date));
  const found = new Map<string, Noted>();
  for (const note of newestFirst(notes)) {
    for (const id of note.behaviours) {
      const statement = statementOf(ladder, id);
      if (statement === null || found.has(id) || !isOpen(id, note)) continue;
      found.set(id, { behaviour: id, statement, answer: answers?.get(id) ?? null, note });
    }
  }
  return [...found.values()].slice(0, mostNoted);
}

/** Whether the check-in has rated the behaviour. */
export function isRatedIn(checkin: Checkin | undefined, id: string): boolean {
  return checkin?.ratings.some(({ behaviour }) => behaviour === id) ?? false;
}

/** After so many days, a rating or evidence no longer confirms a behaviour by itself. */
const daysOfConfirmation = 42;
/** “Another time” is not before so many check-ins, either. */
const checkinsOfRest = 2;

/** Whether the person put the question about a behaviour off since that day, and it isn't time to ask again. */
export function isPutOff(
  behaviour: string,
  since: Day,
  { asked, checkins }: Pick<State, 'asked' | 'checkins'>,
  today: Day,
): boolean {
  const day = asked.get(behaviour);
  if (day === undefined || day < since) return false;
  const others = checkins.filter((one) => !one.correction && one.day > day && one.day < today);
  return daysBetween(day, today) < daysOfConfirmation || others.length < checkinsOfRest;
}

/**
 * The held behaviour that has gone longest without a rating or evidence. Ties go to the highest level, which decides
 * the stage.
 */
export function longestUnconfirmed(
  ladder: Ladder,
  state: State,
  today: Day,
  checkin: Checkin | undefined,
): Unconfirmed | null {
  const current = currentAnswers(ladder, state, today);
  if (current === null) return null;
  const done = new Set(
    state.actions.flatMap((a) => (a.status === 'done' ? (a.behaviour ?? []) : [])),
  );
  // One confirmation is enough: a rating in this check-in that is not about a done action.
  if (checkin?.ratings.some(({ behaviour }) => !done.has(behaviour))) return null;
  const waiting = new Set(
    behavioursToRerate(ladder, state, today).map(({ behaviour }) => behaviour),
  );
  const candidates = allBehaviours(ladder).flatMap((placed) => {
    const { id, statement } = placed.behaviour;
    const answer = current.answers.get(id);
    if (typeof answer !== 'number' || !isHeld(ladder, answer) || waiting.has(id)) return [];
    const rated = state.rerated.get(id)?.day ?? current.carried.get(id) ?? current.assessed;
    const confirmed = lastMention(state.evidence, id, rated);
    return { behaviour: id, statement, answer, confirmed, rank: placed.level?.rank ?? 0 };
  });
  const [first] = candidates
    .filter(
      ({ confirmed, behaviour }) =>
        daysBetween(confirmed, today) >= daysOfConfirmation &&
        !isPutOff(behaviour, confirmed, state, today),
    )
    .sort((a, b) =>
      a.confirmed === b.confirmed ? b.rank - a.rank : a.confirmed < b.confirmed ? -1 : 1,
    );
  return first ?? null;
}

function lastMention(evidence: readonly Evidence[], behaviour: string, rated: Day): Day {
  return evidence
    .filter((line) => isOwn(line) && line.behaviours.includes(behaviour))
    .reduce((latest, { date }) => (date > latest ? date : latest), rated);
}
