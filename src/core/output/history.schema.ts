import * as z from 'zod/mini';
import { answer, day, rank } from '../schema/atoms.schema.js';
import {
  count,
  evidence,
  knownAction,
  ladder,
  rerating,
  role,
  schemaVersion,
  standing,
  strings,
  toldOutcome,
} from './parts.schema.js';

/** What `history` and `history diff` print. */

/** An action in its current words. */
const toldAction = { id: z.string(), title: z.string(), cue: z.string(), act: z.string() };

/** `from` is the rating before; null: there was none. */
const ratings = z.array(z.strictObject({ ...rerating.shape, from: z.nullable(answer) }));

const historyEntry = z.union([
  z.strictObject({
    kind: z.literal('assessment'),
    day,
    sitting: z.string(),
    /** Number of answered behaviours. */
    answered: count,
    standing,
    /** How many ratings rose since the assessment before, and how many fell; absent at the first. */
    higher: z.optional(count),
    lower: z.optional(count),
  }),
  z.strictObject({
    kind: z.literal('checkin'),
    day,
    sitting: z.string(),
    /** Whether the person left before the end. */
    left: z.boolean(),
    /** Among the check-ins that are counted: finished, not empty, and one of a day. */
    counted: z.optional(z.literal(true)),
    /** Only ratings that nothing asked for. */
    correction: z.optional(z.literal(true)),
    note: z.nullable(z.string()),
    actions: z.array(z.strictObject({ ...toldAction, ...toldOutcome.shape })),
    /** Actions of the plan that had no outcome; absent where there are none. */
    notYet: z.optional(z.array(z.strictObject(toldAction))),
    /** The last new rating of each behaviour. */
    ratings,
    /** Absent unless the check-in changed the position. */
    standing: z.optional(standing),
  }),
  z.strictObject({
    kind: z.literal('action'),
    day,
    ...toldAction,
    /** `active`: taken into the plan; `queued`: parked. */
    status: z.enum(['active', 'queued', 'done', 'dropped']),
    /** Whether it was in the plan before, and parked. */
    again: z.optional(z.literal(true)),
    /** Why it was let go. */
    because: z.optional(z.string()),
    /** The action whose place it took. */
    insteadOf: z.optional(z.strictObject({ id: z.string(), title: z.string() })),
    /** Done as a small step of another action: no count has it. */
    step: z.optional(z.literal(true)),
  }),
  z.strictObject({
    kind: z.literal('evidence'),
    /** The day on which it happened. */
    day,
    text: z.string(),
    behaviours: strings,
    /** Written down after the first assessment, by the person; absent for others' words and answers' examples. */
    noted: z.optional(z.literal(true)),
    /** Written by somebody else, in a review. */
    fromReview: z.optional(z.literal(true)),
  }),
  z.strictObject({ kind: z.literal('role'), day, title: z.string() }),
  z.strictObject({ kind: z.literal('review'), day, by: z.string() }),
]);

/** `lost`: of those held before, how many are no longer. */
const twiceCounts = { rated: count, heldBefore: count, heldNow: count, lost: count };
const ratedTwice = z.optional(z.strictObject(twiceCounts));

export const history = z.strictObject({
  schemaVersion,
  date: day,
  ladder,
  /** The first day of the history to show; null: all of it. */
  since: z.nullable(day),
  /** Oldest first. */
  entries: z.array(historyEntry),
  /** The standing at the start. */
  first: z.nullable(standing),
  /** The standing today; null before the first stage. */
  now: z.nullable(standing),
  /** Of the levels' behaviours rated at the start and now. */
  ratedTwice,
  /** The same of each theme, and of the strands together, whose theme is null. */
  sides: z.optional(
    z.array(
      z.strictObject({
        theme: z.nullable(z.string()),
        label: z.nullable(z.string()),
        ...twiceCounts,
      }),
    ),
  ),
});

export const difference = z.strictObject({
  schemaVersion,
  ladder,
  /** The day that today is compared with. */
  from: day,
  /** The kind of sitting that ended then; null if the moment is a day. */
  after: z.nullable(z.enum(['assessment', 'checkin'])),
  to: day,
  /** null: no stage yet. */
  before: z.nullable(standing),
  now: standing,
  /** In ladder order. */
  behaviours: z.array(
    z.strictObject({
      behaviour: z.string(),
      statement: z.string(),
      /** Rank of its level; absent for a behaviour of a strand. */
      level: z.optional(rank),
      /** Id of its strand; absent for a behaviour of a level. */
      strand: z.optional(z.string()),
      /** null: no answer, or one that no longer counts. */
      from: z.nullable(answer),
      to: z.nullable(answer),
      /** `new`: rated now but not before; `gone`: rated before but not now, perhaps because the rating is too old. */
      change: z.enum(['up', 'down', 'new', 'gone']),
      held: z.boolean(),
    }),
  ),
  /** Rated otherwise at check-ins meanwhile, and now as before; absent where there are none. */
  andBack: z.optional(
    z.array(
      z.strictObject({
        behaviour: z.string(),
        statement: z.string(),
        rating: z.int(),
        between: z.int(),
      }),
    ),
  ),
  /**
   * Of the behaviours rated then and now: assessments ask different questions, so other counts don't compare. Absent
   * before the first stage.
   */
  ratedTwice,
  /**
   * Why the position or its level fell though ratings rose: at most two answers. Absent where neither fell.
   */
  pulledDown: z.optional(z.strictObject({ behaviours: z.array(z.string()) })),
  done: z.array(knownAction),
  dropped: z.array(knownAction),
  /** Added to the plan since then, and active. */
  taken: z.array(knownAction),
  /** The person's own lines that are new since then, or read otherwise; `noted` ones are counted below. */
  evidence: z.array(z.extend(evidence, { noted: z.optional(z.literal(true)) })),
  /** How many of these lines the person noted since then: neither examples of answers nor lines that were corrected. */
  noted: z.optional(count),
  roles: z.array(role),
  assessments: count,
  checkins: count,
});
