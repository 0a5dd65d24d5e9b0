import type { Day } from '../base/day.js';
import { addDays, givenDayToCome } from '../base/day.js';
import { CoachError } from '../base/errors.js';
import type { ActionOutcome, KnownAction } from '../journal/fold.js';
import type { Answer } from '../ladder/answers.js';
import { findBehaviourId } from '../ladder/find-id.js';
import { findActions } from '../plan/find-actions.js';
import type { PlanNow } from '../plan/plan-now.js';
import type { CheckinFile } from '../schema/checkin.schema.js';
import type { NewEvent } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';

/** What a check-in says, as an event. */

/** The day of the next check-in when nobody names one: after the rhythm, or later if it was planned later. */
export function usualNext(planned: Day | null, rhythm: number, today: Day): Day {
  const usual = addDays(today, rhythm);
  return planned !== null && planned > usual ? planned : usual;
}

/** What a check-in by script is checked against. */
export interface CheckinFacts {
  readonly ladder: Ladder;
  readonly now: Pick<PlanNow, 'kept' | 'today'>;
  readonly sitting: string;
  /** The day of the next check-in when none is given. */
  readonly usualNext: Day;
}

/** The event of a check-in. */
export type NewCheckin = Extract<NewEvent, { type: 'checkin' }>;

/**
 * The one event of a check-in by script. Throws CoachError `usage` for unknown actions, behaviours and ratings,
 * for an action that is said to be two things, for a behaviour that is rated twice, and for a day that is none or lies in the past.
 */
export function checkinEvent(fields: CheckinFile, facts: CheckinFacts): NewCheckin {
  const { ladder, sitting } = facts;
  const actions = outcomesIn(fields, facts.now);
  const ratings = ratingsIn(fields.rate ?? {}, ladder);
  const evidence = evidenceIn(fields.evidence ?? {}, ladder);
  return {
    type: 'checkin',
    sitting,
    ladder: ladder.id,
    ...(fields.id !== undefined && { key: keyOn(ladder.id, fields.id) }),
    ...(fields.note !== undefined && { note: fields.note }),
    ...(actions.length > 0 && { actions }),
    ...(ratings.length > 0 && { ratings }),
    ...(evidence.length > 0 && { evidence }),
    next:
      fields.next === undefined ? facts.usualNext : givenDayToCome(fields.next, facts.now.today),
  };
}

/** How a caller's key is kept: on another ladder the same key means another check-in. */
export function keyOn(ladder: string, key: string): string {
  return `${ladder}/${key}`;
}

const outcomeFields = {
  done: 'done',
  moved: 'moved',
  stuck: 'stuck',
  drop: 'dropped',
} as const satisfies Partial<Record<keyof CheckinFile, ActionOutcome>>;

/** The plan is looked at only when actions are named. */
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
    throw new CoachError('usage', `${twice.id} is said to be two things at once`, [
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
    const behaviour = findBehaviourId(ladder, word);
    if (rated.has(behaviour)) throw ratedTwice(behaviour);
    rated.add(behaviour);
    if (typeof answer === 'number' && (answer < 1 || answer > highest)) {
      throw new CoachError(
        'usage',
        `${behaviour} is rated ${answer}; a rating is 1 to ${highest}, earlier or no-opportunity`,
        [`career-coach ladder ${behaviour}`],
      );
    }
    return { behaviour, answer };
  });
}

/** What to say when one check-in rates a behaviour twice: nobody knows which of the two counts. */
export function ratedTwice(behaviour: string): CoachError {
  return new CoachError('usage', `${behaviour} is rated twice`, ['rate each behaviour once']);
}

function evidenceIn(
  evidence: Readonly<Record<string, string | readonly string[]>>,
  ladder: Ladder,
): NonNullable<NewCheckin['evidence']> {
  return Object.entries(evidence).flatMap(([words, lines]) => {
    const behaviours = words.split(',').map((word) => findBehaviourId(ladder, word.trim()));
    return [lines].flat().map((text) => ({ text, behaviours }));
  });
}
