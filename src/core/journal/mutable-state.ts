import type { Day } from '../base/day.js';
import type { Event } from '../schema/events.schema.js';
import type { Amendment } from './amendments.js';
import { amendments } from './amendments.js';
import type { DraftAnswer } from './draft.js';
import type { FinishedIn } from './results.js';
import { finishedIn } from './results.js';
import type {
  Assessment,
  Checkin,
  DatedRating,
  Draft,
  Evidence,
  KnownAction,
  Rerating,
  Review,
  Role,
} from './state.js';

/** A `State` in the making: appending in place keeps the folding of a long journal linear. */
export interface MutableState {
  /** The one of `drafts` that was continued last. */
  draft: MutableDraft | null;
  /** By sitting. */
  drafts: Map<string, MutableDraft>;
  /** Sittings of drafts in the order in which they were continued, also of drafts that are closed. */
  continued: string[];
  /** The sittings of drafts that may have a stage. */
  placed: Set<string>;
  assessments: Assessment[];
  checkins: Map<string, MutableCheckin>;
  rerated: Map<string, DatedRating>;
  reratedBefore: ReadonlyMap<string, DatedRating>[];
  actions: Map<string, KnownAction>;
  changedBy: Map<string, string>;
  declined: Map<string, Day>;
  asked: Map<string, Day>;
  evidence: Evidence[];
  roles: Role[];
  /** By person; the newest is at the end. */
  reviews: Map<string, Review>;
  /** Who wrote a second view, by its sitting. */
  readonly reviewers: ReadonlyMap<string, string>;
  /** Evidence that reviewers gave, as it reads without their names. */
  unnamed: Map<Evidence, Evidence>;
  target: number | null;
  nextCheckin: Day | null;
  /** By the id of the evidence. */
  readonly amendments: ReadonlyMap<string, Amendment>;
  readonly finished: FinishedIn;
  /** Sources of the evidence so far. */
  readonly sources: Set<string>;
  /** The sittings in which notes were written, by their ids: the rating that goes with one may follow. */
  readonly sittingsOfNotes: Map<string, string>;
}

export type MutableDraft = { -readonly [K in keyof Draft]: Draft[K] } & { answers: DraftAnswer[] };

export type MutableCheckin = { -readonly [K in keyof Checkin]: Checkin[K] } & {
  actions: Checkin['actions'][number][];
  ratings: Rerating[];
  evidence: Checkin['evidence'][number][];
};

/** Where folding begins: nothing has happened yet, but what later events say of earlier ones is known. */
export function startingState(
  events: readonly Event[],
  undone: ReadonlySet<string>,
  ladder: string,
): MutableState {
  return {
    draft: null,
    drafts: new Map(),
    continued: [],
    placed: new Set(),
    assessments: [],
    checkins: new Map(),
    rerated: new Map(),
    reratedBefore: [],
    actions: new Map(),
    changedBy: new Map(),
    declined: new Map(),
    asked: new Map(),
    evidence: [],
    roles: [],
    reviews: new Map(),
    reviewers: reviewersOf(events, undone),
    unnamed: new Map(),
    target: null,
    nextCheckin: null,
    amendments: amendments(events, undone),
    finished: finishedIn(
      events.filter(({ id }) => !undone.has(id)),
      ladder,
    ),
    sources: new Set(),
    sittingsOfNotes: new Map(),
  };
}

/** What they wrote about behaviours without an answer comes before their review. */
function reviewersOf(events: readonly Event[], undone: ReadonlySet<string>) {
  return new Map(
    events.flatMap((event) =>
      event.type === 'review' && event.sitting !== undefined && !undone.has(event.id)
        ? [[event.sitting, event.by] as const]
        : [],
    ),
  );
}
