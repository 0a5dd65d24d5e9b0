import { asEscape } from '../core/base/ascii-json.js';

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
