import * as z from 'zod/mini';
import { countedFacts } from '../schema/atoms.js';
import { actionStatus, day, rank } from '../schema/atoms.schema.js';
import { count, type Fixed, nextCheckin, schemaVersion, strings } from './parts.schema.js';

/** What `undo` prints. */

export const thingKind = z.enum([
  'draft',
  'discarded',
  'assessment',
  'plan',
  'evidence',
  'amendment',
  'checkin',
  'correction',
  'role',
  'review',
  'undo',
]);

const tookBack = z.array(z.strictObject({ id: z.string(), kind: thingKind, day }));

const outlineStage = z.nullable(
  z.strictObject({ level: rank, ranks: z.optional(z.array(rank)), position: z.number() }),
);

/** A summary of a journal, to compare before and after an undo. */
export const outline = z.strictObject({
  stage: outlineStage,
  assessments: count,
  checkins: count,
  evidence: count,
  /** Other people who gave a review. */
  reviews: count,
  /** Behaviours that check-ins rated again since the last assessment. */
  rerated: count,
  /** The title of the latest role. */
  role: z.nullable(z.string()),
  /** Answered questions of the draft; null: no draft. */
  draft: z.nullable(count),
  /** The level that the plan aims at; null: the next one. */
  target: z.nullable(rank),
  nextCheckin,
  actions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      status: actionStatus,
      /** Wording and due date, to detect changes. */
      text: z.string(),
    }),
  ),
});

export type Outline = Fixed<z.output<typeof outline>>;

const statusInPlan = z.nullable(actionStatus);

export const undone = z.strictObject({
  schemaVersion,
  thing: z.strictObject({
    id: z.string(),
    kind: thingKind,
    day,
    /** The items that an undo took back. */
    tookBack,
    /** Ids of the events that were taken back. */
    events: strings,
  }),
  before: outline,
  after: outline,
  changes: z.array(
    z.union([
      z.strictObject({ what: z.literal('stage'), from: outlineStage, to: outlineStage }),
      z.strictObject({
        what: z.enum(countedFacts),
        from: z.nullable(count),
        to: z.nullable(count),
      }),
      z.strictObject({
        what: z.enum(['role', 'nextCheckin']),
        from: z.nullable(z.string()),
        to: z.nullable(z.string()),
      }),
      /** null: not in the plan. The same twice if only the wording or date changes. */
      z.strictObject({
        what: z.literal('action'),
        id: z.string(),
        title: z.string(),
        from: statusInPlan,
        to: statusInPlan,
      }),
    ]),
  ),
  /** The id of the saved undo event. */
  undo: z.nullable(z.string()),
});

/** One difference that an undo makes. */
export type OutlineChange = Fixed<z.output<typeof undone>>['changes'][number];

/** `undo --list`. */
export const things = z.strictObject({
  schemaVersion,
  things: z.array(
    z.strictObject({
      /** Short but unique. */
      id: z.string(),
      kind: thingKind,
      day,
      /** The person's own words, to recognise it by. */
      about: z.nullable(z.string()),
      /** Ids of its events. */
      events: strings,
      /** The short id of the undo that took it back; null: it counts. */
      takenBackBy: z.nullable(z.string()),
      tookBack,
    }),
  ),
});
