import type { Audience } from '../core/schema/atoms.js';
import type { Ladder } from '../core/schema/ladder.schema.js';
import type { Report } from '../core/schema/report.schema.js';

/** Turns a report into the text of a file. Only pages for readers depend on the audience and the locale. */
export type ExportView = (
  report: Report,
  ladder: Ladder,
  audience: Audience,
  locale?: string | null,
) => string;

export interface ExportFormat {
  /** Whether the text depends on the audience. */
  readonly hasReaders: boolean;
  /** Imports the view on demand, so that unused formats cost nothing at start-up. */
  load(): Promise<ExportView>;
}

/** A new format is a file in this folder and a line here; help, choices and errors follow. */
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

export const formatNames = Object.keys(formats) as (keyof typeof formats)[];
