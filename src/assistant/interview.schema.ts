import * as z from 'zod/mini';
import { answerShapes } from '../core/schema/protocol.schema.js';

/** Answers by the ids of their questions, as `assess --jsonl` or a file of answers has them. */
export const interviewAnswers = z.record(
  z.string().check(z.maxLength(80)),
  z.union([...answerShapes, z.int(), z.enum(['earlier', 'no-opportunity', 'skip'])]),
);

export const interviewInput = z.object({
  answers: interviewAnswers,
  ask: z.optional(
    z
      .boolean()
      .check(
        z.describe(
          'true: the client puts the question to the person in a form, and the result has their answer',
        ),
      ),
  ),
});

export type InterviewAnswers = z.output<typeof interviewAnswers>;
