import type { Audience } from '../core/schema/atoms.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { Report } from '../core/schema/report.schema.js';

/** Turns a report into the text of a file. Only pages for readers look at the audience and the locale. */
export type ExportView = (
  report: Report,
  ladder: Ladder,
  audience: Audience,
  locale?: string | null,
) => string;

/** A format of `career-coach export`. */
export interface ExportFormat {
  /** Whether it is written otherwise for each reader. */
  readonly hasReaders: boolean;
  /** Loads what makes it: a format that nobody asks for costs nothing. */
  load(): Promise<ExportView>;
}

/** All formats. A new one is a file beside this one and a line here; help, choices and errors follow. */
export const formats = {
  markdown: {
    hasReaders: true,
    load: async () => (await import('./markdown/markdown.js')).renderMarkdown,
  },
  json: {
    hasReaders: false,
    load: async () => (await import('./json.js')).toJson,
  },
} as const satisfies Record<string, ExportFormat>;

/** The names of all formats, in the order of the table. */
export const formatNames = Object.keys(formats) as (keyof typeof formats)[];
