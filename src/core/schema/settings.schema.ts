import * as z from 'zod/mini';
import { longestId } from './atoms.js';
import { line } from './atoms.schema.js';
import { settingFacts } from './setting-facts.js';

const { ladder, branch, rhythm, terms, locale, plain, keys, ascii } = settingFacts;
const word = line(terms.longest);

/** What a person prefers; nothing personal. Kept by conf, apart from the journal. */
export const settingsSchema = z.strictObject({
  /** The ladder in use: the id of the built-in one, or an absolute path of a ladder file. */
  ladder: z._default(z.string().check(z.minLength(1)), ladder.usual),
  /** The id of the person's branch of the ladder; null: none was chosen. */
  branch: z._default(z.nullable(line(longestId)), branch.usual),
  /** Days from one check-in to the next. */
  rhythm: z._default(
    z.int().check(z.minimum(rhythm.lowest), z.maximum(rhythm.highest)),
    rhythm.usual,
  ),
  /** Words to use in place of the ladder's own: {"customer": {"one": "client", "many": "clients"}}. */
  terms: z._default(z.record(z.string(), z.strictObject({ one: word, many: word })), terms.usual),
  /** A BCP 47 tag for dates on the screen; null: English, as all texts are. */
  locale: z._default(z.nullable(z.string().check(z.maxLength(locale.longest))), locale.usual),
  /** Always ask line by line, without moving the cursor. */
  plain: z._default(z.boolean(), plain.usual),
  /** In plain mode, where a single key can answer, it needs no Enter. */
  keys: z._default(z.boolean(), keys.usual),
  /** Draw with ASCII only. */
  ascii: z._default(z.boolean(), ascii.usual),
});

/** All settings, with defaults filled in. */
export type Settings = z.output<typeof settingsSchema>;
