import * as z from 'zod/mini';
import { actionKinds, actionStatuses, highestRank, highestRating, phases } from './atoms.js';

/** What several schemas are made of. */

/** The rank of a level. */
export const rank = z.int().check(z.minimum(1), z.maximum(highestRank));
/** A point of the scale. */
export const rating = z.int().check(z.minimum(1), z.maximum(highestRating));
/** A calendar day, YYYY-MM-DD, as it was where the person was. */
export const day = z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/));
/** The id of an action. People type it, and shells and calendars get to see it: nothing in it means anything to them. */
export const actionId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));
/** An answer to a behaviour. */
export const answer = z.union([rating, z.enum(['earlier', 'no-opportunity', 'skip'])]);
/** How an action teaches. */
export const actionKind = z.enum(actionKinds);
/** Where an action stands in the plan. */
export const actionStatus = z.enum(actionStatuses);
/** A part of the interview. */
export const phase = z.enum(phases);

/** Text of at least a letter. */
export const line = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
