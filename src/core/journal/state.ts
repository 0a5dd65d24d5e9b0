import type { Day } from '../base/day.js';
import type { Answer, Answers } from '../ladder/answers.js';
import type { LadderChange } from '../ladder/compare-ladders.js';
import type { Misfit } from '../ladder/read-old-answers.js';
import type { JsonOf } from '../output/output.schema.js';
import type { EventOf } from '../schema/events.schema.js';
import type { Action } from '../schema/report.schema.js';
import type { DraftAnswer } from './draft.js';
import type { ReadAnswer, ToldLevel } from './read-on-ladder.js';

/** An unfinished interview. */
export interface Draft {
  readonly sitting: string;
  /** The day of its first answer. */
  readonly since: Day;
  /** In the order of answering; a later answer to the same question replaces the earlier. */
  readonly answers: readonly DraftAnswer[];
  /** The level that the person was shown; null: none yet. */
  readonly placed: number | null;
  /** What became of the ladder since its first answer; absent where nothing did that matters. */
  readonly change?: LadderChange;
  /** The level by the words of the day on which it was shown; absent where the ladder is as it was. */
  readonly told?: ToldLevel;
}

/** The number of answered questions. */
export function countAnswered({ answers }: Pick<Draft, 'answers'>): number {
  return new Set(answers.map(({ question }) => question)).size;
}

/** With the id of its event; where an event holds several, followed by a dot and a number from 1. */
export type Evidence = JsonOf<'log search'>['evidence'][number] & { readonly id: string };

/** Sorts evidence by day; on the same day, the last written comes first. */
export function newestFirst<T extends Pick<Evidence, 'date'>>(evidence: readonly T[]): T[] {
  return evidence.toReversed().sort((a, b) => (a.date < b.date ? 1 : Number(a.date > b.date) * -1));
}

/** A finished assessment, with the result of its day. */
export type Assessment = Omit<EventOf<'assessment'>, 'answers'> & {
  readonly answers: readonly (ReadAnswer & { readonly evidence?: string | undefined })[];
  /** What became of the ladder since then; absent where nothing did that matters. */
  readonly change?: LadderChange;
  /** The level of the result by the words of its day; absent where the ladder is as it was. */
  readonly told?: ToldLevel;
};

/** An action of the plan, with its history. `fold` leaves titles empty that were never given; `stateOf` fills them. */
export interface KnownAction extends Omit<Action, 'number' | 'since' | 'until' | 'stuck'> {
  /** The day on which it was taken, or taken up again. */
  readonly since: Day;
  /** The day on which it was done or dropped. */
  readonly until: Day | null;
  /** Consecutive check-ins that found it stuck. */
  readonly stuck: number;
}

export function isOpen({ status }: Pick<Action, 'status'>): boolean {
  return status === 'active' || status === 'queued';
}

export interface Checkin {
  readonly sitting: string;
  /** The id of its latest event, by which it is compared with others: it may have begun days before. */
  readonly last: string;
  readonly day: Day;
  readonly note: string | null;
  readonly actions: readonly ToldOutcome[];
  readonly ratings: readonly Rerating[];
  readonly evidence: readonly Pick<Evidence, 'text' | 'behaviours'>[];
  /** The day of the next check-in; null: none was set, or this one is still open. */
  readonly next: Day | null;
  /** It only corrected answers, so nothing counts it as a check-in. */
  readonly correction?: true;
}

/** How an action went, and the person's reason: what was in the way, or why it was let go. */
interface ToldOutcome {
  readonly id: string;
  readonly outcome: ActionOutcome;
  readonly because?: string;
}

/** How an action went since the last check-in. */
export type ActionOutcome = NonNullable<EventOf<'checkin'>['actions']>[number]['outcome'];

/** A new answer to a behaviour. */
export type Rerating = ReadAnswer;

/** From as many reviewers on, nobody's words stand under a name. */
export const anonymousFrom = 3;

/** Somebody else's answers about the person. */
export interface Review {
  /** The id of its event. */
  readonly id: string;
  readonly by: string;
  readonly day: Day;
  readonly answers: readonly Rerating[];
  /** What the person said of the same behaviours until then. */
  readonly own: Answers;
}

/** A position or customer. */
export type Role = JsonOf<'role'>['roles'][number];

/** An answer with the day on which it was given. */
export interface DatedRating {
  readonly answer: Answer;
  readonly misfit?: Misfit;
  readonly day: Day;
}

/** The journal's content for one ladder. */
export interface State {
  /** The draft that was continued last. */
  readonly draft: Draft | null;
  /** Oldest first. */
  readonly assessments: readonly Assessment[];
  /** Oldest first. */
  readonly checkins: readonly Checkin[];
  /** New ratings from check-ins since the last assessment. */
  readonly rerated: ReadonlyMap<string, DatedRating>;
  /** The same before each assessment, since the one before it. */
  readonly reratedBefore: readonly ReadonlyMap<string, DatedRating>[];
  /** Every action ever taken, in the order of taking. */
  readonly actions: readonly KnownAction[];
  /** By action, the id of the event that last set its status, or told how it went. */
  readonly changedBy: ReadonlyMap<string, string>;
  /** Actions that were offered and not wanted, with the last day. */
  readonly declined: ReadonlyMap<string, Day>;
  /** What check-ins asked about, with the last day. */
  readonly asked: ReadonlyMap<string, Day>;
  /** In the order of writing. */
  readonly evidence: readonly Evidence[];
  /** In the order of recording. */
  readonly roles: readonly Role[];
  /** The latest review by each person, newest last. */
  readonly reviews: readonly Review[];
  /** The level that the person aims at; null: the next one. */
  readonly target: number | null;
  readonly nextCheckin: Day | null;
}
