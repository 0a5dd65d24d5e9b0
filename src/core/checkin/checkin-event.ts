import type { Day } from '../base/day.js';
import { CoachError } from '../base/errors.js';
import { requireUpcomingDay } from '../base/read-day.js';
import type { ActionOutcome, KnownAction } from '../journal/state.js';
import type { Answer } from '../ladder/answers.js';
import { findBehaviourId } from '../ladder/find-id.js';
import { activeIn, findActions } from '../plan/find-actions.js';
import { planEvent } from '../plan/plan-event.js';
import type { PlanNow } from '../plan/plan-now.js';
import type { CheckinFile } from '../schema/checkin.schema.js';
import type { NewEvent } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import { nextCheckin, usualCheckin } from './next-checkin.js';

/** Facts that a scripted check-in is validated against. */
export interface CheckinFacts {
  readonly ladder: Ladder;
  readonly now: Pick<PlanNow, 'kept' | 'today'>;
  readonly sitting: string;
  /** The day planned for the next check-in so far. */
  readonly planned: Day | null;
  /** Days between check-ins. */
  readonly rhythm: number;
}

export type NewCheckin = Extract<NewEvent, { type: 'checkin' }>;

/**
 * The event of a scripted check-in. Throws CoachError `usage` for unknown actions, behaviours and ratings, for
 * an action with two outcomes, for a behaviour that is rated twice, and for an invalid or past date.
 */
export function checkinEvent(fields: CheckinFile, facts: CheckinFacts): NewCheckin {
  const { ladder, sitting } = facts;
  const actions = outcomesIn(fields, facts.now);
  const ratings = ratingsIn(fields.rate ?? {}, ladder);
  const evidence = evidenceIn(fields.evidence ?? {}, ladder, facts.now);
  return {
    type: 'checkin',
    sitting,
    ladder: ladder.id,
    ...(fields.id !== undefined && { key: keyForLadder(ladder.id, fields.id) }),
    ...(fields.note !== undefined && { note: fields.note }),
    ...(actions.length > 0 && { actions }),
    ...(ratings.length > 0 && { ratings }),
    ...(evidence.length > 0 && { evidence }),
    next:
      fields.next === undefined
        ? (plannedStill(fields, facts) ?? dayAfter(actions, facts))
        : requireUpcomingDay(fields.next, facts.now.today),
  };
}

/** Ratings alone are no check-in, so the planned one keeps its day. So does one that ends a break. */
function plannedStill(
  { note, done, moved, stuck, drop, evidence }: CheckinFile,
  { planned, rhythm, now: { today } }: CheckinFacts,
): Day | null {
  const isMore = [note, done, moved, stuck, drop, evidence].some((part) => part !== undefined);
  const isBreak = planned !== null && planned > usualCheckin({ rhythm, today });
  return isMore && !isBreak ? null : planned;
}

/** By the actions that go on. */
function dayAfter(
  outcomes: NonNullable<NewCheckin['actions']>,
  { now: { kept, today }, rhythm }: CheckinFacts,
): Day {
  const ended = outcomes.filter(({ outcome }) => outcome === 'done' || outcome === 'dropped');
  const open = kept.filter((action) => ended.every(({ id }) => id !== action.id));
  return nextCheckin(open, { rhythm, today }).day;
}

/** A caller's key as stored: the same key on another ladder is another check-in. */
export function keyForLadder(ladder: string, key: string): string {
  return `${ladder}/${key}`;
}

const outcomeFields = {
  done: 'done',
  moved: 'moved',
  stuck: 'stuck',
  drop: 'dropped',
} as const satisfies Partial<Record<keyof CheckinFile, ActionOutcome>>;

/** Reads the plan only if actions are named. */
function findNamed(
  words: readonly string[] | undefined,
  now: Pick<PlanNow, 'kept'>,
): readonly Pick<KnownAction, 'id'>[] {
  return words === undefined ? [] : findActions(now, words);
}

function outcomesIn(
  fields: CheckinFile,
  now: Pick<PlanNow, 'kept'>,
): NonNullable<NewCheckin['actions']> {
  const outcomes = Object.entries(outcomeFields).flatMap(([field, outcome]) =>
    findNamed(fields[field as keyof typeof outcomeFields], now).map(({ id }) => ({ id, outcome })),
  );
  const twice = outcomes.find(
    ({ id }, index) => outcomes.findIndex((other) => other.id === id) !== index,
  );
  if (twice !== undefined) {
    throw new CoachError('usage', `${twice.id} has more than one outcome`, [
      'name each action once',
    ]);
  }
  return outcomes;
}

function ratingsIn(
  rate: Readonly<Record<string, Answer>>,
  ladder: Ladder,
): NonNullable<NewCheckin['ratings']> {
  const highest = ladder.scale.points.length;
  const rated = new Set<string>();
  return Object.entries(rate).map(([word, answer]) => {
    const isWrong = typeof answer === 'number' && (answer < 1 || answer > highest);
    const behaviour = findRated(ladder, word, isWrong);
    if (isWrong) {
      throw new CoachError(
        'usage',
        `${word} can't be rated ${answer}, and nothing was saved: the scale goes from 1 to ${highest}`,
        [
          `give 1 to ${highest}, e for earlier, or 0 for no occasion: --rate ${word}=${highest - 1}`,
        ],
      );
    }
    if (rated.has(behaviour)) throw twoRatings(behaviour);
    rated.add(behaviour);
    return { behaviour, answer };
  });
}

/** Where the rating is wrong, too, no command is suggested for a mistyped id: it would repeat the rating. */
function findRated(ladder: Ladder, word: string, isWrong: boolean): string {
  try {
    return findBehaviourId(ladder, word);
  } catch (error) {
    if (!isWrong || !(error instanceof CoachError)) throw error;
    throw new CoachError(error.code, error.message, error.next);
  }
}

/** Refuses two ratings of one behaviour, because either could be meant. */
export function twoRatings(behaviour: string): CoachError {
  return new CoachError('usage', `${behaviour} is rated twice`, ['rate each behaviour once']);
}

function evidenceIn(
  evidence: Readonly<Record<string, string | readonly string[]>>,
  ladder: Ladder,
  now: Pick<PlanNow, 'kept'>,
): NonNullable<NewCheckin['evidence']> {
  return Object.entries(evidence).flatMap(([words, lines]) => {
    const named = words.split(',').map((word) => word.trim());
    const behaviours = named.flatMap((word) => behavioursNamed(word, ladder, now));
    const [action, ...others] = named.flatMap((word) => actionNamed(word, now) ?? []);
    return [lines].flat().map((text) => ({
      text,
      behaviours: [...new Set(behaviours)],
      ...(action !== undefined && others.length === 0 && { action: action.id }),
    }));
  });
}

/** The behaviour of an action, named by its id or its number in the plan, or else a behaviour itself. */
function behavioursNamed(word: string, ladder: Ladder, now: Pick<PlanNow, 'kept'>): string[] {
  const action = actionNamed(word, now);
  if (action === undefined) return [findBehaviourId(ladder, word)];
  return action.behaviour === null ? [] : [action.behaviour];
}

function actionNamed(word: string, now: Pick<PlanNow, 'kept'>): KnownAction | undefined {
  return now.kept.find(({ id }) => id === word) ?? activeIn(now)[Number(word) - 1];
}

/** Why the actions of a check-in are stuck or let go. Throws CoachError `usage` if none is. */
export function reasonEvents(
  { because }: Pick<CheckinFile, 'because'>,
  { sitting, actions = [] }: NewCheckin,
  ladder: Ladder,
): NewEvent[] {
  if (because === undefined) return [];
  const named = actions.filter(({ outcome }) => outcome === 'stuck' || outcome === 'dropped');
  if (named.length > 0) {
    return [planEvent(ladder, { sitting, actions: named.map(({ id }) => ({ id, because })) })];
  }
  throw new CoachError('usage', '--because says why an action is stuck or dropped; none is', [
    'career-coach checkin --stuck 1 --because "no time before the release"',
  ]);
}
