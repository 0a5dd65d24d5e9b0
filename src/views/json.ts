import type { Report } from '../core/report.schema.js';

/** Any result as JSON text. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The report as JSON text: what `--json` prints and data/schema/report.schema.json describes. */
export function renderJson(report: Report): string {
  return toJson(report);
}
