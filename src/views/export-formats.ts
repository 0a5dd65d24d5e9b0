import type { Ladder } from '../core/schema/ladder.schema.js';
import type { Report } from '../core/schema/report.schema.js';
import type { Audience } from './markdown/markdown.js';

/** Turns a report into the text of a file. Only pages for readers look at the audience and the locale. */
export type ExportView = (
  report: Report,
  ladder: Ladder,
  audience: Audience,
  locale?: string | null,
) => string;

/** A format of `career-coach export`. */
export interface ExportFormat {
  /** Loads what makes it: a format that nobody asks for costs nothing. */
  load(): Promise<ExportView>;
}

/** All formats. A new one is a file beside this one and a line here; help, choices and errors follow. */
export const formats = {
  markdown: {
    load: async () => (await import('./markdown/markdown.js')).renderMarkdown,
  },
  json: {
    load: async () => (await import('./json.js')).renderJson,
  },
} as const satisfies Record<string, ExportFormat>;

/** The names of all formats, in the order of the table. */
export const formatNames = Object.keys(formats) as (keyof typeof formats)[];
