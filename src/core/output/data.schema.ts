import * as z from 'zod/mini';
import { settingsSchema } from '../schema/settings.schema.js';
import { count, schemaVersion, strings } from './parts.schema.js';

/** What settings, the commands about data, and `doctor` print. */

const settingNames = z.keyof(settingsSchema);

export const setting = z.strictObject({
  schemaVersion,
  /** A setting, or `terms.` and a term of the ladder. */
  name: z.union([settingNames, z.string().check(z.regex(/^terms\./))]),
  /** null: not set, so that the ladder's own term or the default applies. */
  value: z.union([
    z.nullable(z.string()),
    z.int(),
    z.boolean(),
    settingsSchema.shape.terms.def.innerType.def.valueType,
  ]),
});

export const settings = z.strictObject({ schemaVersion, settings: settingsSchema });

export const paths = z.strictObject({
  schemaVersion,
  folder: z.string(),
  /** The option or variable that chose the folder. */
  from: z.string(),
  journal: z.string(),
  settings: z.string(),
});

export const imported = z.strictObject({
  schemaVersion,
  /** New lines. */
  added: count,
  /** Lines that the journal already had. */
  known: count,
  /** Added lines from a newer version of the program. */
  newer: count,
  refused: z.array(z.strictObject({ line: count, reason: z.string() })),
});

export const restored = z.strictObject({
  schemaVersion,
  restored: count,
  /** The new path of the replaced journal; null: there was none. */
  setAside: z.nullable(z.string()),
  /** Distinct events in this journal and the other, those of a newer version included. */
  here: count,
  there: count,
  onlyHere: count,
  onlyThere: count,
  /** Unusable lines of the other journal. */
  damaged: count,
});

export const forgotten = z.strictObject({
  schemaVersion,
  folder: z.string(),
  events: count,
  /** Names of the deleted files. */
  deleted: strings,
  /** Names of foreign files, which stay. */
  left: strings,
  /** Targets of deleted symbolic links, which still exist. */
  linked: strings,
});

const decision = z.nullable(z.strictObject({ on: z.boolean(), because: z.string() }));

export const diagnosis = z.strictObject({
  schemaVersion,
  version: z.string(),
  node: z.string(),
  /** System and processor. */
  system: z.string(),
  /** The profile's, with `~` for the home directory. */
  folder: z.string(),
  /** The option or variable that chose the folder. */
  from: z.string(),
  /** null: it cannot be read. */
  journal: z.nullable(
    z.strictObject({ bytes: count, events: count, newer: count, damaged: count }),
  ),
  streams: z.array(
    z.strictObject({
      name: z.enum(['stdin', 'stdout', 'stderr']),
      terminal: z.boolean(),
      columns: z.nullable(count),
      rows: z.nullable(count),
      /** null for standard input. */
      colour: decision,
      unicode: decision,
    }),
  ),
  findings: z.array(
    z.strictObject({
      /** A word that scripts can test. */
      id: z.string(),
      weight: z.enum(['problem', 'note']),
      /** One sentence. */
      what: z.string(),
      /** Commands or short instructions. */
      next: strings,
    }),
  ),
  /** With `--fix`: one sentence for each repair. */
  done: z.optional(strings),
});
