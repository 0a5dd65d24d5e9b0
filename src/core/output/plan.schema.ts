import * as z from 'zod/mini';
import { day } from '../schema/atoms.schema.js';
import {
  basis,
  nextCheckin,
  plan,
  rerating,
  schemaVersion,
  stage,
  strings,
  toldOutcome,
} from './parts.schema.js';

/** What changes of the plan and check-ins print. */

export const planChange = z.strictObject({
  schemaVersion,
  /** The profile's folder. */
  folder: z.string(),
  /** Ids of the changed actions. */
  changed: strings,
  nextCheckin,
  plan,
});

export const checkin = z.strictObject({
  schemaVersion,
  /** The caller's key, from `--id`. */
  id: z.optional(z.string()),
  /** Whether this run saved it; false: it was already in the journal. */
  recorded: z.boolean(),
  /** The short id of the undo that took it back, for `career-coach undo ID`. */
  takenBackBy: z.optional(z.string()),
  finished: z.boolean(),
  /** null: nothing was entered. */
  checkin: z.nullable(
    z.strictObject({
      sitting: z.string(),
      day,
      note: z.nullable(z.string()),
      actions: z.array(toldOutcome),
      ratings: z.array(rerating),
      evidence: z.array(z.strictObject({ text: z.string(), behaviours: strings })),
      /** The day of the next check-in. */
      next: z.nullable(day),
      /** Only ratings that nothing asked for: no check-in is counted. */
      correction: z.optional(z.literal(true)),
    }),
  ),
  stage,
  basis,
  plan,
  nextCheckin,
});
