import * as z from 'zod/mini';
import { commandShapes } from '../core/schema/protocol.schema.js';

/** Answers by the ids of their questions, as `assess --jsonl` takes them. */
export const interviewInput = z.object({
  answers: z.record(
    z.string().check(z.maxLength(80)),
    z.union([
      commandShapes.rating,
      commandShapes.earlier,
      commandShapes.noOpportunity,
      commandShapes.level,
      commandShapes.text,
      commandShapes.skip,
    ]),
  ),
});

export type InterviewAnswers = z.output<typeof interviewInput>['answers'];
