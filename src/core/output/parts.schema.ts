import * as z from 'zod/mini';
import { answer, day, rank } from '../schema/atoms.schema.js';
import { outcome } from '../schema/events.schema.js';
import { reportSchema } from '../schema/report.schema.js';

/** Shared parts of the outputs. */

export const count = z.int().check(z.minimum(0));

export const strings = z.array(z.string());

export const nullableString = z.nullable(z.string());

/** Raised when a field changes its meaning or is removed, but not for optional additions. */
export const schemaVersion = z.literal(1);

export const { stage, evidenced, uneven, why, strands, plan, nextCheckin, review, basis, ladder } =
  reportSchema.shape;
export const action = plan.shape.active.def.element;

export const knownAction = z.strictObject({
  ...action.shape,
  since: day,
  until: z.nullable(day),
  stuck: count,
});

export const evidence = z.strictObject({
  /** What `log edit` and `log drop` take. */
  id: z.optional(z.string()),
  /** The day on which it happened. */
  date: day,
  text: z.string(),
  behaviours: strings,
  /** What shows it: `commit:…`, `pr:…`, `url:…`. */
  links: z.optional(strings),
  /** What it was imported from. */
  source: z.optional(z.string()),
  /** Somebody else wrote it, in a review. */
  fromReview: z.optional(z.literal(true)),
  /** Ids of the actions that it came of. */
  actions: z.optional(strings),
  /** The rating that an assessment gave with it. */
  rated: z.optional(z.int()),
});

/** A behaviour that a line of evidence may be about, by its words. */
export const suggestion = z.strictObject({ behaviour: z.string(), statement: z.string() });

export const rerating = z.strictObject({ behaviour: z.string(), answer });

export const role = z.strictObject({ title: z.string(), since: day });

export const standing = z.strictObject({
  day,
  level: rank,
  /** The levels that a headline named: ascending; two where the answers lay between them. */
  ranks: z.optional(z.array(rank)),
  /** From 1.0 to the number of levels, one decimal. */
  position: z.number(),
  /** Only themes with enough ratings: the mean rank from these alone, one decimal. */
  themes: z.array(z.strictObject({ theme: z.string(), label: z.string(), position: z.number() })),
  strands,
  /** The level as it was called on the day; absent where the ladder still calls it so. */
  told: z.optional(z.strictObject({ level: rank, title: z.string() })),
});

/** A person's stage on a day. */
export type Standing = Fixed<z.output<typeof standing>>;

/** How an action went, and what was in the way or why it was let go. */
export const toldOutcome = z.strictObject({ ...outcome.shape, because: z.optional(z.string()) });

export const written = z.strictObject({ schemaVersion, written: z.string() });

/** As the program has it: nobody changes it. */
export type Fixed<T> = T extends object ? { readonly [K in keyof T]: Fixed<T[K]> } : T;
