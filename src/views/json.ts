import { asEscape } from '../core/base/ascii-json.js';
import type { Report } from '../core/schema/report.schema.js';

/**
 * Any result as JSON text. Paths of files are in it as they are: what terminals obey, and JSON lets through, is written
 * as an escape.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    asEscape,
  );
  return `${text}\n`;
}

/** The report as JSON text: what `--json` prints and data/schema/report.schema.json describes. */
export function renderJson(report: Report): string {
  // All texts in it were cleaned when they came in; to look through them takes a hundredth of a start.
  return `${JSON.stringify(report, null, 2)}\n`;
}
