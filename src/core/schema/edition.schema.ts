import * as z from 'zod/mini';
import { line, rank, rating } from './atoms.schema.js';

/**
 * What of a ladder decides how answers to it are read, terms not filled in. Texts may be as long as those of a ladder
 * file; whoever reads an edition takes them as they are.
 */

const text = z.string().check(z.maxLength(2000));
const name = line(60);

/** The statement by which an answer was given. */
const behaviour = z.strictObject({
  id: name,
  statement: text,
  /** Its side of the work. */
  theme: z.optional(z.nullable(text)),
  /** For a behaviour of a strand: the rank from which it is expected. */
  expectedFrom: z.optional(rank),
});

export const editionFields = {
  /** The branch whose parts these are; absent for a ladder without branches. */
  branch: z.optional(name),
  version: text,
  title: text,
  terms: z.array(z.strictObject({ name: text, one: text, many: text })),
  scale: z.strictObject({
    held: rating,
    months: z.int().check(z.minimum(1), z.maximum(120)),
    points: z.array(z.strictObject({ value: rating, label: text, meaning: text })),
  }),
  levels: z.array(z.strictObject({ id: name, rank, title: text, behaviours: z.array(behaviour) })),
  strands: z.array(z.strictObject({ id: name, title: text, behaviours: z.array(behaviour) })),
  /** The author's numbers of the placement model. */
  placement: z.array(z.strictObject({ name: text, value: z.number() })),
};
