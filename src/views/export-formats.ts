import type { PageName } from '../core/schema/atoms.js';
import type { PageContent } from './page/page.js';

/** Turns a report into the text of a file. */
export type ExportView = (content: PageContent, page: PageName) => string;

export interface ExportFormat {
  /** Whether the format shows pages, which differ by reader; else it holds the whole report. */
  readonly hasPages: boolean;
  /** Endings of file names that mean this format. */
  readonly endings: readonly string[];
  /** Imports the view on demand, so that unused formats cost nothing at start-up. */
  load(): Promise<ExportView>;
}

/** A new format is a file in this folder and a line here; help, choices and errors follow. */
export const formats = {
  markdown: {
    hasPages: true,
    endings: ['.md', '.markdown'],
    load: async () => (await import('./markdown/markdown.js')).renderMarkdown,
  },
  html: {
    hasPages: true,
    endings: ['.html', '.htm'],
    load: async () => (await import('./html/html.js')).renderHtml,
  },
  json: {
    hasPages: false,
    endings: ['.json'],
    load: async () => {
      const { toJson } = await import('./json.js');
      return ({ report }) => toJson(report);
    },
  },
} as const satisfies Record<string, ExportFormat>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

/** The format that a file's name asks for; null where it says nothing. */
export function formatOfFile(file: string): FormatName | null {
  const name = file.toLowerCase();
  return (
    formatNames.find((format) => formats[format].endings.some((end) => name.endsWith(end))) ?? null
  );
}
