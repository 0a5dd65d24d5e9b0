import * as z from 'zod/mini';
import { longestKey, longestText } from './atoms.js';
import { line } from './atoms.schema.js';

const text = line(longestText);
const ids = z.array(z.string());

/**
 * What a script says at a check-in, as a file: the same fields as the options of `career-coach checkin`. Whether
 * actions, behaviours and ratings exist is checked against plan and ladder, by `checkinEvent`.
 */
export const checkinFileSchema = z.strictObject({
  $schema: z.optional(z.string()),
  /** What was learnt. */
  note: z.optional(text),
  /** Ids of actions that are done. */
  done: z.optional(ids),
  /** Ids of actions that went on. */
  moved: z.optional(ids),
  /** Ids of actions that did not. */
  stuck: z.optional(ids),
  /** Ids of actions that are let go. */
  drop: z.optional(ids),
  /** What is in the way of those that are stuck, or why the others are let go. */
  because: z.optional(text),
  /** New ratings, by behaviour id. */
  rate: z.optional(z.record(z.string(), z.union([z.int(), z.enum(['earlier', 'no-opportunity'])]))),
  /** What happened, by the id of a behaviour or an action: one line, or several. */
  evidence: z.optional(z.record(z.string(), z.union([text, z.array(text)]))),
  /** The day of the next check-in: a date, or words such as "in 2 weeks". */
  next: z.optional(z.string()),
  /** The script's own key: a second check-in with the same key changes nothing. */
  id: z.optional(line(longestKey)),
});

/** A file of a check-in, as read. */
export type CheckinFile = z.output<typeof checkinFileSchema>;
