import * as z from 'zod/mini';
import { day } from '../schema/atoms.schema.js';
import { count, evidence, schemaVersion, strings, suggestion } from './parts.schema.js';

/** What `log import` and `log inbox` print. */

/** A gap that code cannot show, to ask about. */
const unseen = z.nullable(
  z.strictObject({
    behaviour: z.string(),
    statement: z.string(),
    /** null: the ladder has none. */
    example: z.nullable(z.string()),
  }),
);

export const logImport = z.union([
  z.strictObject({
    schemaVersion,
    /** What was recognised: "git log", "JSON", "CSV", "Markdown list". */
    format: z.string(),
    /** New proposals in the inbox. */
    added: count,
    /** Proposals that are evidence already, were dropped, or wait. */
    known: count,
    leftOut: z.strictObject({
      ...{ merges: count, reverts: count, bots: count, unmerged: count },
      /** Commits such as "wip" and "fix typo"; absent in earlier versions. */
      chores: z.optional(count),
    }),
    /** Entries without a date or words, by their number from 1. */
    unread: z.array(z.strictObject({ entry: count, reason: z.string() })),
    /** All proposals in the inbox. */
    waiting: count,
    question: unseen,
  }),
  /** `--print-command`: lines for a shell. */
  z.strictObject({
    schemaVersion,
    commands: z.array(z.strictObject({ program: z.string(), line: z.string() })),
  }),
]);

export const logInbox = z.union([
  z.strictObject({
    schemaVersion,
    /** Newest first. */
    inbox: z.array(
      z.strictObject({
        /** For `--accept` and `--drop`. */
        id: z.string(),
        source: z.string(),
        date: day,
        text: z.string(),
        links: strings,
        suggestions: z.array(suggestion),
      }),
    ),
    question: unseen,
  }),
  /** With `--accept` or `--drop`. */
  z.strictObject({
    schemaVersion,
    accepted: z.array(evidence),
    dropped: count,
    waiting: count,
  }),
]);
