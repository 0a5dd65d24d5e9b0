import * as z from 'zod/mini';

const line = z.string().check(z.minLength(1), z.maxLength(2000));
const ids = z.array(z.string());

/**
 * What a script says at a check-in, as a file: the same fields as the options of `career-coach checkin`. Whether
 * actions, behaviours and ratings exist is checked against plan and ladder, by `checkinEvent`.
 */
export const checkinFileSchema = z.strictObject({
  $schema: z.optional(z.string()),
  /** What was learnt. */
  note: z.optional(line),
  /** Ids of actions that are done. */
  done: z.optional(ids),
  /** Ids of actions that went on. */
  moved: z.optional(ids),
  /** Ids of actions that did not. */
  stuck: z.optional(ids),
  /** Ids of actions that are let go. */
  drop: z.optional(ids),
  /** New ratings, by behaviour id. */
  rate: z.optional(z.record(z.string(), z.union([z.int(), z.enum(['no-opportunity'])]))),
  /** What happened, by behaviour id: one line, or several. */
  evidence: z.optional(z.record(z.string(), z.union([line, z.array(line)]))),
  /** The day of the next check-in: a date, or words such as "in 2 weeks". */
  next: z.optional(z.string()),
  /** The script's own key: a second check-in with the same key changes nothing. */
  id: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
});

/** A file of a check-in, as read. */
export type CheckinFile = z.output<typeof checkinFileSchema>;
