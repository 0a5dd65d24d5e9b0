import * as z from 'zod/mini';
import { longestText, longestTitle } from './atoms.js';

const note = z.string().check(z.maxLength(longestText));
const value = z.union([z.int(), z.enum(['earlier', 'no-opportunity', 'skip']), z.null()]);

/**
 * A file of answers, written by hand or by another program. Whether ids, ratings and levels exist is
 * checked against the ladder in use, by `checkAnswers`.
 */
export const answersFileSchema = z.strictObject({
  $schema: z.optional(z.string()),
  /** The id of the ladder that the answers are for. */
  ladder: z.string(),
  /** Who answered about the person; present, if empty, in a review only. */
  by: z.optional(z.string().check(z.maxLength(longestTitle))),
  /** By behaviour id. null or absent: not answered. */
  answers: z.record(
    z.string(),
    z.union([
      value,
      z.strictObject({
        rating: value,
        /** One line about something that happened in the ladder's period. */
        evidence: z.optional(note),
        /** The statement, for the reader of the file; the program does not look at it. */
        statement: z.optional(z.string()),
      }),
    ]),
  ),
  /** Who; empty: nobody; null or absent: as before. */
  mentor: z.optional(z.nullable(note)),
  /** Which; empty: none; null or absent: as before. */
  framework: z.optional(z.nullable(note)),
  /** The rank at which the person would place themselves. */
  ownGuess: z.optional(z.nullable(z.int())),
});

/** The answers file, as read. */
export type AnswersFile = z.output<typeof answersFileSchema>;
