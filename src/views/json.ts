import type { Report } from '../core/report.schema.js';

/**
 * Any result as JSON text. Paths of files are in it as they are: what terminals obey, and JSON lets through, is written
 * as an escape.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}

/** The report as JSON text: what `--json` prints and data/schema/report.schema.json describes. */
export function renderJson(report: Report): string {
  return toJson(report);
}
