import { asEscape } from '../core/escape.js';
import type { Report } from '../core/report.schema.js';

/**
 * Any result as JSON text. Paths of files are in it as they are: what terminals obey, and JSON lets through, is written
 * as an escape.
 */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    asEscape,
  );
}

/** The report as JSON text: what `--json` prints and data/schema/report.schema.json describes. */
export function renderJson(report: Report): string {
  return toJson(report);
}
